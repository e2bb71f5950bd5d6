// The built pages: hashed assets for ever, everything else asked for again.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { refuse } from './answers.ts'

export function pages(root: string): Hono {
  const app = new Hono()
  const isThere = (path: string) => existsSync(join(root, path))
  if (!isThere('index.html') || !isThere('screen.html')) return app.get('/', notBuilt).get('/b/*', notBuilt)
  const page = (path: string) => serveStatic({ root, path, precompressed: true })
  const files = serveStatic({ root, precompressed: true })
  return app
    .get('/assets/*', cached('public, max-age=31536000, immutable'), files, (c) =>
      refuse(c, 404, 'unknown_asset', 'There is no such file in this version.'),
    )
    .use(cached('no-cache'))
    .get('/b/:boardId/screen', page('screen.html'))
    .get('/b/*', page('index.html'))
    .get('*', files)
}

const cached = (how: string) =>
  createMiddleware(async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', how)
  })

const notBuilt = (c: Context) =>
  c.text('The server runs, but its page is not built yet: run "npm run build", then start it again.\n', 404)
