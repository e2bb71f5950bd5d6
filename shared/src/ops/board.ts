// The board itself and its tables.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { put, readAll, registersOf } from '../board/registers.ts'
import { rankBetween } from '../board/rank.ts'
import { parseKey, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

/** Sets facts of the board: name, time zone, days, default tracker, lane labels. */
export function setBoard(doc: Y.Doc, patch: Patch<'meta'>, _ctx: Ctx): Result {
  for (const [field, value] of Object.entries(patch)) {
    const rule = parseKey('meta', `${boardRecord}/${field}`)?.rule
    if (!rule || validValue(rule, value) === undefined)
      return refuse('invalid', `That cannot be the board's ${field}.`)
  }
  doc.transact(() => put(doc, 'meta', boardRecord, patch))
  return done(null)
}

/** Sets up a table, behind the others. Answers its id. */
export function addTable(doc: Y.Doc, args: { readonly label: string }, ctx: Ctx): Result<string> {
  const label = args.label.trim()
  if (validValue(schema.tables.fields.label, label) === undefined)
    return refuse('invalid', 'A table needs a short name.')
  const id = randomId(ctx.random)
  let last: string | null = null
  for (const { rank } of readAll(registersOf(doc), 'tables').values()) {
    if (rank !== undefined && (last === null || rank > last)) last = rank
  }
  doc.transact(() => put(doc, 'tables', id, { label, rank: rankBetween(last, null, ctx.random) }))
  return done(id, (d) => d.transact(() => put(d, 'tables', id, { closed: true })))
}
