// The port through which routes know which boards there are and what opens them. Adapters are in storage/, one contract
// suite tests them all.
import type { KeyRole } from '@taula/shared/protocol/http'

/** The keys of a board, each in one link. */
export type BoardKeys = Readonly<Record<KeyRole, string>>

/** Whom a token speaks for. */
export type Bearer =
  | { readonly kind: 'member'; readonly person: string }
  | { readonly kind: 'screen' | 'public' }

export interface NewToken {
  readonly board: string
  /** A hash, so that whoever reads the store cannot act as anybody. */
  readonly hash: string
  readonly bearer: Bearer
  /** Milliseconds since 1970. */
  readonly expires: number
}

export interface Directory {
  /** Makes a board known. Rejects where its id is taken. */
  addBoard(board: string, keys: BoardKeys): Promise<void>
  /** Ids of all boards, the oldest first. */
  boards(): Promise<readonly string[]>
  /** Undefined where there is no such board. */
  keysOf(board: string): Promise<BoardKeys | undefined>
  /** Lets a token speak for somebody on one board that is known. */
  addToken(token: NewToken): Promise<void>
  /** Undefined where the token is of another board, revoked, or expired at `now`. */
  findToken(board: string, hash: string, now: number): Promise<Bearer | undefined>
  /** From then on the token opens nothing. Unknown ones are ignored. */
  revokeToken(board: string, hash: string): Promise<void>
}
