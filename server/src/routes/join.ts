// POST /api/boards/:boardId/join: a key opens the board; whoever has a member's key becomes a person on it, once, or says
// which one they are. A code of another device opens it as that device's person, also without the board's address:
// POST /api/join.
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Role } from '@taula/shared/board/kind'
import { joinBody, joinByCode } from '@taula/shared/protocol/http'
import type { JoinAnswer, JoinByCodeAnswer, JoinByKey } from '@taula/shared/protocol/http'
import { atMost, only, readBody, refuse } from './answers.ts'
import type { Codes } from './codes.ts'
import { bearerOf, giveToken, knownBoard, wrongKey } from './credential.ts'
import { opens } from './keys.ts'
import { smallBodyBytes } from './limits.ts'
import { arrive, becomeByCode, becomeByWord, comeBack } from './people.ts'
import type { Joined } from './people.ts'
import type { BoardEnv, RoutePorts } from './ports.ts'

export const join = (ports: RoutePorts, codes: Codes) =>
  new Hono<BoardEnv>()
    .all('/api/join', only('POST'), atMost(smallBodyBytes), async (c) => {
      const read = await readBody(c, joinByCode)
      if (!read.ok) return read.refusal
      return joinAsCode(c, read.body.code, undefined, ports, codes)
    })
    .all('/api/boards/:boardId/join', only('POST'), knownBoard(ports), atMost(smallBodyBytes), async (c) => {
      const read = await readBody(c, joinBody)
      if (!read.ok) return read.refusal
      const { board } = c.var
      if ('code' in read.body) return joinAsCode(c, read.body.code, board, ports, codes)
      // Asked for again: a body may be sent slowly, and its key be replaced meanwhile.
      const keys = (await ports.directory.keysOf(board)) ?? c.var.keys
      const opened = opens(keys, read.body.key)
      if (!opened) return wrongKey(c)
      if (opened !== 'screen' && opened !== 'public') return joinAs(c, opened, read.body, ports)
      const token = await giveToken(c, { kind: opened }, ports)
      return c.json({ personId: null, role: opened, token } satisfies JoinAnswer)
    })

async function joinAs(
  c: Context<BoardEnv>,
  role: Role,
  body: JoinByKey,
  ports: RoutePorts,
): Promise<Response> {
  const room = await ports.rooms.open(c.var.board)
  const { person } = body
  const found = await bearerOf(c, c.var.board, ports)
  const known = found.ok && found.bearer.kind === 'member' ? found.bearer : undefined
  if (person !== undefined) {
    const said = { ...body, known }
    return welcome(c, await room.change((doc, ctx) => becomeByWord(doc, person, role, said, ctx)), ports)
  }
  // Not as somebody new by the same link: then nobody could be removed.
  if (!found.ok && found.why === 'removed') return found.refusal
  const joined = await room.change(
    (doc, ctx) => comeBack(doc, known, role, ctx) ?? arrive(doc, role, body, ctx),
  )
  return welcome(c, joined, ports)
}

/** `board`: the one in the path, where there is one. */
async function joinAsCode(
  c: Context<BoardEnv>,
  code: string,
  board: string | undefined,
  ports: RoutePorts,
  codes: Codes,
): Promise<Response> {
  const redeemed = codes.redeem(code, board)
  if (!redeemed.ok) {
    return redeemed.why === 'tooMany'
      ? refuse(
          c,
          429,
          'too_many_tries',
          'Too many wrong codes were tried here: wait a minute, then try again.',
        )
      : refuse(
          c,
          403,
          'wrong_code',
          'This code opens nothing: mistyped, used, or too old. Ask for a new one.',
        )
  }
  c.set('board', redeemed.board)
  const room = await ports.rooms.open(redeemed.board)
  const joined = await room.read((doc) => becomeByCode(doc, redeemed.person, redeemed.cameBack))
  return welcome(c, joined, ports, board === undefined ? { boardId: redeemed.board } : {})
}

/** They are who they say, perhaps, and are not let in. */
const refusedEntry: ReadonlySet<string> = new Set(['removed', 'code_needed', 'ended'])

/** Lets them in, or says why not. `more`: what the answer holds beside. */
async function welcome(
  c: Context<BoardEnv>,
  joined: Joined,
  ports: RoutePorts,
  more: Partial<JoinByCodeAnswer> = {},
): Promise<Response> {
  if (!joined.ok) {
    const status = refusedEntry.has(joined.code) ? 403 : 422
    return refuse(c, status, joined.code, joined.message)
  }
  const { personId, role, cameBack } = joined
  const came = cameBack === undefined ? {} : { cameBack }
  const token = await giveToken(c, { kind: 'member', person: personId, ...came }, ports)
  return c.json({ ...more, personId, role, token, ...came } satisfies JoinAnswer)
}
