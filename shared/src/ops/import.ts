// Bringing a parsed list onto the board: upstream registers only, never what people wrote (I6).
import type * as Y from 'yjs'
import type { Place } from '../board/kinds/tickets.ts'
import { put, readAll, registersOf } from '../board/registers.ts'
import { ranksBehind } from '../board/rank.ts'
import { schema, validValue } from '../board/schema.ts'
import type { Entity, Patch } from '../board/schema.ts'
import { titleKey } from '../import/nowhere.ts'
import type { BadRow, ParsedTicket } from '../import/parsed.ts'
import { asImport } from './asImport.ts'
import { knewAlready, mergeUpstream } from './mergeUpstream.ts'
import { done } from './op.ts'
import type { Ctx, Done } from './op.ts'
import { highestRank } from './ranks.ts'

export interface ImportResult {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly bad: readonly BadRow[]
  /** Ids, in the list's order. */
  readonly tickets: readonly string[]
}

interface Planned {
  readonly id: string
  readonly patch: Patch<'tickets'>
  readonly fate: 'new' | 'changed' | 'same'
}

/** Bytes of one transaction's update at most, by the estimate below: well under the 1 MiB a server takes at once. */
const maxChunkBytes = 768 * 1024
/** Bytes of a ticket's three registers beside their values: keys, ids, lengths. */
const overheadBytes = 200
/** In UTF-8 a UTF-16 unit takes three bytes at most. */
const maxBytesPerUnit = 3

/** What an import would do, without doing it. */
export function previewImport(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx): ImportResult {
  return summary(plan(doc, items, ctx))
}

/** Brings tickets in. Doing it twice changes nothing; local edits stay; tickets taken off the board stay off. */
export function importTickets(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx): Done<ImportResult> {
  const planned = plan(doc, items, ctx)
  const writes = planned.good.filter(({ fate }) => fate !== 'same')
  asImport(doc, ctx, () => {
    for (const chunk of chunks(writes)) {
      doc.transact(() => {
        for (const { id, patch } of chunk) put(doc, 'tickets', id, patch)
      })
    }
  })
  return done(summary(planned))
}

function* chunks(writes: readonly Planned[]): Generator<readonly Planned[]> {
  let chunk: Planned[] = []
  let bytes = 0
  for (const write of writes) {
    const more = JSON.stringify(write.patch).length * maxBytesPerUnit + overheadBytes
    if (bytes + more > maxChunkBytes) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(write)
    bytes += more
  }
  if (chunk.length > 0) yield chunk
}

function plan(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx) {
  const known = readAll(registersOf(doc), 'tickets')
  const idOf = idsOnBoard(known)
  const met = items.map((item) => ({ ...item, id: idOf(item) }))
  const unique = [...new Map(met.map((item) => [item.id, item])).values()]
  const fresh = unique.filter((item) => !known.has(item.id))
  const ranks = ranksBehind(highestRank(doc), fresh.length, ctx.random)
  const placeOf = new Map(
    fresh.map((item, i): [string, Place] => [item.id, { lane: item.lane, rank: ranks[i] ?? '' }]),
  )
  const good: Planned[] = []
  const bad: BadRow[] = []
  for (const item of unique) {
    const planned = planOne(known.get(item.id), item, placeOf.get(item.id), ctx)
    if (isValid(planned.patch)) good.push(planned)
    else bad.push({ row: item.row, message: 'Something in this row is not what a tracker says.' })
  }
  return { good, bad }
}

/**
 * The id by which a board knows an item. What somebody has written on the board by hand has a random one: a list that
 * has the same title, perhaps our own tickets.csv, means that ticket.
 */
function idsOnBoard(known: ReadonlyMap<string, Entity<'tickets'>>): (item: ParsedTicket) => string {
  let byTitle: ReadonlyMap<string, string> | undefined
  return ({ id, upstream, title }) => {
    if (upstream || known.has(id)) return id
    byTitle ??= new Map(
      [...known.values()].flatMap((ticket) =>
        ticket.upstream || ticket.withdrawn || ticket.title == null
          ? []
          : [[titleKey(ticket.title), ticket.id]],
      ),
    )
    return byTitle.get(titleKey(title ?? '')) ?? id
  }
}

/** `place` is where a ticket goes that is new to the board. */
function planOne(
  before: Entity<'tickets'> | undefined,
  { id, upstream: facts, flagsSaid, title }: ParsedTicket,
  place: Place | undefined,
  ctx: Ctx,
): Planned {
  const upstream = facts && mergeUpstream(before?.upstream, facts, flagsSaid, ctx.now)
  if (place) {
    const called = upstream ? { upstream } : { title: title ?? '' }
    return { id, patch: { place, added: { at: ctx.now, by: ctx.me }, ...called }, fate: 'new' }
  }
  if (!upstream || knewAlready(before?.upstream, upstream)) return { id, patch: {}, fate: 'same' }
  return { id, patch: { upstream }, fate: 'changed' }
}

/** Parsers answer what the schema takes; a caller that made its items some other way must not break the board. */
const isValid = ({ upstream, title, place }: Patch<'tickets'>): boolean =>
  isAs('upstream', upstream) && isAs('title', title) && isAs('place', place)

const isAs = (field: 'upstream' | 'title' | 'place', value: unknown): boolean =>
  value === undefined || validValue(schema.tickets.fields[field], value) !== undefined

function summary({ good, bad }: ReturnType<typeof plan>): ImportResult {
  const count = (fate: Planned['fate']) => good.filter((one) => one.fate === fate).length
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    bad,
    tickets: good.map(({ id }) => id),
  }
}
