// One change of one record, and its opposite.
import type * as Y from 'yjs'
import { sameJson } from '../board/json.ts'
import { put, registersOf } from '../board/registers.ts'
import { parseKey, validValue } from '../board/schema.ts'
import type { KindName, Patch } from '../board/schema.ts'
import type { Undo } from './op.ts'

/**
 * Writes registers of one record. Answers how to take that back: each register that nobody has written since gets the
 * value it had. A register cannot be emptied again: `blank` says what stands for a value that was not there.
 */
export function change<K extends KindName>(
  doc: Y.Doc,
  kind: K,
  id: string,
  patch: Patch<K>,
  blank: Partial<Patch<K>> = {},
): Undo {
  const before = { ...blank, ...standing(doc, kind, id, patch) }
  doc.transact(() => put(doc, kind, id, patch))
  return (d) => {
    const now: Readonly<Record<string, unknown>> = standing(d, kind, id, patch)
    const mine = Object.entries(patch).filter(([field, value]) => sameJson(now[field], value))
    const fields = new Set(mine.map(([field]) => field))
    const back = Object.fromEntries(Object.entries(before).filter(([field]) => fields.has(field)))
    d.transact(() => put(d, kind, id, back as Patch<K>))
  }
}

/** What now stands in the registers that a patch would write. */
function standing<K extends KindName>(doc: Y.Doc, kind: K, id: string, patch: Patch<K>): Partial<Patch<K>> {
  const from = registersOf(doc)
  const values = Object.keys(patch).flatMap((field) => {
    const key = `${id}/${field}`
    const rule = parseKey(kind, key)?.rule
    const value = rule && validValue(rule, from.get(kind, key))
    return value === undefined ? [] : [[field, value] as const]
  })
  return Object.fromEntries(values) as Partial<Patch<K>>
}
