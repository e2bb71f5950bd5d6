// POST /api/boards/:boardId/leave: this device is nobody's any more, as at the end of a day on a borrowed laptop. The
// person stays on the board, and so do their other devices.
import { Hono } from 'hono'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { only } from './answers.ts'
import { knownBoard, member, takeToken } from './credential.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const leave = (ports: RoutePorts) =>
  new Hono<MemberEnv>().all(
    '/api/boards/:boardId/leave',
    only('POST'),
    knownBoard(ports),
    member(ports),
    async (c) => {
      await takeToken(c, ports)
      // A stream does not know its token: other devices of this person follow again by themselves.
      ports.streams.end(c.var.board, (bearer) => bearer.kind === 'member' && bearer.person === c.var.person)
      const room = await ports.rooms.open(c.var.board)
      room.disconnect(
        ({ token }) => token === c.var.token,
        closeCodes.unauthorised,
        'This device left the board.',
      )
      return c.json({})
    },
  )
