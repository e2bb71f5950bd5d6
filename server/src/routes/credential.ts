// Who is asking: the token in a cookie or an Authorization header, looked up on the board that the path names.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { idPattern } from '@taula/shared/board/kind'
import { writerIn } from '@taula/shared/ops/read'
import type { Clock } from '../sync/clock.ts'
import { endedWords, isEnded, isRemoved, removedWords } from '../sync/removed.ts'
import { refuse } from './answers.ts'
import type { Bearer, FoundToken } from './directory.ts'
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

/** Ends the token that a member's request came with. */
export async function takeToken(c: Context<MemberEnv>, { directory }: Pick<RoutePorts, 'directory'>) {
  await directory.revokeToken(c.var.board, c.var.token)
  deleteCookie(c, cookieName(c.var.board, 'member'), { path: '/' })
}

/** Also the reason of a close, so at most 123 bytes. */
export const expiredWords = 'You have been away too long: join again.'

/** The longest that a timer can wait for, and a day to spare. */
const maxWaitMs = 23 * 24 * 60 * 60 * 1000

/** Calls back when a token expires. Returns its own undo. */
export function whenExpired(expires: number, clock: Clock, act: () => void): () => void {
  let cancel = () => {}
  const wait = () => {
    const left = expires - clock.now()
    if (left <= 0) act()
    else cancel = clock.after(Math.min(left, maxWaitMs), wait)
  }
  wait()
  return () => cancel()
}

export type Found =
  | (FoundToken & { readonly ok: true; readonly token: string })
  | { readonly ok: false; readonly why: 'unknown' | 'removed'; readonly refusal: Response }

/**
 * Whom the request speaks for and the hash of the token by which it does, or the refusal to send back. A member's cookie
 * counts before a screen's, unless it is said as what somebody is asking: a browser may have several.
 */
export async function bearerOf(
  c: Context,
  board: string,
  { directory, clock, rooms }: Pick<RoutePorts, 'directory' | 'clock' | 'rooms'>,
  as?: string,
): Promise<Found> {
  const no = (why: 'unknown' | 'removed', refusal: Response) => ({ ok: false, why, refusal }) as const
  const tokens = tokensOf(c, board, as)
  if (tokens.length === 0) return no('unknown', refuse(c, 401, 'no_credential', 'Join this board first.'))
  for (const token of tokens.map(hashOf)) {
    const known = await directory.findToken(board, token, clock.now())
    if (!known) continue
    const { bearer } = known
    if (bearer.kind === 'member') {
      const room = await rooms.open(board)
      const { person, cameBack } = bearer
      const out = await room.read((doc) => (isRemoved(doc, person) ? 'removed' : isEnded(doc, cameBack)))
      if (out === 'removed') return no('removed', refuse(c, 403, 'removed', removedWords))
      if (out) return no('unknown', refuse(c, 401, 'ended', endedWords))
    }
    return { ok: true, token, ...known }
  }
  return no('unknown', refuse(c, 401, 'bad_credential', expiredWords))
}

function tokensOf(c: Context, board: string, as: string | undefined): readonly string[] {
  const header = c.req.header('authorization')
  // A program that says who it is means that and no cookie.
  if (header !== undefined) return [bearerToken(header) ?? '']
  const asked = as === undefined ? kinds : kinds.filter((kind) => kind === as)
  return asked.map((kind) => getCookie(c, cookieName(board, kind))).filter((token) => token !== undefined)
}

/** Refuses everybody but people on the board. Stands behind `knownBoard`. */
export const member = (ports: Pick<RoutePorts, 'directory' | 'clock' | 'rooms'>) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    const found = await bearerOf(c, c.var.board, ports)
    if (!found.ok) return found.refusal
    if (found.bearer.kind !== 'member') return lookOnly(c)
    c.set('person', found.bearer.person)
    c.set('token', found.token)
    c.set('cameBack', found.bearer.cameBack)
    c.set('expires', found.expires)
    return next()
  })

export const wrongKey = (c: Context): Response =>
  refuse(c, 403, 'wrong_key', 'This link does not open the board: ask for a new one.')
export const lookOnly = (c: Context): Response =>
  refuse(c, 403, 'look_only', 'This link is for looking at the board, not for changing it.')

/** Refuses everybody but organisers, by the role they have at this moment. Stands behind `member`. */
export const organiser = ({ rooms }: Pick<RoutePorts, 'rooms'>) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    const room = await rooms.open(c.var.board)
    const { role } = await room.read((doc) => writerIn(doc, c.var.person))
    if (role === 'organiser') return next()
    return refuse(c, 403, 'organisers_only', 'Only organisers may do that.')
  })
