// The board itself and its tables.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { lanes } from '../board/kinds/tickets.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { rankBetween } from '../board/rank.ts'
import { parseKey, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { laneLabels } from '../select/lanes.ts'
import { change } from './change.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

/** Sets facts of the board: name, time zone, days, default tracker, lane labels. */
export function setBoard(doc: Y.Doc, patch: Patch<'meta'>, _ctx: Ctx): Result {
  for (const [field, value] of Object.entries(patch)) {
    const rule = parseKey('meta', `${boardRecord}/${field}`)?.rule
    if (!rule || validValue(rule, value) === undefined)
      return refuse('invalid', `That cannot be the board's ${field}.`)
  }
  return done(null, change(doc, 'meta', boardRecord, patch, ownLabels))
}

/** A lane that had no label of this board's is called as everywhere. */
const ownLabels: Patch<'meta'> = Object.fromEntries(
  lanes.map((lane) => [`laneLabel.${lane}`, laneLabels[lane]]),
)

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
  return done(id, (d, c) => void closeTable(d, { table: id, closed: true }, c))
}

/** Closes a table, so that nobody sits there, or opens it again. */
export function closeTable(
  doc: Y.Doc,
  args: { readonly table: string; readonly closed: boolean },
  _ctx: Ctx,
): Result {
  const table = readRecord(registersOf(doc), 'tables', args.table)
  if (table.label === undefined) return refuse('unknown', 'There is no such table.')
  if ((table.closed ?? false) === args.closed) return done(null)
  return done(null, change(doc, 'tables', args.table, { closed: args.closed }, { closed: false }))
}
