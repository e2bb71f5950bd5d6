// GET /api/boards/:boardId/tickets/:ticketId/note/versions and .../:number: a note as it stood before others' text was
// deleted from it. What is on disk answers, without the board being opened.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { idPattern } from '@taula/shared/board/kind'
import type { NoteVersionAnswer, NoteVersionsAnswer } from '@taula/shared/protocol/http'
import { only, refuse } from './answers.ts'
import { knownBoard, member } from './credential.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

const path = '/api/boards/:boardId/tickets/:ticketId/note/versions'

export const notes = (ports: RoutePorts) =>
  new Hono<MemberEnv>()
    .all(path, only('GET'), knownBoard(ports), member(ports), async (c) => {
      const ticket = c.req.param('ticketId')
      if (!idPattern.test(ticket)) return noTicket(c)
      c.header('Cache-Control', 'no-store')
      return c.json({
        versions: [...(await ports.versions.list(c.var.board, ticket))],
      } satisfies NoteVersionsAnswer)
    })
    .all(`${path}/:number`, only('GET'), knownBoard(ports), member(ports), async (c) => {
      const { ticketId: ticket, number } = c.req.param()
      if (!idPattern.test(ticket)) return noTicket(c)
      // What is no number of a version is looked up as one that no version has.
      const asked = /^[1-9]\d{0,14}$/.test(number) ? Number(number) : 0
      const version = await ports.versions.read(c.var.board, ticket, asked)
      if (!version) return refuse(c, 404, 'unknown_version', 'This note has no version of that number.')
      c.header('Cache-Control', 'no-store')
      return c.json(version satisfies NoteVersionAnswer)
    })

const noTicket = (c: Context) => refuse(c, 400, 'bad_ticket', 'This is not the id of a ticket.')
