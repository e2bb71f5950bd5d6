// What every op shares. An op is one change that somebody makes to a board: op(doc, args, ctx) -> Result.
import type * as Y from 'yjs'

/** Who acts, when and with what chance: passed in, so that the same op does the same everywhere. */
export interface Ctx {
  /** The acting person's id. */
  readonly me: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** A number in [0, 1). */
  readonly random: () => number
}

/** Why an op did nothing. The message is for the person who asked. */
export interface Refused {
  readonly ok: false
  readonly code: 'unknown' | 'invalid' | 'somebodyIsOnIt'
  readonly message: string
}
/** Takes one's own change back by making its opposite; others' changes since then stay. */
export type Undo = (doc: Y.Doc, ctx: Ctx) => void
export interface Done<T> {
  readonly ok: true
  readonly value: T
  /** Absent where nothing changed. */
  readonly undo?: Undo
}
export type Result<T = null> = Done<T> | Refused

export const refuse = (code: Refused['code'], message: string): Refused => ({ ok: false, code, message })
export const done = <T>(value: T, undo?: Undo): Done<T> =>
  undo ? { ok: true, value, undo } : { ok: true, value }

/** Makes several changes in one transaction, to be taken back as one. */
export function together(doc: Y.Doc, make: () => readonly (Undo | undefined)[]): Result {
  const undos = doc.transact(make).filter((undo) => undo !== undefined)
  if (undos.length === 0) return done(null)
  return done(null, (d, c) => d.transact(() => undos.forEach((undo) => undo(d, c))))
}
/** How to take back what was done, where it was. */
export const undoOf = (result: Result): Undo | undefined => (result.ok ? result.undo : undefined)

/** How one-line texts are kept: no space around, one between words. */
export const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ')

export const noSuchTicket = refuse('unknown', 'This ticket is no longer on the board.')
export const noSuchPerson = refuse('unknown', 'Nobody by that id is on this board.')
