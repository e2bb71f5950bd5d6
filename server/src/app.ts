// The HTTP side of a server, composed from its routes. Knows no port, no process and no database.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { refuse } from './routes/answers.ts'
import { boards } from './routes/boards.ts'
import { cameBack } from './routes/cameBack.ts'
import { exports } from './routes/exports.ts'
import { code } from './routes/code.ts'
import { createCodes } from './routes/codes.ts'
import { join } from './routes/join.ts'
import { live } from './routes/live.ts'
import { leave } from './routes/leave.ts'
import { links } from './routes/links.ts'
import { me } from './routes/me.ts'
import { countRefusals, metricsPage } from './routes/metrics.ts'
import { notes } from './routes/notes.ts'
import { hostsOf, ownPagesOnly } from './routes/origin.ts'
import { pages } from './routes/pages.ts'
import type { RoutePorts } from './routes/ports.ts'
import { state } from './routes/state.ts'
import { sync } from './routes/sync.ts'
import { tickets } from './routes/tickets.ts'
import { DiskFull } from './sync/docStore.ts'
import { readOnlyNow, Unavailable } from './sync/unavailable.ts'
import { world } from './routes/world/route.ts'
import { who } from './routes/who.ts'

export function createApp(ports: RoutePorts): Hono {
  const app = new Hono()
  const codes = createCodes(ports)
  app.use(headers)
  app.use(countRefusals(ports.metrics))
  app.use('/api/*', ownPagesOnly)
  app.get('/healthz', (c) => c.json({ ok: true }))
  app
    .route('/', metricsPage(ports.metrics))
    .route('/', boards(ports))
    .route('/', exports(ports))
    .route('/', join(ports, codes))
    .route('/', who(ports))
    .route('/', cameBack(ports))
    .route('/', code(ports, codes))
    .route('/', leave(ports))
    .route('/', links(ports))
    .route('/', me(ports))
    .route('/', notes(ports))
    .route('/', live(ports))
    .route('/', state(ports))
    .route('/', tickets(ports))
    .route('/', sync(ports))
    .route('/', world(ports))
    .route('/', pages(ports.pages))
  app.notFound((c) => refuse(c, 404, 'not_found', 'There is nothing at this address.'))
  app.onError((thrown, c) => {
    const error = thrown instanceof DiskFull ? readOnlyNow('diskFull') : thrown
    if (error instanceof Unavailable) {
      c.header('Retry-After', '10')
      return refuse(c, 503, error.code, error.message)
    }
    ports.report(`${c.req.method} ${c.req.path} failed`, error)
    return refuse(c, 500, 'internal', 'Something went wrong on the server. Nothing of it was kept.')
  })
  return app
}

/** This host's WebSockets: not every browser counts them as 'self'. */
const ownSockets = (c: Context) =>
  hostsOf(c)
    .map((host) => `ws://${host} wss://${host}`)
    .join(' ')

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    // The note's editor writes its style sheet itself. Attributes stay forbidden: scripts set styles without them.
    styleSrcElem: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'", ownSockets],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // In the venue it is plain http: these would be ignored with a warning, or lock a later plain address out.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
})
