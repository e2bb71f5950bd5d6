// What the pages need from the network, as they want it; main plugs the real thing in.
import type {
  CreateBoardAnswer,
  CreateBoardBody,
  JoinAnswer,
  JoinBody,
  MeAnswer,
} from '@taula/shared/protocol/http'
import { createContext, useContext } from 'react'
import type { BoardSession } from '../sync/session.ts'

/** `status` is the HTTP one; 0 where no server answered. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly message: string }

/** Who this browser is on a board. */
interface Known {
  readonly person: string
  readonly role: string
  readonly name: string
}

export interface Backend {
  createBoard(body: CreateBoardBody): Promise<Answer<CreateBoardAnswer>>
  /** Makes a board again from the text of an export. */
  remakeBoard(written: string): Promise<Answer<CreateBoardAnswer>>
  join(boardId: string, body: JoinBody): Promise<Answer<JoinAnswer>>
  me(boardId: string): Promise<Answer<MeAnswer>>
  openBoard(who: { readonly boardId: string; readonly me: string }): Promise<BoardSession>
  /** The person this browser was on the board, also without a network. */
  known(boardId: string): string | undefined
  remember(boardId: string, who: Known): void
  forget(boardId: string): void
  /** The key this tab was opened with; it leaves the address bar. */
  takeKey(boardId: string): string | undefined
}

const Context = createContext<Backend | undefined>(undefined)
export const BackendProvider = Context.Provider

export function useBackend(): Backend {
  const backend = useContext(Context)
  if (!backend) throw new Error('Nothing is plugged in.')
  return backend
}
