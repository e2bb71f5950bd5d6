// The tables of the room.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { byRank, rankBetween } from '../board/rank.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { parseKey, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { change } from './change.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

/** Sets up a table, behind the others. Answers its id. */
export function addTable(doc: Y.Doc, args: { readonly label: string }, ctx: Ctx): Result<string> {
  const label = args.label.trim()
  if (validValue(schema.tables.fields.label, label) === undefined) return badLabel
  const id = randomId(ctx.random)
  const last = ranked(doc).at(-1)?.rank ?? null
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
  if (table.label === undefined) return noSuchTable
  if ((table.closed ?? false) === args.closed) return done(null)
  return done(null, change(doc, 'tables', args.table, { closed: args.closed }, { closed: false }))
}

export interface EditTableArgs extends Pick<Patch<'tables'>, 'label' | 'theme' | 'lead' | 'seats' | 'call'> {
  readonly table: string
}

/** Changes what is said of a table. */
export function editTable(doc: Y.Doc, { table, ...said }: EditTableArgs, _ctx: Ctx): Result {
  const before = readRecord(registersOf(doc), 'tables', table)
  if (before.label === undefined) return noSuchTable
  const patch = { ...said, ...(said.label !== undefined && { label: said.label.trim() }) }
  for (const [field, value] of Object.entries(patch)) {
    const rule = parseKey('tables', `${table}/${field}`)?.rule
    if (rule && validValue(rule, value) === undefined) return field === 'label' ? badLabel : badFact(field)
  }
  if (sameJson({ ...before, ...patch }, before)) return done(null)
  return done(null, change(doc, 'tables', table, patch, { theme: null, lead: null, seats: null, call: null }))
}

/** Puts a table between others. `before`: the table it comes in front of; without one it goes behind all. */
export function moveTable(
  doc: Y.Doc,
  args: { readonly table: string; readonly before?: string | undefined },
  ctx: Ctx,
): Result {
  const others = ranked(doc).filter(({ id }) => id !== args.table)
  if (readRecord(registersOf(doc), 'tables', args.table).label === undefined) return noSuchTable
  const found = others.findIndex(({ id }) => id === args.before)
  const index = found < 0 ? others.length : found
  const [low = null, high = null] = [others[index - 1]?.rank, others[index]?.rank]
  // Two tables that share a rank leave no room between them: right behind both is what can be had.
  const rank = rankBetween(low, low !== null && high !== null && low >= high ? null : high, ctx.random)
  return done(null, change(doc, 'tables', args.table, { rank }))
}

const ranked = (doc: Y.Doc) =>
  [...readAll(registersOf(doc), 'tables').values()]
    .flatMap(({ id, rank }) => (rank === undefined ? [] : [{ id, rank }]))
    .toSorted(byRank)

const noSuchTable = refuse('unknown', 'There is no such table.')
const badLabel = refuse('invalid', 'A table needs a short name.')
const badFact = (field: string) => refuse('invalid', `That cannot be a table's ${field}.`)
