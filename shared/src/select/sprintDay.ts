// The sprint's own time: whether the morning is open, until when, and how long it has been. Pure: the clock is passed in,
// and everything follows the board's time zone, past midnight and through a clock change.
import type { Entity } from '../board/schema.ts'
import { dayOf, momentOf } from './time.ts'
import { openTurns } from './turns.ts'

export type SprintDay =
  /** No day was ever opened or planned: a table in a café. Everything works, and nothing ends. */
  | { readonly is: 'none'; readonly day: string }
  /** `closes`: when it is meant to. All milliseconds. */
  | { readonly is: 'open'; readonly day: string; readonly since: number; readonly closes: number }
  /** No timer, no prompt, no amber. `day`: the last that was open; undefined before the first. */
  | { readonly is: 'closed'; readonly day: string | undefined }

/** What the answers are made of. */
export interface Calendar {
  readonly days: readonly Entity<'days'>[]
  readonly board: Entity<'meta'> | undefined
}

/** The model sprint's mornings. */
export const usualHours = { opens: '08:00', closes: '14:00' } as const
export const zoneOf = ({ board }: Calendar): string => board?.timeZone ?? 'UTC'

/** When a day is meant to open and to close, milliseconds. */
export function plannedHours(
  calendar: Calendar,
  day: string,
): { readonly opens: number; readonly closes: number } {
  const own = calendar.days.find(({ id }) => id === day)?.hours
  const hours = own ?? calendar.board?.hours ?? usualHours
  const zone = zoneOf(calendar)
  const isPastMidnight = hours.closes <= hours.opens
  return {
    opens: momentOf(day, hours.opens, zone),
    closes: momentOf(isPastMidnight ? dayAfter(day) : day, hours.closes, zone),
  }
}

/** Whether anything is said of a day. */
export const isKnown = (day: Entity<'days'>): boolean => day.hours != null || wasOpened(day)

/** The days the sprint has: those planned from its first to its last, and those that were opened. Ascending. */
export function daysOfSprint({ days, board }: Calendar): readonly string[] {
  const all = new Set(days.filter(isKnown).map(({ id }) => id))
  const [first, last] = [board?.startsOn, board?.endsOn ?? board?.startsOn]
  if (first != null && last != null) {
    for (let day = first, n = 0; day <= last && n < mostDays; day = dayAfter(day), n++) all.add(day)
  }
  return [...all].toSorted()
}

/** Days between the first and the last that are looked at: nobody sprints for a year. */
const mostDays = 366

/** How the sprint's time stands at `now`. */
export function sprintDay(calendar: Calendar, now: number): SprintDay {
  const opened = openings(calendar).filter(({ from }) => from <= now + clockLead)
  const last = opened.at(-1)
  if (!last) {
    const isPlanned = daysOfSprint(calendar).length > 0
    return isPlanned ? { is: 'closed', day: undefined } : { is: 'none', day: dayOf(now, zoneOf(calendar)) }
  }
  const running = opened.findLast(({ until, day }) => until === undefined && now < lastMoment(calendar, day))
  if (!running) return { is: 'closed', day: last.day }
  const { closes } = plannedHours(calendar, running.day)
  return { is: 'open', day: running.day, since: running.from, closes }
}

/** Nobody waits until the slowest clock in the room has reached the opening. */
const clockLead = 10 * 60_000

export const isOpen = (day: SprintDay): boolean => day.is !== 'closed'

export const wasOpened = ({ opened }: Entity<'days'>): boolean => Object.keys(opened).length > 0

/** Minutes of open mornings between two moments: a night counts for nothing. */
export function openMinutes(calendar: Calendar, from: number, to: number): number {
  const all = openings(calendar)
  if (all.length === 0) return Math.max(0, to - from) / 60_000
  let sum = 0
  let counted = from
  for (const { day, from: opened, until } of all) {
    // A day that nobody closed counts up to its planned end, once it is over.
    const end = until ?? (to < lastMoment(calendar, day) ? to : plannedHours(calendar, day).closes)
    const [start, stop] = [Math.max(counted, opened), Math.min(to, end)]
    if (stop > start) {
      sum += stop - start
      counted = stop
    }
  }
  return sum / 60_000
}

interface Opening {
  readonly day: string
  readonly from: number
  /** Undefined: nobody closed it. */
  readonly until: number | undefined
}

/** Every stretch of time for which a day was open, by its beginning. */
function openings({ days }: Calendar): readonly Opening[] {
  return days
    .flatMap(({ id: day, opened, closed }) => {
      const running = new Set(openTurns(opened, closed))
      return Object.entries(opened).map(([turn, { at }]) => ({
        day,
        from: at,
        until: running.has(turn) ? undefined : Math.max(at, closed[turn]?.at ?? at),
      }))
    })
    .toSorted((a, b) => a.from - b.from || (a.day < b.day ? -1 : 1))
}

/** A day that nobody closes is over with its date, or when it was meant to close, if that is later. */
function lastMoment(calendar: Calendar, day: string): number {
  return Math.max(plannedHours(calendar, day).closes, momentOf(dayAfter(day), '00:00', zoneOf(calendar)))
}

const dayMs = 24 * 60 * 60 * 1000
/** `2026-05-05` after `2026-05-04`. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
