// A whole board as one text, from which another server makes it again: `export.json`. What the schema does not know or
// refuses is left out; keys and tokens are no part of a board's document and so never in it.
import * as Y from 'yjs'
import { noteOf, noteTicket } from '../board/notes.ts'
import { registersOf } from '../board/registers.ts'
import { kindNames, parseKey, validValue } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'
import { canonicalJson, linesOf } from './canonicalJson.ts'

export const exportFormat = 'taula-board'
/** Raised when an older server could not make the same board of an export. */
export const exportVersion = 1

type Entries = readonly (readonly [key: string, json: string])[]

/** The same document gives the same bytes, whoever made it and in whatever order (I8). */
export function exportBoard(doc: Y.Doc): string {
  return linesOf([
    ['format', canonicalJson(exportFormat)],
    ['version', canonicalJson(exportVersion)],
    ['registers', linesOf(kindNames.map((kind) => [kind, linesOf(validRegisters(doc, kind))]))],
    ['notes', linesOf(notes(doc))],
  ])
}

function validRegisters(doc: Y.Doc, kind: KindName): Entries {
  return [...registersOf(doc).entries(kind)].flatMap(([key, value]) => {
    const rule = parseKey(kind, key)?.rule
    const valid = rule && validValue(rule, value)
    return valid === undefined ? [] : [[key, canonicalJson(valid)] as const]
  })
}

/** Every note that is not empty: nobody can tell an empty one from one that was never begun. */
function notes(doc: Y.Doc): Entries {
  return [...doc.share].flatMap(([name, root]) => {
    const ticket = noteTicket(name)
    // A root that came in an update is of no type until it is asked for as one.
    const mayBeText = root instanceof Y.Text || root.constructor === Y.AbstractType
    const text = ticket !== undefined && mayBeText ? noteOf(doc, ticket).toString() : ''
    return ticket === undefined || text === '' ? [] : [[ticket, canonicalJson(text)] as const]
  })
}
