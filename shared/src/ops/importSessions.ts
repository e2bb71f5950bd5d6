// Bringing a calendar onto the programme: its own register of each session only, never what people said of one. The same
// file again changes nothing, a newer one moves.
import type * as Y from 'yjs'
import { sameJson } from '../board/json.ts'
import type { CalendarEntry } from '../board/kinds/sessions.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { schema, validValue } from '../board/schema.ts'
import type { Entity } from '../board/schema.ts'
import type { BadRow } from '../import/parsed.ts'
import type { ParsedCalendar, ParsedSession } from '../import/sessions.ts'
import { asImport } from './asImport.ts'
import { done } from './op.ts'
import type { Ctx, Done } from './op.ts'

export interface SessionsImported {
  readonly new: number
  readonly changed: number
  /** Cancelled, or no longer in the file though others of its series are. */
  readonly gone: number
  readonly same: number
  readonly bad: readonly BadRow[]
}

interface Planned {
  readonly id: string
  readonly entry: CalendarEntry
  readonly before: CalendarEntry | undefined
  readonly fate: 'new' | 'changed' | 'gone' | 'same'
}

/** What an import would do, without doing it. */
export const previewSessions = (doc: Y.Doc, parsed: ParsedCalendar, ctx: Ctx): SessionsImported =>
  summary(plan(doc, parsed, ctx))

/** Brings sessions in. Doing it twice changes nothing; what was taken off the programme stays off. */
export function importSessions(doc: Y.Doc, parsed: ParsedCalendar, ctx: Ctx): Done<SessionsImported> {
  const planned = plan(doc, parsed, ctx)
  const writes = planned.good.filter(({ fate }) => fate !== 'same')
  if (writes.length === 0) return done(summary(planned))
  write(doc, ctx, writes)
  return done(summary(planned), (d, c) => takeBack(d, c, writes))
}

/** What was new is cancelled, what was moved goes back: as a later word than this import, for the latest one counts. */
function takeBack(doc: Y.Doc, ctx: Ctx, writes: readonly Planned[]) {
  const from = registersOf(doc)
  const mine = writes.filter(({ id, entry }) => sameJson(readRecord(from, 'sessions', id).calendar, entry))
  write(
    doc,
    ctx,
    mine.map(({ id, entry, before }) => ({
      id,
      entry: {
        ...(before ?? { ...entry, cancelled: true }),
        sequence: entry.sequence,
        fetched: Math.max(ctx.now, entry.fetched + 1),
      },
    })),
  )
}

function write(doc: Y.Doc, ctx: Ctx, writes: readonly Pick<Planned, 'id' | 'entry'>[]) {
  asImport(doc, ctx, () =>
    doc.transact(() => {
      for (const { id, entry } of writes) put(doc, 'sessions', id, { calendar: entry })
    }),
  )
}

function plan(doc: Y.Doc, parsed: ParsedCalendar, ctx: Ctx) {
  const known = readAll(registersOf(doc), 'sessions')
  const good: Planned[] = []
  const bad: BadRow[] = [...parsed.bad]
  for (const session of parsed.sessions) {
    const planned = planOne(known.get(session.id)?.calendar, session, ctx.now)
    if (validValue(schema.sessions.fields.calendar, planned.entry) !== undefined) good.push(planned)
    else bad.push({ row: session.row, message: 'Something in this event is not what a calendar says.' })
  }
  return { good: [...good, ...missing(known, parsed, ctx.now)], bad: bad.toSorted((a, b) => a.row - b.row) }
}

function planOne(
  before: CalendarEntry | undefined,
  { id, entry: said }: ParsedSession,
  now: number,
): Planned {
  const entry = { ...said, fetched: now }
  const fate = fateOf(before, entry)
  return { id, entry, before, fate }
}

function fateOf(before: CalendarEntry | undefined, entry: CalendarEntry): Planned['fate'] {
  if (!before) return entry.cancelled ? 'same' : 'new'
  if (entry.sequence < before.sequence) return 'same'
  if (entry.sequence === before.sequence && entry.fetched < before.fetched) return 'same'
  if (sameJson({ ...entry, fetched: 0 }, { ...before, fetched: 0 })) return 'same'
  if (entry.cancelled) return 'gone'
  return before.cancelled ? 'new' : 'changed'
}

/** Sessions of an event that this file has, without them: left out of a series, or a series no more. */
function missing(
  known: ReadonlyMap<string, Entity<'sessions'>>,
  { sessions, bad, span }: ParsedCalendar,
  now: number,
): readonly Planned[] {
  const here = new Set(sessions.map(({ id }) => id))
  const sequences = new Map<string, number>()
  for (const { entry } of sessions)
    sequences.set(entry.uid, Math.max(entry.sequence, sequences.get(entry.uid) ?? 0))
  // What could not be read may be the very one.
  if (bad.length > 0) return []
  return [...known.values()].flatMap(({ id, calendar: before }) => {
    const sequence = before && sequences.get(before.uid)
    if (sequence === undefined || here.has(id) || before?.cancelled) return []
    if (before === undefined || before.sequence > sequence || before.fetched > now) return []
    if (before.when.starts < span.from || before.when.starts >= span.until) return []
    return [{ id, before, entry: { ...before, cancelled: true, sequence, fetched: now }, fate: 'gone' }]
  })
}

function summary({ good, bad }: ReturnType<typeof plan>): SessionsImported {
  const count = (fate: Planned['fate']) => good.filter((one) => one.fate === fate).length
  return { new: count('new'), changed: count('changed'), gone: count('gone'), same: count('same'), bad }
}
