// POST /api/boards/:boardId/cameBack: what a person's device says of one that came in as them by word alone: "It was me",
// or "That was not me", which ends it and whatever it let in. A device may say so of itself: a name tapped by mistake.
import { Hono } from 'hono'
import { answerCameBack } from '@taula/shared/ops/cameBack'
import { cameBackBody } from '@taula/shared/protocol/http'
import { isEnded } from '../sync/removed.ts'
import { atMost, only, readBody, refuse } from './answers.ts'
import { knownBoard, member, takeToken } from './credential.ts'
import { smallBodyBytes } from './limits.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const cameBack = (ports: RoutePorts) =>
  new Hono<MemberEnv>().all(
    '/api/boards/:boardId/cameBack',
    only('POST'),
    knownBoard(ports),
    member(ports),
    atMost(smallBodyBytes),
    async (c) => {
      const read = await readBody(c, cameBackBody)
      if (!read.ok) return read.refusal
      const { board } = c.var
      const room = await ports.rooms.open(board)
      const said = { ...read.body, from: c.var.cameBack }
      const answered = await room.change((doc, ctx) => answerCameBack(doc, said, ctx), c.var.person)
      if (!answered.ok)
        return answered.code === 'unknown'
          ? refuse(c, 403, 'not_yours', answered.message)
          : refuse(c, 409, 'said_already', answered.message)
      if (read.body.isMine) return c.json({})
      // Sockets are sent off by the room. A stream knows no register but its bearer's.
      await room.read((doc) =>
        ports.streams.end(board, (bearer) => bearer.kind === 'member' && isEnded(doc, bearer.cameBack)),
      )
      if (read.body.cameBack === c.var.cameBack) await takeToken(c, ports)
      return c.json({})
    },
  )
