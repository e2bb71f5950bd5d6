// The port through which routes know which boards there are and what opens them. Adapters are in storage/, one contract
// suite tests them all.
import type { KeyRole, LinkRole } from '@taula/shared/protocol/http'

/** The keys of a board, each in one link. A board has none for the wall before the first is needed. */
export type BoardKeys = Readonly<Record<KeyRole, string>> & { readonly wall?: string }

/** Whom a token speaks for. */
export type Bearer =
  /** `cameBack`: the register of `people` that says how it came in, where that was by somebody's word; see select/cameBack. */
  | { readonly kind: 'member'; readonly person: string; readonly cameBack?: string }
  | { readonly kind: 'screen' | 'public' }

export interface FoundToken {
  readonly bearer: Bearer
  /** Milliseconds since 1970. */
  readonly expires: number
}

export interface NewToken extends FoundToken {
  readonly board: string
  /** A hash, so that whoever reads the store cannot act as anybody. */
  readonly hash: string
}

export interface Directory {
  /** Makes a board known. Rejects where its id is taken. */
  addBoard(board: string, keys: BoardKeys): Promise<void>
  /** Ids of all boards, the oldest first. */
  boards(): Promise<readonly string[]>
  /** Undefined where there is no such board. */
  keysOf(board: string): Promise<BoardKeys | undefined>
  /**
   * Puts a new key in the place of one, which opens nothing from then on. What only looked by it, a screen or a follower,
   * is no longer let in: their tokens end. People keep theirs.
   */
  replaceKey(board: string, role: LinkRole, key: string): Promise<void>
  /** The wall's key; `fresh` where the board had none yet. However many ask at once, all get the same. */
  wallKey(board: string, fresh: string): Promise<string>
  /** Lets a token speak for somebody on one board that is known. */
  addToken(token: NewToken): Promise<void>
  /** Undefined where the token is of another board, revoked, or expired at `now`. */
  findToken(board: string, hash: string, now: number): Promise<FoundToken | undefined>
  /** From then on the token opens nothing. Unknown ones are ignored. */
  revokeToken(board: string, hash: string): Promise<void>
}
