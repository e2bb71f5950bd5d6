// The server's HTTP interface as the pages use it. Never rejects: that nobody answers is an answer, too.
import * as v from 'valibot'
import type { ImportResult } from '@taula/shared/ops/import'
import type {
  CameBackBody,
  CodeAnswer,
  CodeStateAnswer,
  CreateBoardAnswer,
  CreateBoardBody,
  ErrorAnswer,
  ImportBody,
  JoinAnswer,
  JoinBody,
  JoinByCode,
  JoinByCodeAnswer,
  LinkAnswer,
  LinkRole,
  LinksAnswer,
  MeAnswer,
  NoteVersionAnswer,
  NoteVersionsAnswer,
  WhoAnswer,
  WhoBody,
} from '@taula/shared/protocol/http'
import { noteVersionAnswer, noteVersionsAnswer } from '@taula/shared/protocol/http'
import * as answers from './answers.ts'
import { browserPorts } from './ports.ts'
import type { Ports } from './ports.ts'
import { createServerTime } from './serverTime.ts'
import type { ServerTime } from './serverTime.ts'

/** Why there is no answer. `message` is for people, `status` the HTTP one, 0 where nobody answered. */
export type ApiProblem =
  | { readonly kind: 'unreachable'; readonly status: 0; readonly message: string }
  /** The server says no, and would say it again. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  /** The server cannot now, and says why where it has a `code`; or whoever answered in its place says nothing of use. */
  | {
      readonly kind: 'failing'
      readonly status: number
      readonly code: string | undefined
      readonly message: string
    }

export type ApiResult<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & ApiProblem)

export interface Api {
  createBoard(body: CreateBoardBody): Promise<ApiResult<CreateBoardAnswer>>
  /** Makes a board again from the text of an export. */
  remakeBoard(written: string): Promise<ApiResult<CreateBoardAnswer>>
  join(boardId: string, body: JoinBody): Promise<ApiResult<JoinAnswer>>
  /** As the person whose other device shows the code, on whichever board that is. */
  joinByCode(body: JoinByCode): Promise<ApiResult<JoinByCodeAnswer>>
  /** Who is called so on the board already. */
  who(boardId: string, body: WhoBody): Promise<ApiResult<WhoAnswer>>
  /** A code for another device of this browser's person. */
  newCode(boardId: string): Promise<ApiResult<CodeAnswer>>
  /** What became of it. */
  codeState(boardId: string): Promise<ApiResult<CodeStateAnswer>>
  /** What this device says of another that came in as its person, or of itself. */
  answerCameBack(boardId: string, body: CameBackBody): Promise<ApiResult<unknown>>
  links(boardId: string): Promise<ApiResult<LinksAnswer>>
  replaceLink(boardId: string, role: LinkRole): Promise<ApiResult<LinkAnswer>>
  /** Who this browser is on the board. */
  me(boardId: string): Promise<ApiResult<MeAnswer>>
  /** The whole board as one Yjs V1 update. */
  fetchState(boardId: string): Promise<ApiResult<Uint8Array>>
  /** What a note was before somebody deleted what another had written, newest first. */
  noteVersions(boardId: string, ticket: string): Promise<ApiResult<NoteVersionsAnswer>>
  noteVersion(boardId: string, ticket: string, number: number): Promise<ApiResult<NoteVersionAnswer>>
  importList(boardId: string, body: ImportBody): Promise<ApiResult<ImportResult>>
}

type ApiPorts = Pick<Ports, 'fetch' | 'clock' | 'storage'>
type Read<T> = (response: Response) => Promise<T | undefined>

/** Milliseconds before an answer is given up. */
const patienceMs = 15_000
/** Milliseconds for a list of up to 32 MB over a venue's Wi-Fi. */
const importPatienceMs = 180_000
/** Statuses that speak of the moment, not of the request: time-out, too early, too many. */
const passing: ReadonlySet<number> = new Set([408, 425, 429])

export function createApi(ports: ApiPorts = browserPorts(), time: ServerTime = createServerTime(ports)): Api {
  async function ask<T>(
    path: string,
    init: RequestInit,
    read: Read<T>,
    limitMs: number,
  ): Promise<ApiResult<T>> {
    const stop = new AbortController()
    const cancel = ports.clock.after(limitMs, () => stop.abort())
    const sentAt = ports.clock.now()
    try {
      const response = await ports.fetch(path, { cache: 'no-store', ...init, signal: stop.signal })
      time.learn(response.headers.get('date'), sentAt, ports.clock.now())
      if (!response.ok) return await problemOf(response)
      const value = await read(response)
      return value === undefined ? failing(response.status) : { ok: true, value }
    } catch {
      // fetch has one word for cut off, refused by the network and given up.
      return unreachable
    } finally {
      cancel()
    }
  }
  const get = <T>(path: string, read: Read<T>) => ask(path, {}, read, patienceMs)
  const postText = <T>(path: string, body: string, read: Read<T>, limitMs: number) =>
    ask(path, { method: 'POST', headers: jsonHeaders, body }, read, limitMs)
  const post = <T>(path: string, body: unknown, read: Read<T>, limitMs = patienceMs) =>
    postText(path, JSON.stringify(body), read, limitMs)

  return {
    createBoard: (body) => post('/api/boards', body, json(answers.createBoardAnswer)),
    // The text goes as it is: what is wrong with it the server says, with its place.
    remakeBoard: (written) =>
      postText('/api/boards', `{"import":${written}}`, json(answers.createBoardAnswer), importPatienceMs),
    join: (boardId, body) => post(`${pathOf(boardId)}/join`, body, json(answers.joinAnswer)),
    joinByCode: (body) => post('/api/join', body, json(answers.joinByCodeAnswer)),
    who: (boardId, body) => post(`${pathOf(boardId)}/who`, body, json(answers.whoAnswer)),
    newCode: (boardId) => post(`${pathOf(boardId)}/code`, {}, json(answers.codeAnswer)),
    codeState: (boardId) => get(`${pathOf(boardId)}/code`, json(answers.codeStateAnswer)),
    answerCameBack: (boardId, body) => post(`${pathOf(boardId)}/cameBack`, body, json(v.object({}))),
    links: (boardId) => get(`${pathOf(boardId)}/links`, json(answers.linksAnswer)),
    replaceLink: (boardId, role) => post(`${pathOf(boardId)}/links/${role}`, {}, json(answers.linkAnswer)),
    me: (boardId) => get(`${pathOf(boardId)}/me`, json(answers.meAnswer)),
    fetchState: (boardId) => get(`${pathOf(boardId)}/state`, bytes),
    noteVersions: (boardId, ticket) => get(versionsOf(boardId, ticket), json(noteVersionsAnswer)),
    noteVersion: (boardId, ticket, number) =>
      get(`${versionsOf(boardId, ticket)}/${number}`, json(noteVersionAnswer)),
    importList: (boardId, body) =>
      post(`${pathOf(boardId)}/tickets/import`, body, json(answers.importAnswer), importPatienceMs),
  }
}

const jsonHeaders = { 'Content-Type': 'application/json' }
const pathOf = (boardId: string) => `/api/boards/${encodeURIComponent(boardId)}`

const versionsOf = (boardId: string, ticket: string) =>
  `${pathOf(boardId)}/tickets/${encodeURIComponent(ticket)}/note/versions`

const json =
  <T>(schema: v.GenericSchema<unknown, T>): Read<T> =>
  async (response) => {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text())
    return read.success ? read.output : undefined
  }

const bytes: Read<Uint8Array> = async (response) => {
  const isPage = response.headers.get('content-type')?.startsWith('text/') === true
  return isPage ? undefined : new Uint8Array(await response.arrayBuffer())
}

async function problemOf(response: Response): Promise<{ readonly ok: false } & ApiProblem> {
  const { status } = response
  const said = await json(answers.errorAnswer)(response)
  if (!said || status >= 500 || passing.has(status)) return failing(status, said?.error)
  return { ok: false, kind: 'refused', status, ...said.error }
}

const unreachable = {
  ok: false,
  kind: 'unreachable',
  status: 0,
  message: 'The server does not answer. Is this device on the same network?',
} as const

const failing = (status: number, said?: ErrorAnswer['error']) =>
  ({
    ok: false,
    kind: 'failing',
    status,
    code: said?.code,
    message: said?.message ?? 'Something answered that is not the board’s server.',
  }) as const
