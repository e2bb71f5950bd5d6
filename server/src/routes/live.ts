// GET /api/boards/:boardId/live: the board as an event stream, for those who only look. The credential decides what they
// see: screens and members the room board, followers the world board. A browser that has several says `?as=screen`.
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { LiveJoin } from '@taula/shared/protocol/live'
import { eventOf } from '../sync/events.ts'
import type { Reader } from '../sync/room.types.ts'
import { only } from './answers.ts'
import { bearerOf, knownBoard, whenExpired } from './credential.ts'
import { wallLink } from './keys.ts'
import type { BoardEnv, RoutePorts } from './ports.ts'
import { createStreamBody } from './streamBody.ts'

/** `outgoing` is there where a real connection is behind the request. */
type LiveEnv = BoardEnv & { Bindings: Partial<HttpBindings> }

export const live = (ports: RoutePorts) =>
  new Hono<LiveEnv>().all('/api/boards/:boardId/live', only('GET'), knownBoard(ports), async (c) => {
    const { board } = c.var
    const found = await bearerOf(c, board, ports, c.req.query('as'))
    if (!found.ok) return found.refusal
    c.header('Content-Type', 'text/event-stream')
    c.header('Cache-Control', 'no-store, no-transform')
    // Some proxies would gather events before they pass them on.
    c.header('X-Accel-Buffering', 'no')
    // Kept for another request, the connection would hold up a server that stops.
    c.header('Connection', 'close')
    if (c.req.method === 'HEAD') return c.body(null)
    const { bearer } = found
    const room = await ports.rooms.open(board)
    const { stream, reader, onEnd } = createStreamBody(() => c.env?.outgoing?.destroy())
    const tellJoin = bearer.kind === 'screen' ? joinTeller(reader, ports) : undefined
    onEnd(
      ports.streams.add(board, {
        bearer,
        token: found.token,
        joinChanged: (path) => tellJoin?.(path),
        end: () => reader.end('done'),
      }),
    )
    onEnd(whenExpired(found.expires, ports.clock, () => reader.end('done')))
    try {
      // From here on it would be told and ended; what was withdrawn just before is asked for once more.
      const still = await bearerOf(c, board, ports, c.req.query('as'))
      if (!still.ok) {
        reader.end('done')
        return still.refusal
      }
      const audience = bearer.kind === 'public' ? 'world' : 'room'
      onEnd(await room.follow(audience, reader, c.req.header('last-event-id')))
      tellJoin?.(await wallLink(board, ports))
    } catch (error) {
      reader.end('done')
      throw error
    }
    return c.body(stream)
  })

/** Tells a screen where people come in, whenever that is not what it was told last. */
function joinTeller(reader: Reader, { venueAddresses }: Pick<RoutePorts, 'venueAddresses'>) {
  let told: string | undefined
  return (path: string) => {
    if (path === told) return
    told = path
    reader.send(eventOf('join', { path, addresses: [...venueAddresses()] } satisfies LiveJoin))
  }
}
