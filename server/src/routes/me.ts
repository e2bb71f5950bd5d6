// GET /api/boards/:boardId/me: who the credential is, with the role as the board has it at this moment.
import { Hono } from 'hono'
import { writerIn } from '@taula/shared/ops/read'
import type { MeAnswer } from '@taula/shared/protocol/http'
import { only } from './answers.ts'
import { bearerOf, knownBoard } from './credential.ts'
import type { BoardEnv, RoutePorts } from './ports.ts'

export const me = (ports: RoutePorts) =>
  new Hono<BoardEnv>().all('/api/boards/:boardId/me', only('GET'), knownBoard(ports), async (c) => {
    const found = await bearerOf(c, c.var.board, ports)
    if (!found.ok) return found.refusal
    c.header('Cache-Control', 'no-store')
    const { bearer } = found
    if (bearer.kind !== 'member') return c.json({ personId: null, role: bearer.kind } satisfies MeAnswer)
    const room = await ports.rooms.open(c.var.board)
    const { role } = await room.read((doc) => writerIn(doc, bearer.person))
    const came = bearer.cameBack === undefined ? {} : { cameBack: bearer.cameBack }
    return c.json({ ...came, personId: bearer.person, role } satisfies MeAnswer)
  })
