// When an event that repeats takes place, followed only as far as somebody looks: a rule may go on for ever.
import ICAL from 'ical.js'
import { dayIn, timesOf, told, wrong } from './icalTime.ts'
import type { LocalTime, Told, Zones } from './icalTime.ts'
import type { TimeSpan } from './sessions.ts'

export interface Occurrence {
  /** Which one of its series: its date, with a number from the second of a day on. It stays when the hour moves. */
  readonly key: string
  readonly starts: number
  readonly time: ICAL.Time
}

/** Occurrences looked at for one event. Thirty years of days; a rule of every minute has more on a single morning. */
const mostSteps = 12_000

export const isRepeated = (event: ICAL.Component): boolean =>
  event.hasProperty('rrule') || event.hasProperty('rdate')

export function occurrencesOf(
  event: ICAL.Component,
  start: LocalTime,
  zones: Zones,
  zone: string,
  span: TimeSpan,
): Told<readonly Occurrence[]> {
  const left = timesOf(event, 'exdate', zones, zone)
  if (!left.ok) return left
  const more = timesOf(event, 'rdate', zones, zone)
  if (!more.ok) return more
  const leftDays = new Set(left.value.filter(({ time }) => time.isDate).map(({ time }) => dayIn(time)))
  const leftMoments = new Set(left.value.map(({ time, momentOf }) => momentOf(time)))
  const all = new Map<number, ICAL.Time>([[start.momentOf(start.time), start.time]])
  for (const { time, momentOf } of more.value) all.set(momentOf(time), time)
  for (const property of event.getAllProperties('rrule')) {
    const times = followed(property.getFirstValue(), start, span)
    if (!times.ok) return times
    for (const [at, time] of times.value) all.set(at, time)
  }
  const perDay = new Map<string, number>()
  const occurrences = [...all]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([starts, time]) => {
      const day = dayIn(time)
      const nth = (perDay.get(day) ?? 0) + 1
      perDay.set(day, nth)
      if (starts < span.from || starts >= span.until) return []
      if (leftMoments.has(starts) || leftDays.has(day)) return []
      return [{ key: nth === 1 ? day : `${day}.${nth}`, starts, time }]
    })
  return told(occurrences)
}

function followed(
  rule: unknown,
  { time: start, momentOf }: LocalTime,
  span: TimeSpan,
): Told<readonly (readonly [at: number, time: ICAL.Time])[]> {
  if (!(rule instanceof ICAL.Recur) || !isPossible(rule))
    return wrong('Its rule for repeating cannot be read.')
  const { until } = rule
  // The library compares wall clocks; a rule says its end in UTC.
  const last = until && lastMoment(until, momentOf)
  rule.until = null
  const dates = rule.iterator(start)
  const times: (readonly [at: number, time: ICAL.Time])[] = []
  for (let step = 0; ; step++) {
    const time = dates.next()
    if (!time) return told(times)
    const at = momentOf(time)
    if (at >= span.until || (last !== null && at > last)) return told(times)
    if (step === mostSteps) return wrong('It repeats too often to be a session.')
    times.push([at, time.clone()])
  }
}

function lastMoment(until: ICAL.Time, momentOf: LocalTime['momentOf']): number {
  if (until.zone === ICAL.Timezone.utcTimezone && !until.isDate) return until.toUnixTime() * 1000
  const end = until.clone()
  if (!until.isDate) return momentOf(end)
  end.isDate = false
  end.addDuration(ICAL.Duration.fromSeconds(24 * 60 * 60))
  return momentOf(end) - 1
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A 30th of February never comes: looking for it would take for ever. */
function isPossible(rule: ICAL.Recur): boolean {
  const months = numbers(rule, 'BYMONTH')
  const days = numbers(rule, 'BYMONTHDAY')
  if (months.length === 0 || days.length === 0) return true
  return months.some((month) => days.some((day) => Math.abs(day) <= (longest[month - 1] ?? 0)))
}

const numbers = (rule: ICAL.Recur, part: string): readonly number[] => rule.getComponent(part).map(Number)
