// Bringing a parsed list onto the board: upstream registers only, never what people wrote (I6).
import type * as Y from 'yjs'
import { importClientId } from '../board/clientIds.ts'
import type { Upstream } from '../board/kinds/tickets.ts'
import { put, readAll, registersOf } from '../board/registers.ts'
import { ranksBehind } from '../board/rank.ts'
import { schema, validValue } from '../board/schema.ts'
import type { Entity, Patch } from '../board/schema.ts'
import type { BadRow, ParsedTicket, UpstreamFacts } from '../import/parsed.ts'
import { parseIso } from '../select/time.ts'
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

/** Tickets in one transaction: some 200 KB as an update, well below what a server takes in one message. */
const chunkSize = 400

/** What an import would do, without doing it. */
export function previewImport(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx): ImportResult {
  return summary(plan(doc, items, ctx))
}

/** Brings tickets in. Doing it twice changes nothing; local edits stay; tickets taken off the board stay off. */
export function importTickets(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx): Done<ImportResult> {
  const planned = plan(doc, items, ctx)
  const writes = planned.good.filter(({ fate }) => fate !== 'same')
  const ownClientId = doc.clientID
  doc.clientID = importClientId(doc, ctx.random)
  try {
    for (let start = 0; start < writes.length; start += chunkSize) {
      doc.transact(() => {
        for (const { id, patch } of writes.slice(start, start + chunkSize)) put(doc, 'tickets', id, patch)
      })
    }
  } finally {
    doc.clientID = ownClientId
  }
  return done(summary(planned))
}

function plan(doc: Y.Doc, items: readonly ParsedTicket[], ctx: Ctx) {
  const known = readAll(registersOf(doc), 'tickets')
  const unique = new Map(items.map((item) => [item.id, item]))
  const fresh = [...unique.values()].filter((item) => !known.has(item.id))
  const ranks = ranksBehind(highestRank(doc), fresh.length, ctx.random)
  const rankOf = new Map(fresh.map((item, i) => [item.id, ranks[i]]))
  const good: Planned[] = []
  const bad: BadRow[] = []
  for (const item of unique.values()) {
    const upstream = item.upstream && merged(known.get(item.id)?.upstream, item.upstream, ctx.now)
    if (upstream && validValue(schema.tickets.fields.upstream, upstream) === undefined) {
      bad.push({ row: item.row, message: 'Something in this row is too long or not what a tracker says.' })
      continue
    }
    good.push(planOne(known.get(item.id), item, upstream, rankOf.get(item.id), ctx))
  }
  return { good, bad }
}

function planOne(
  before: Entity<'tickets'> | undefined,
  item: ParsedTicket,
  upstream: Upstream | undefined,
  rank: string | undefined,
  ctx: Ctx,
): Planned {
  if (!before || rank !== undefined) {
    const added = { at: ctx.now, by: ctx.me }
    const title = upstream ? undefined : item.title
    const patch = {
      place: { lane: item.lane, rank: rank ?? '' },
      added,
      ...(upstream && { upstream }),
      ...(title !== undefined && { title }),
    }
    return { id: item.id, patch, fate: 'new' }
  }
  if (!upstream || sameFacts(before.upstream, upstream)) return { id: item.id, patch: {}, fate: 'same' }
  return { id: item.id, patch: { upstream }, fate: 'changed' }
}

/** New facts over known ones. What the list does not say stays; a date in a list's own format never replaces a certain one. */
function merged(before: Upstream | undefined, facts: UpstreamFacts, fetched: number): Upstream {
  const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const dates = {
    ...(before?.created && parseIso(facts.created) === undefined && { created: before.created }),
    ...(before?.modified && facts.modified === undefined && { modified: before.modified }),
  }
  return { title: `#${facts.number}`, kind: 'ticket', ...before, ...said, ...dates, fetched } as Upstream
}

/** Whether two say the same, whenever they were read. */
function sameFacts(a: Upstream | undefined, b: Upstream): boolean {
  if (!a) return false
  // An older fetch never beats a newer one.
  if (a.fetched > b.fetched) return true
  return canonical(a) === canonical(b)
}

const canonical = (upstream: Upstream): string =>
  JSON.stringify(Object.entries({ ...upstream, fetched: 0 }).toSorted(([a], [b]) => (a < b ? -1 : 1)))

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
