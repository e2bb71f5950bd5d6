// Until when a claim is meant to last, and whether it has gone quiet since. Quiet is a question to whoever is on it:
// nothing is ever released for it (I2).
import type { Until } from '../board/kinds/claims.ts'
import type { Upstream } from '../board/kinds/tickets.ts'
import type { Entity } from '../board/schema.ts'
import type { Holder } from './claims.ts'
import { availabilityOf } from './presence.ts'
import { dayAfter, isOpen, openMinutes, plannedHours, sprintDay, zoneOf } from './sprintDay.ts'
import type { Calendar } from './sprintDay.ts'
import { clockOf, dayOf, momentOf, parseIso } from './time.ts'

/** A claim with what its end depends on. */
export interface Kept {
  readonly holder: Holder
  readonly person: Entity<'people'> | undefined
  readonly upstream: Upstream | undefined
}

/** Minutes of open mornings after which a newcomer is asked. */
const newcomerMinutes = 90

/** What the holder said, or what is usual: 90 minutes for newcomers, the day for others, the sprint where there are no days. */
export function untilOf({ holder, person }: Omit<Kept, 'upstream'>, calendar: Calendar): Until {
  if (holder.until) return holder.until
  if (person?.newHere === true) return { is: 'minutes', minutes: newcomerMinutes }
  if (sprintDay(calendar, holder.sign).is === 'none') return { is: 'sprint' }
  return { is: 'day', day: dayOf(holder.sign, zoneOf(calendar)) }
}

/** The last sign of work, by the holder or upstream: a pull request that was pushed to says as much as a moved card. */
function lastSign({ holder, upstream }: Omit<Kept, 'person'>, now: number): number {
  const modified = parseIso(upstream?.modified)
  return modified !== undefined && modified <= now ? Math.max(holder.sign, modified) : holder.sign
}

/** Since when a claim is quiet, milliseconds; undefined: it is not, its holder is heads-down, or the day is closed. */
export function quietSince(kept: Kept, calendar: Calendar, now: number): number | undefined {
  if (!isOpen(sprintDay(calendar, now))) return undefined
  if (availabilityOf(kept.person, now, zoneOf(calendar)) === 'headsDown') return undefined
  const sign = lastSign(kept, now)
  const until = untilOf({ ...kept, holder: { ...kept.holder, sign } }, calendar)
  if (until.is === 'sprint') return undefined
  if (until.is === 'minutes') return afterMinutes(calendar, sign, until.minutes, now)
  const end = endOf(calendar, until.day, sign)
  return now >= end ? end : undefined
}

/** The end of the day that was said, or of the day of a later sign: who goes on after hours is not asked the same day. */
function endOf(calendar: Calendar, said: string, sign: number): number {
  const signed = dayOf(sign, zoneOf(calendar))
  const day = signed > said ? signed : said
  const { closes } = plannedHours(calendar, day)
  return sign < closes ? closes : Math.max(sign, momentOf(dayAfter(day), '00:00', zoneOf(calendar)))
}

/** When so many minutes of open mornings had passed; undefined while they have not. */
function afterMinutes(calendar: Calendar, from: number, minutes: number, now: number): number | undefined {
  if (openMinutes(calendar, from, now) < minutes) return undefined
  let [low, high] = [from, now]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2)
    if (openMinutes(calendar, from, middle) < minutes) low = middle
    else high = middle
  }
  return high
}

/** `until 14:00`, `until Tue 14:00`, `90 minutes`, `whole sprint`. */
export function untilInWords(until: Until, calendar: Calendar, now: number): string {
  if (until.is === 'sprint') return 'whole sprint'
  if (until.is === 'minutes') return `${until.minutes} minutes`
  return `until ${momentInWords(plannedHours(calendar, until.day).closes, zoneOf(calendar), now)}`
}

/** `10:40` today, `Mon 14:00` on another day. */
export function momentInWords(at: number, zone: string, now: number): string {
  const day = dayOf(at, zone)
  return day === dayOf(now, zone) ? clockOf(at, zone) : `${weekdayOf(day)} ${clockOf(at, zone)}`
}

const weekdayOf = (day: string): string =>
  ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(`${day}T12:00:00Z`).getUTCDay()] ?? day

/** Whether somebody is to be asked "yesterday you were on this": the day is open, and the last sign is from before it. */
export function isFromBefore(kept: Kept, calendar: Calendar, now: number): boolean {
  const today = sprintDay(calendar, now)
  if (today.is !== 'open') return false
  if (availabilityOf(kept.person, now, zoneOf(calendar)) === 'headsDown') return false
  // Who was on it past midnight, or before the morning was opened, is on it today.
  return kept.holder.sign < today.since && dayOf(kept.holder.sign, zoneOf(calendar)) < today.day
}
