// Reads an iCalendar file, as calendars and programme sites write them. It comes with a library of its own: load it when a
// file is there. Text is data: whatever a title says is shown as text, cut to the board's limits.
import ICAL from 'ical.js'
import { factId } from '../board/ids.ts'
import type { When } from '../board/kinds/sessions.ts'
import { maxCalendarChars, maxCalendarSessions, maxFactLength } from '../board/limits.ts'
import { dayAfter } from '../select/sprintDay.ts'
import { dayOf, momentOf } from '../select/time.ts'
import { blocksOf } from './icalBlocks.ts'
import { isRepeated, occurrencesOf } from './icalRepeat.ts'
import { dayIn, timeOf, told, tried, wrong, zonesOf } from './icalTime.ts'
import type { LocalTime, Told, Zones } from './icalTime.ts'
import type { BadRow } from './parsed.ts'
import type { ParsedCalendar, ParsedSession, TimeSpan } from './sessions.ts'
import { fact, quoted } from './text.ts'

export interface CalendarOptions {
  /** The board's time zone: for times without one, and for whole days. */
  readonly zone: string
  /** How far events that repeat are followed. */
  readonly span: TimeSpan
}

type Read =
  | { readonly ok: true; readonly calendar: ParsedCalendar }
  | { readonly ok: false; readonly message: string }

const hourMs = 60 * 60 * 1000

export function parseCalendar(text: string, options: CalendarOptions): Read {
  if (text.length > maxCalendarChars) return no('This calendar is too long: take one of the sprint alone.')
  const blocks = blocksOf(text)
  if (!blocks) return no('This is no calendar. Its file ends in .ics and begins with BEGIN:VCALENDAR.')
  if (blocks.events.length === 0) return no('There are no events in this calendar.')
  const zones = zonesOf(blocks.zones)
  const bad: BadRow[] = []
  const sessions = new Map<string, ParsedSession>()
  const events = blocks.events.flatMap(({ lines, whole }, index) => {
    const row = index + 1
    const component = whole ? tried(() => new ICAL.Component(ICAL.parse(lines.join('\r\n')))) : undefined
    if (!component) bad.push({ row, message: `${nameIn(lines)} cannot be read.` })
    return component ? [{ row, component }] : []
  })
  // What changes one of a series counts more than the series.
  const ordered = [
    ...events.filter(({ component }) => !isChange(component)),
    ...events.filter(({ component }) => isChange(component)),
  ]
  for (const { row, component } of ordered) {
    const read =
      tried(() => sessionsOf(component, row, zones, options, blocks.method === 'CANCEL')) ??
      wrong('It cannot be read.')
    if (!read.ok) bad.push({ row, message: read.message })
    for (const session of read.ok ? read.value : []) {
      const other = sessions.get(session.id)
      if (isChange(component) || !other || other.entry.sequence <= session.entry.sequence)
        sessions.set(session.id, session)
    }
  }
  const all = [...sessions.values()].toSorted((a, b) => a.entry.when.starts - b.entry.when.starts)
  for (const { row } of all.slice(maxCalendarSessions))
    bad.push({ row, message: `A programme holds ${maxCalendarSessions} sessions from one calendar.` })
  return {
    ok: true,
    calendar: {
      sessions: all.slice(0, maxCalendarSessions),
      bad: bad.toSorted((a, b) => a.row - b.row),
      span: options.span,
    },
  }
}

const no = (message: string): Read => ({ ok: false, message })
const isChange = (event: ICAL.Component) => event.hasProperty('recurrence-id')
const nameIn = (lines: readonly string[]): string => {
  const title = lines.map((line) => /^SUMMARY[^:]*:(.+)$/i.exec(line)?.[1]).find(Boolean)
  return title === undefined ? 'This event' : quoted(title)
}

function sessionsOf(
  event: ICAL.Component,
  row: number,
  zones: Zones,
  { zone, span }: CalendarOptions,
  isCancelled: boolean,
): Told<readonly ParsedSession[]> {
  const begins = timeOf(event, 'dtstart', zones, zone)
  if (!begins.ok) return begins
  const start = begins.value
  if (!start) return wrong('It has no beginning.')
  if (/^(private|confidential)$/i.test(textOf(event, 'class') ?? '')) return wrong('It is marked as private.')
  const lasts = lengthOf(event, start, zones, zone)
  if (!lasts.ok) return lasts
  const title = fact(textOf(event, 'summary')) ?? 'Untitled'
  const uid = textOf(event, 'uid') ?? `${start.time.toString()} ${title}`
  const where = fact(textOf(event, 'location'))
  const cancelled = isCancelled || textOf(event, 'status')?.toUpperCase() === 'CANCELLED'
  const session = (starts: number, time: ICAL.Time, key: string): ParsedSession => ({
    id: factId(`ical:${uid}${key}`),
    row,
    entry: {
      // Two that differ only behind this are told apart by their ids.
      uid: fact(uid)?.slice(0, maxFactLength) ?? 'none',
      title,
      when: whenOf(starts, time, lasts.value, zone),
      ...(where !== undefined && { where }),
      ...(cancelled && { cancelled }),
      sequence: sequenceOf(event),
    },
  })
  const changed = timeOf(event, 'recurrence-id', zones, zone)
  if (!changed.ok) return changed
  const alone = (key: string) => told([session(start.momentOf(start.time), start.time, key)])
  if (changed.value) return alone(`#${dayIn(changed.value.time)}`)
  if (!isRepeated(event)) return alone('')
  const occurrences = occurrencesOf(event, start, zones, zone, span)
  if (!occurrences.ok) return occurrences
  return told(occurrences.value.map(({ starts, time, key }) => session(starts, time, `#${key}`)))
}

/** Whole days, or milliseconds. Without an end an event lasts an hour, a day one day. */
type Length = { readonly days: number } | { readonly ms: number }

function lengthOf(event: ICAL.Component, start: LocalTime, zones: Zones, zone: string): Told<Length> {
  const ends = timeOf(event, 'dtend', zones, zone)
  if (!ends.ok) return ends
  const end = ends.value
  const duration = event.getFirstPropertyValue('duration')
  const isDay = start.time.isDate
  if (end) {
    const ms = end.momentOf(end.time) - start.momentOf(start.time)
    if (ms < 0) return wrong('It ends before it begins.')
    if (!isDay || !end.time.isDate) return told({ ms })
    // Some write the last day, some the one after it.
    return told({ days: Math.max(1, daysBetween(dayIn(start.time), dayIn(end.time))) })
  }
  if (!(duration instanceof ICAL.Duration)) return told(isDay ? { days: 1 } : { ms: hourMs })
  if (duration.isNegative) return wrong('It ends before it begins.')
  if (isDay) return told({ days: Math.max(1, Math.ceil(duration.toSeconds() / (24 * 60 * 60))) })
  return told({ ms: duration.toSeconds() * 1000 })
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * hourMs))

function whenOf(starts: number, time: ICAL.Time, lasts: Length, zone: string): When {
  if ('ms' in lasts) return { starts, ends: starts + lasts.ms }
  let day = dayIn(time)
  for (let n = 0; n < Math.min(lasts.days, mostDays); n++) day = dayAfter(day)
  return { starts, ends: momentOf(day, '00:00', zone), allDay: true }
}

/** Days that one event lasts at most: a year. */
const mostDays = 366

function sequenceOf(event: ICAL.Component): number {
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0)
  return Number.isInteger(sequence) && sequence >= 0 ? sequence : 0
}

function textOf(event: ICAL.Component, name: string): string | undefined {
  const value: unknown = event.getFirstPropertyValue(name)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A week around the sprint's days; where it has none, sixty days around now. */
export function spanAround(days: readonly string[], now: number, zone: string): TimeSpan {
  const [first, last] = [days[0], days.at(-1)]
  const dayMs = 24 * hourMs
  if (first === undefined || last === undefined) return { from: now - 60 * dayMs, until: now + 60 * dayMs }
  return {
    from: momentOf(dayOf(Date.parse(first) - 7 * dayMs, 'UTC'), '00:00', zone),
    until: momentOf(dayOf(Date.parse(last) + 8 * dayMs, 'UTC'), '00:00', zone),
  }
}
