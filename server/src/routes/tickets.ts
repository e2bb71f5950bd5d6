// POST /api/boards/:boardId/tickets/import: a tracker's list becomes tickets, or says what it would become.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { boardRecord, defaultTrac } from '@taula/shared/board/kinds/meta'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import type { ParsedTicket } from '@taula/shared/import/parsed'
import { parseList } from '@taula/shared/import/parseList'
import { importTickets, previewImport } from '@taula/shared/ops/import'
import type { ImportResult } from '@taula/shared/ops/import'
import { importBody } from '@taula/shared/protocol/http'
import type { Room } from '../sync/room.types.ts'
import { atMost, only, readBody } from './answers.ts'
import { knownBoard, member } from './credential.ts'
import { importBodyBytes } from './limits.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const tickets = (ports: RoutePorts) =>
  new Hono<MemberEnv>().all(
    '/api/boards/:boardId/tickets/import',
    only('POST'),
    knownBoard(ports),
    member(ports),
    atMost(importBodyBytes),
    async (c) => {
      const read = await readBody(c, importBody)
      if (!read.ok) return read.refusal
      const { content, dryRun, ...options } = read.body
      const room = await ports.rooms.open(c.var.board)
      const board = await room.read((doc) => readRecord(registersOf(doc), 'meta', boardRecord))
      const list = parseList(content, { ...options, trac: board.trac ?? defaultTrac })
      const brought = await (dryRun === true ? preview : bringIn)(c, room, list.items, ports)
      const bad = [...list.bad, ...brought.bad].toSorted((a, b) => a.row - b.row)
      return c.json({ ...brought, bad } satisfies ImportResult)
    },
  )

type Bring = (
  c: Context<MemberEnv>,
  room: Room,
  items: readonly ParsedTicket[],
  ports: RoutePorts,
) => Promise<ImportResult>

const bringIn: Bring = async (c, room, items) => {
  const done = await room.change((doc, ctx) => importTickets(doc, items, ctx), c.var.person)
  return done.value
}

const preview: Bring = (c, room, items, { clock, random }) =>
  room.read((doc) => previewImport(doc, items, { me: c.var.person, now: clock.now(), random }))
