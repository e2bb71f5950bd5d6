// The days of the sprint: planned, opened and closed. Opening a day writes nothing else: that everybody is expected from
// then on, and that a closed day asks nothing of anybody, follows from it.
import type * as Y from 'yjs'
import { sameJson } from '../board/json.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { sprintDay, zoneOf } from '../select/sprintDay.ts'
import { dayOf } from '../select/time.ts'
import { nextTurn, openTurns } from '../select/turns.ts'
import { change } from './change.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { calendarIn } from './read.ts'

/** Opens today's day, or another. Where it is open already nothing changes. */
export function openDay(doc: Y.Doc, args: { readonly day?: string | undefined }, ctx: Ctx): Result {
  const calendar = calendarIn(doc)
  const today = dayOf(ctx.now, zoneOf(calendar))
  // What began last night and goes on past midnight is open still.
  if (args.day === undefined && sprintDay(calendar, ctx.now).is === 'open') return done(null)
  const day = args.day ?? today
  if (!isDay(day)) return noDay
  const { opened, closed } = readRecord(registersOf(doc), 'days', day)
  if (openTurns(opened, closed).length > 0) return done(null)
  const turn = nextTurn(opened, closed)
  const sign = { at: ctx.now, by: ctx.me }
  doc.transact(() => put(doc, 'days', day, inFamily('opened', turn, sign)))
  return done(null, (d, c) => {
    const now = readRecord(registersOf(d), 'days', day)
    // Somebody else may have opened it at the same time: then it is theirs.
    if (now.closed[turn] || !sameJson(now.opened[turn], sign)) return
    d.transact(() => put(d, 'days', day, inFamily('closed', turn, { at: c.now, by: c.me })))
  })
}

/** Closes whatever is open now. */
export function closeDay(doc: Y.Doc, _args: Readonly<Record<string, never>>, ctx: Ctx): Result {
  const calendar = calendarIn(doc)
  // A day of last week that nobody closed is over; closed now it would have lasted until now.
  const running = calendar.days.filter(
    (day) => sprintDay({ ...calendar, days: [day] }, ctx.now).is === 'open',
  )
  if (running.length === 0) return done(null)
  const sign = { at: ctx.now, by: ctx.me }
  doc.transact(() => {
    for (const { id, opened, closed } of running)
      for (const turn of openTurns(opened, closed)) put(doc, 'days', id, inFamily('closed', turn, sign))
  })
  return done(null, (d, c) => d.transact(() => running.forEach(({ id }) => openDay(d, { day: id }, c))))
}

export interface DayHoursArgs {
  readonly day: string
  /** Null: as on every day, and no day of the sprint for its own sake. */
  readonly hours: Patch<'days'>['hours']
}

/** Says when a day is meant to open and close. */
export function setDayHours(doc: Y.Doc, { day, hours }: DayHoursArgs, _ctx: Ctx): Result {
  if (!isDay(day)) return noDay
  if (validValue(schema.days.fields.hours, hours) === undefined)
    return refuse('invalid', 'A day opens and closes at a time such as 08:00.')
  const before = readRecord(registersOf(doc), 'days', day).hours ?? null
  if (sameJson(before, hours)) return done(null)
  return done(null, change(doc, 'days', day, { hours }, { hours: null }))
}

const isDay = (day: string): boolean => validValue(schema.meta.fields.startsOn, day) !== undefined
const noDay = refuse('invalid', 'There is no such day.')
