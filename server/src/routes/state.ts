// GET /api/boards/:boardId/state: the whole document, compressed once for all who ask while it stays the same.
import { Hono } from 'hono'
import { only } from './answers.ts'
import { createSender } from './compressed.ts'
import { knownBoard, member } from './credential.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const state = (ports: RoutePorts) => {
  const send = createSender()
  return new Hono<MemberEnv>().all(
    '/api/boards/:boardId/state',
    only('GET'),
    knownBoard(ports),
    member(ports),
    async (c) => {
      const room = await ports.rooms.open(c.var.board)
      return send(c, await room.state(), 'application/octet-stream')
    },
  )
}
