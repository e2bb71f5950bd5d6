// Who is asking: the token in a cookie or an Authorization header, looked up on the board that the path names.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { idPattern } from '@taula/shared/board/kind'
import { refuse } from './answers.ts'
import type { Bearer } from './directory.ts'
import { isHttps } from './origin.ts'
import type { BoardEnv, MemberEnv, RoutePorts } from './ports.ts'
import { bearerToken, hashOf } from './secrets.ts'

/** Seconds. A sprint and the weeks of its wrap-up. */
const tokenLifeSeconds = 90 * 24 * 60 * 60

type Ports = Pick<RoutePorts, 'directory' | 'clock' | 'secret'>

/** A screen's browser may also be a member's: each kind has a cookie of its own. */
const cookieName = (board: string, kind: Bearer['kind']) =>
  kind === 'member' ? `taula_${board}` : `taula_${board}_${kind}`
const kinds: readonly Bearer['kind'][] = ['member', 'screen', 'public']

/** Undefined where there is no such board. An id that cannot be one is not looked up. */
export const keysOfBoard = async (board: string, { directory }: Pick<RoutePorts, 'directory'>) =>
  idPattern.test(board) ? await directory.keysOf(board) : undefined

/** Refuses boards that do not exist. */
export const knownBoard = (ports: Pick<RoutePorts, 'directory'>) =>
  createMiddleware<BoardEnv>(async (c, next) => {
    const board = c.req.param('boardId') ?? ''
    const keys = await keysOfBoard(board, ports)
    if (!keys) return refuse(c, 404, 'unknown_board', 'There is no such board here.')
    c.set('board', board)
    c.set('keys', keys)
    return next()
  })

/** Gives whoever asked a new token and its cookie. Answers the token. */
export async function giveToken(c: Context<BoardEnv>, bearer: Bearer, ports: Ports): Promise<string> {
  const { board } = c.var
  const token = ports.secret()
  const expires = ports.clock.now() + tokenLifeSeconds * 1000
  await ports.directory.addToken({ board, hash: hashOf(token), bearer, expires })
  setCookie(c, cookieName(board, bearer.kind), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: tokenLifeSeconds,
    // On plain http, as in the venue, a browser would drop a Secure cookie.
    secure: isHttps(c),
  })
  return token
}

/**
 * Whom the request speaks for, or the refusal to send back. A member's cookie counts before a screen's, unless it is said
 * as what somebody is asking: a browser may have several.
 */
export async function bearerOf(
  c: Context,
  board: string,
  { directory, clock }: Pick<RoutePorts, 'directory' | 'clock'>,
  as?: string,
): Promise<
  { readonly ok: true; readonly bearer: Bearer } | { readonly ok: false; readonly refusal: Response }
> {
  const tokens = tokensOf(c, board, as)
  if (tokens.length === 0)
    return { ok: false, refusal: refuse(c, 401, 'no_credential', 'Join this board first.') }
  for (const token of tokens) {
    const bearer = await directory.findToken(board, hashOf(token), clock.now())
    if (bearer) return { ok: true, bearer }
  }
  return { ok: false, refusal: refuse(c, 401, 'bad_credential', 'You have been away too long: join again.') }
}

function tokensOf(c: Context, board: string, as: string | undefined): readonly string[] {
  const header = c.req.header('authorization')
  // A program that says who it is means that and no cookie.
  if (header !== undefined) return [bearerToken(header) ?? '']
  const asked = as === undefined ? kinds : kinds.filter((kind) => kind === as)
  return asked.map((kind) => getCookie(c, cookieName(board, kind))).filter((token) => token !== undefined)
}

/** Refuses everybody but people on the board. Stands behind `knownBoard`. */
export const member = (ports: Pick<RoutePorts, 'directory' | 'clock'>) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    const found = await bearerOf(c, c.var.board, ports)
    if (!found.ok) return found.refusal
    if (found.bearer.kind !== 'member') {
      return refuse(c, 403, 'look_only', 'This link is for looking at the board, not for changing it.')
    }
    c.set('person', found.bearer.person)
    return next()
  })
