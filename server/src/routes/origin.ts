// Where a request comes from: which page sent it, and whether the way here is encrypted.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { refuse } from './answers.ts'

/** The first of a list that proxies add to. */
const first = (header: string | undefined) => header?.split(',')[0]?.trim().toLowerCase()

/** Whether it comes from a page of this host, or from no page: browsers always say so, programs need not. */
export function isOwnOrigin(c: Context): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = URL.parse(origin)?.host
  return host !== undefined && (host === hostOf(c) || host === first(c.req.header('x-forwarded-host')))
}
const hostOf = (c: Context) => new URL(c.req.url).host

export const isHttps = (c: Context): boolean =>
  (first(c.req.header('x-forwarded-proto')) ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https'

/** Refuses changes that another site's page sends with this browser's cookie. */
export const ownPagesOnly = createMiddleware(async (c, next) => {
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (changes && !isOwnOrigin(c)) return foreign(c)
  return next()
})

export const foreign = (c: Context): Response =>
  refuse(c, 403, 'foreign_origin', "Only this server's own pages may do that.")
