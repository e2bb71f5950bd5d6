// GET /sync/:boardId: the door between a WebSocket and a room. Everything that can be refused is refused before the upgrade.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { WSEvents } from 'hono/ws'
import { WebSocket } from 'ws'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { Clock } from '../sync/clock.ts'
import type { Connected, Room, Session } from '../sync/room.types.ts'
import { only, refuse } from './answers.ts'
import { expiredWords, knownBoard, member, whenExpired } from './credential.ts'
import { foreign, isOwnOrigin } from './origin.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'
import { socketOf } from './socket.ts'

export const sync = (ports: RoutePorts) =>
  new Hono<MemberEnv>().all(
    '/sync/:boardId',
    only('GET'),
    ownOrigin,
    knownBoard(ports),
    member(ports),
    upgradeNeeded,
    ports.upgradeWebSocket(
      async (c: Context<MemberEnv>) => eventsOf(await ports.rooms.open(c.var.board), c.var, ports.clock),
      { onError: (error: unknown) => ports.report('a socket failed', error) },
    ),
  )

const ownOrigin = createMiddleware(async (c, next) => (isOwnOrigin(c) ? next() : foreign(c)))

const upgradeNeeded = createMiddleware(async (c, next) => {
  if (c.req.header('upgrade')?.toLowerCase() === 'websocket') return next()
  c.header('Upgrade', 'websocket')
  return refuse(c, 426, 'upgrade_needed', 'This address speaks WebSocket only.')
})

/** Frames are taken from the socket itself: the adapter makes an event, and a copy, of each. */
function eventsOf(room: Room, who: Connected & { readonly expires: number }, clock: Clock): WSEvents {
  let session: Session | undefined
  let cancelExpiry = () => {}
  return {
    onOpen(_, { raw }) {
      if (!(raw instanceof WebSocket)) throw new TypeError('a WebSocket of another kind than ws')
      const opened = room.connect(socketOf(raw), who)
      session = opened
      cancelExpiry = whenExpired(who.expires, clock, () =>
        room.disconnect(({ token }) => token === who.token, closeCodes.unauthorised, expiredWords),
      )
      raw.on('message', (data, isBinary) => {
        if (isBinary && data instanceof Buffer) opened.receive(data)
        else raw.close(closeCodes.badMessage, 'a text frame')
      })
    },
    onClose() {
      cancelExpiry()
      session?.closed()
    },
  }
}
