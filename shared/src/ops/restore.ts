// Filling a new board with what an export holds.
import type * as Y from 'yjs'
import { noteOf } from '../board/notes.ts'
import type { BoardContent } from '../board/content.ts'
import { done } from './op.ts'
import type { Ctx, Done } from './op.ts'

/** Writes content that was read by `readExport` onto a board where nothing stands yet, or a part of it. */
export function restoreBoard(doc: Y.Doc, { registers, notes }: BoardContent, _ctx: Ctx): Done<null> {
  doc.transact(() => {
    for (const [kind, key, value] of registers) doc.getMap(kind).set(key, value)
    for (const [ticket, text] of notes) noteOf(doc, ticket).insert(0, text)
  })
  return done(null)
}

/** Registers of one part: writing them takes some milliseconds, and their update some hundred KB. */
const registersPerPart = 1_000
/** UTF-16 units of notes in one part. */
const unitsPerPart = 500_000

/** Content in parts, to be written one after the other, so that a server has time for others in between. */
export function* partsOf({ registers, notes }: BoardContent): Generator<BoardContent> {
  for (let at = 0; at < registers.length; at += registersPerPart) {
    yield { registers: registers.slice(at, at + registersPerPart), notes: [] }
  }
  let part: (readonly [string, string])[] = []
  let units = 0
  for (const note of notes) {
    part.push(note)
    units += note[1].length
    if (units < unitsPerPart) continue
    yield { registers: [], notes: part }
    part = []
    units = 0
  }
  if (part.length > 0) yield { registers: [], notes: part }
}
