// Where a request comes from: which page sent it, and whether the way here is encrypted.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { refuse } from './answers.ts'

/** The first of a list that proxies add to: what the outermost saw. */
const first = (header: string | undefined) => header?.split(',')[0]?.trim().toLowerCase()

/** Part of the header that RFC 7239 gives to proxies: `for=192.0.2.7;host="board.example.org";proto=https`. */
function forwarded(c: Context, part: 'host' | 'proto'): string | undefined {
  const pairs = first(c.req.header('forwarded'))?.split(';') ?? []
  const pair = pairs.map((one) => one.trim()).find((one) => one.startsWith(`${part}=`))
  return pair?.slice(part.length + 1).replaceAll('"', '')
}

/**
 * Whether it comes from a page of this host, or from no page: browsers always say so, programs need not. What proxies say
 * of the host is believed: a page of another site cannot say it in their place. A WebSocket carries no headers of a
 * page's choice, and a request that does is asked for first by the browser (CORS), which nobody here allows.
 */
export function isOwnOrigin(c: Context): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = URL.parse(origin)?.host
  return host !== undefined && host !== '' && hostsOf(c).includes(host)
}

/** The names under which a request asked for this server, also as proxies say. */
export const hostsOf = (c: Context): readonly string[] =>
  [new URL(c.req.url).host, first(c.req.header('x-forwarded-host')), forwarded(c, 'host')].filter(
    (host): host is string => host !== undefined && /^[\w.:[\]-]+$/.test(host),
  )

export const isHttps = (c: Context): boolean => {
  const proto = first(c.req.header('x-forwarded-proto')) ?? forwarded(c, 'proto')
  return (proto ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https'
}

/** Refuses changes that another site's page sends with this browser's cookie. */
export const ownPagesOnly = createMiddleware(async (c, next) => {
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (changes && !isOwnOrigin(c)) return foreign(c)
  return next()
})

export const foreign = (c: Context): Response =>
  refuse(c, 403, 'foreign_origin', "Only this server's own pages may do that.")
