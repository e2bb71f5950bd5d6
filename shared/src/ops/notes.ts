// Bringing an earlier version of a note back. The one exception to "every change is an op" is typing in a note: the
// editor writes into its Y.Text through y-codemirror, keystroke by keystroke, and needs no op for it.
import type * as Y from 'yjs'
import { maxNoteLength } from '../board/limits.ts'
import { noteOf } from '../board/notes.ts'
import { readRecord, registersOf } from '../board/registers.ts'
import { isOnBoard } from '../select/tickets.ts'
import { done, noSuchTicket, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

/**
 * Makes the text of a ticket's note equal `text`. What both have at the beginning and at the end stays as it is, so that
 * what others type there meanwhile survives. Taking it back does nothing once somebody has typed since.
 */
export function restoreNote(
  doc: Y.Doc,
  args: { readonly ticket: string; readonly text: string },
  _ctx: Ctx,
): Result {
  // A withdrawn one too: its note is there when it comes back.
  if (!isOnBoard(readRecord(registersOf(doc), 'tickets', args.ticket))) return noSuchTicket
  if (args.text.length > maxNoteLength) return tooLong
  const note = noteOf(doc, args.ticket)
  const before = note.toString()
  // Half a character travels as another one: here it would be something else than everywhere.
  const after = args.text.toWellFormed()
  if (after === before) return done(null)
  replace(note, after)
  return done(null, (d) => {
    const now = noteOf(d, args.ticket)
    if (now.toString() === after) replace(now, before)
  })
}

const tooLong = refuse('invalid', `A note has at most ${maxNoteLength.toLocaleString('en')} characters.`)

/** Replaces what differs, in one span. */
function replace(note: Y.Text, text: string): void {
  const old = note.toString()
  const start = commonStart(old, text)
  const end = commonEnd(old.slice(start), text.slice(start))
  note.doc?.transact(() => {
    note.delete(start, old.length - start - end)
    note.insert(start, text.slice(start, text.length - end))
  })
}

/** How many units two texts share at their beginning, whole characters only. */
function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return isHigh(a.charCodeAt(length - 1)) ? length - 1 : length
}

/** How many units two texts share at their end, whole characters only. */
function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length > 0 && isLow(a.charCodeAt(a.length - length)) ? length - 1 : length
}

// The halves of a character that takes two units.
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
