// POST /api/boards/:boardId/who: whether somebody of this name is here already, for whoever could join. So that a person
// in a new browser does not become two.
import { Hono } from 'hono'
import type * as Y from 'yjs'
import type { Role } from '@taula/shared/board/kind'
import { readAll, readRecord, registersOf } from '@taula/shared/board/registers'
import { personIn } from '@taula/shared/ops/read'
import { whoBody } from '@taula/shared/protocol/http'
import type { Namesake, WhoAnswer } from '@taula/shared/protocol/http'
import { isSameName } from '@taula/shared/select/names'
import { seatOf } from '@taula/shared/select/seats'
import { atMost, only, readBody } from './answers.ts'
import { knownBoard, lookOnly, wrongKey } from './credential.ts'
import { opens } from './keys.ts'
import { maxNamesakes, smallBodyBytes } from './limits.ts'
import { needsCode } from './people.ts'
import type { BoardEnv, RoutePorts } from './ports.ts'

export const who = (ports: RoutePorts) =>
  new Hono<BoardEnv>().all(
    '/api/boards/:boardId/who',
    only('POST'),
    knownBoard(ports),
    atMost(smallBodyBytes),
    async (c) => {
      const read = await readBody(c, whoBody)
      if (!read.ok) return read.refusal
      const { key, name } = read.body
      const opened = opens(c.var.keys, key)
      if (!opened) return wrongKey(c)
      if (opened === 'screen' || opened === 'public') return lookOnly(c)
      const room = await ports.rooms.open(c.var.board)
      const people = await room.read((doc) => namesakes(doc, name, opened))
      c.header('Cache-Control', 'no-store')
      return c.json({ people } satisfies WhoAnswer)
    },
  )

/** Those who are called so, the last to join first. Somebody merged into another is offered as that one. */
function namesakes(doc: Y.Doc, name: string, offered: Role): readonly Namesake[] {
  const called = [...readAll(registersOf(doc), 'people').values()].filter(
    (person) => person.name !== undefined && isSameName(person.name, name),
  )
  const whom = personIn(doc)
  const ids = new Set(called.map(({ id }) => whom(id)))
  return [...ids]
    .flatMap((id) => namesake(doc, id, offered) ?? [])
    .toSorted((a, b) => (b.joined ?? 0) - (a.joined ?? 0))
    .slice(0, maxNamesakes)
}

function namesake(doc: Y.Doc, id: string, offered: Role): Namesake | undefined {
  const from = registersOf(doc)
  const { name, removed, role = 'sprinter', joined } = readRecord(from, 'people', id)
  if (name === undefined || removed === true) return undefined
  const tableOf = (table: string) => readRecord(from, 'tables', table)
  const seat = seatOf(readRecord(from, 'seats', id), tableOf)
  const table = seat === null ? undefined : tableOf(seat).label
  return {
    personId: id,
    name,
    role,
    ...(table !== undefined && { table }),
    ...(joined && { joined: joined.at }),
    needsCode: needsCode(role, offered),
  }
}
