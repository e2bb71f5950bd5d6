// GET /sync/:boardId: the door between a WebSocket and a room. Everything that can be refused is refused before the upgrade.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { WSEvents } from 'hono/ws'
import { WebSocket } from 'ws'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { Connected, Room, Session, Socket } from '../sync/room.types.ts'
import { only, refuse } from './answers.ts'
import { knownBoard, member } from './credential.ts'
import { foreign, isOwnOrigin } from './origin.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const sync = (ports: RoutePorts) =>
  new Hono<MemberEnv>().all(
    '/sync/:boardId',
    only('GET'),
    ownOrigin,
    knownBoard(ports),
    member(ports),
    upgradeNeeded,
    ports.upgradeWebSocket(
      async (c: Context<MemberEnv>) => eventsOf(await ports.rooms.open(c.var.board), c.var),
      { onError: (error: unknown) => ports.report('a socket failed', error) },
    ),
  )

const ownOrigin = createMiddleware(async (c, next) => (isOwnOrigin(c) ? next() : foreign(c)))

const upgradeNeeded = createMiddleware(async (c, next) => {
  if (c.req.header('upgrade')?.toLowerCase() === 'websocket') return next()
  c.header('Upgrade', 'websocket')
  return refuse(c, 426, 'upgrade_needed', 'This address speaks WebSocket only.')
})

function eventsOf(room: Room, who: Connected): WSEvents {
  let session: Session | undefined
  return {
    onOpen(_, { raw }) {
      if (!(raw instanceof WebSocket)) throw new TypeError('a WebSocket of another kind than ws')
      session = room.connect(socketOf(raw), who)
    },
    onMessage({ data }, ws) {
      if (data instanceof ArrayBuffer) session?.receive(new Uint8Array(data))
      else ws.close(closeCodes.badMessage, 'a text frame')
    },
    onClose: () => session?.closed(),
  }
}

const socketOf = (ws: WebSocket): Socket => ({
  send: (frame) => ws.send(frame),
  close: (code, reason) => ws.close(code, reason),
  buffered: () => ws.bufferedAmount,
})
