// What the pages need from the network, as they want it; main plugs the real thing in.
import type {
  CameBackBody,
  CodeAnswer,
  CodeStateAnswer,
  CreateBoardAnswer,
  CreateBoardBody,
  JoinAnswer,
  JoinBody,
  JoinByCode,
  JoinByCodeAnswer,
  LinkAnswer,
  LinkRole,
  LinksAnswer,
  MeAnswer,
  WhoAnswer,
  WhoBody,
} from '@taula/shared/protocol/http'
import { createContext, useContext } from 'react'
import type { BoardSession } from '../sync/session.ts'

/** `status` is the HTTP one; 0 where no server answered. `code`: why the server says no, for programs. */
export interface Problem {
  readonly ok: false
  readonly status: number
  readonly code?: string
  readonly message: string
}
type Answer<T> = { readonly ok: true; readonly value: T } | Problem

/** What was asked for, or why there is none, for people. */
export const orWhy = <T>(answer: Answer<T>): T | string => (answer.ok ? answer.value : answer.message)

/** Who this browser is on a board. */
interface Known {
  readonly person: string
  readonly role: string
  readonly name: string
  /** As in `JoinAnswer`. */
  readonly cameBack?: string | undefined
}

export interface Backend {
  createBoard(body: CreateBoardBody): Promise<Answer<CreateBoardAnswer>>
  /** Makes a board again from the text of an export. */
  remakeBoard(written: string): Promise<Answer<CreateBoardAnswer>>
  join(boardId: string, body: JoinBody): Promise<Answer<JoinAnswer>>
  joinByCode(body: JoinByCode): Promise<Answer<JoinByCodeAnswer>>
  who(boardId: string, body: WhoBody): Promise<Answer<WhoAnswer>>
  me(boardId: string): Promise<Answer<MeAnswer>>
  newCode(boardId: string): Promise<Answer<CodeAnswer>>
  codeState(boardId: string): Promise<Answer<CodeStateAnswer>>
  /** What this device says of another that came in as its person, or of itself. */
  answerCameBack(boardId: string, body: CameBackBody): Promise<Answer<unknown>>
  links(boardId: string): Promise<Answer<LinksAnswer>>
  replaceLink(boardId: string, role: LinkRole): Promise<Answer<LinkAnswer>>
  openBoard(who: { readonly boardId: string; readonly me: string }): Promise<BoardSession>
  /** The server's time, milliseconds. */
  now(): number
  /** The board this browser had open last. */
  lastBoard(): string | undefined
  /** The person this browser was on the board, also without a network. */
  known(boardId: string): string | undefined
  remember(boardId: string, who: Known): void
  /** The secret by which the server knows a join that is sent again, until somebody is in. */
  attempt(boardId: string): string
  /** The register by which this browser came in; undefined: by no word. */
  cameBack(boardId: string): string | undefined
  forget(boardId: string): void
  /** Takes what this browser keeps of the board for one person off it, also what was not sent. Never rejects. */
  dropKept(boardId: string, person: string): Promise<void>
  /** The key this tab was opened with; it leaves the address bar. */
  takeKey(boardId: string): string | undefined
  /** The code of another device this tab was opened with, until it is dropped. */
  takeCode(boardId: string): string | undefined
  dropCode(boardId: string): void
}

const Context = createContext<Backend | undefined>(undefined)
export const BackendProvider = Context.Provider

export function useBackend(): Backend {
  const backend = useContext(Context)
  if (!backend) throw new Error('Nothing is plugged in.')
  return backend
}
