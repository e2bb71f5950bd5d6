// POST /api/boards/:boardId/join: a key opens the board; whoever has a member's key becomes a person on it, once.
import { Hono } from 'hono'
import type { Context } from 'hono'
import type * as Y from 'yjs'
import { roles } from '@taula/shared/board/kind'
import type { Role } from '@taula/shared/board/kind'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import type { Ctx, Refused } from '@taula/shared/ops/op'
import { writerIn } from '@taula/shared/ops/read'
import { addPerson, editPerson } from '@taula/shared/ops/people'
import { joinBody, keyRoles } from '@taula/shared/protocol/http'
import type { JoinAnswer, JoinBody } from '@taula/shared/protocol/http'
import { atMost, only, readBody, refuse } from './answers.ts'
import { bearerOf, giveToken, knownBoard } from './credential.ts'
import { smallBodyBytes } from './limits.ts'
import type { BoardEnv, RoutePorts } from './ports.ts'
import { isSame } from './secrets.ts'

export const join = (ports: RoutePorts) =>
  new Hono<BoardEnv>().all(
    '/api/boards/:boardId/join',
    only('POST'),
    knownBoard(ports),
    atMost(smallBodyBytes),
    async (c) => {
      const read = await readBody(c, joinBody)
      if (!read.ok) return read.refusal
      const opens = keyRoles.find((role) => isSame(read.body.key, c.var.keys[role]))
      if (!opens) return refuse(c, 403, 'wrong_key', 'This link does not open the board: ask for a new one.')
      if (opens !== 'screen' && opens !== 'public') return joinAs(c, opens, read.body, ports)
      const token = await giveToken(c, { kind: opens }, ports)
      return c.json({ personId: null, role: opens, token } satisfies JoinAnswer)
    },
  )

async function joinAs(
  c: Context<BoardEnv>,
  role: Role,
  body: JoinBody,
  ports: RoutePorts,
): Promise<Response> {
  const found = await bearerOf(c, c.var.board, ports)
  const known = found.ok && found.bearer.kind === 'member' ? found.bearer.person : undefined
  const room = await ports.rooms.open(c.var.board)
  const joined = await room.change(
    (doc, ctx) => comeBack(doc, known, role, ctx) ?? arrive(doc, role, body, ctx),
  )
  if (!joined.ok) return refuse(c, 422, joined.code, joined.message)
  const { personId } = joined
  const token = await giveToken(c, { kind: 'member', person: personId }, ports)
  return c.json({ personId, role: joined.role, token } satisfies JoinAnswer)
}

type Joined =
  | { readonly ok: true; readonly personId: string; readonly role: Role }
  | { readonly ok: false; readonly code: Refused['code'] | 'name_needed'; readonly message: string }

/** Whoever is on the board already stays who they are; a key may raise their role and never lowers it. */
function comeBack(doc: Y.Doc, person: string | undefined, offered: Role, ctx: Ctx): Joined | undefined {
  if (person === undefined) return undefined
  const { person: standsFor, role: has } = writerIn(doc, person)
  if (readRecord(registersOf(doc), 'people', standsFor).name === undefined) return undefined
  const isHigher = roles.indexOf(offered) > roles.indexOf(has)
  if (isHigher) editPerson(doc, { person: standsFor, role: offered }, ctx)
  return { ok: true, personId: person, role: isHigher ? offered : has }
}

function arrive(doc: Y.Doc, role: Role, { name, newHere, remote }: JoinBody, ctx: Ctx): Joined {
  if (name === undefined) return { ok: false, code: 'name_needed', message: 'Say your name to join.' }
  const added = addPerson(
    doc,
    { name, role, ...(newHere !== undefined && { newHere }), ...(remote !== undefined && { remote }) },
    ctx,
  )
  return added.ok ? { ok: true, personId: added.value, role } : added
}
