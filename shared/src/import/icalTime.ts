// Times of a calendar as moments: by the zone they name, by UTC, or by the board's clock where they name none.
import ICAL from 'ical.js'
import { isTimeZone } from '../board/timeZone.ts'
import { momentOf } from '../select/time.ts'
import { quoted } from './text.ts'

/** What an event says, or what it has wrong, in words for whoever brings it in. */
export type Told<T> = { readonly ok: true; readonly value: T } | Wrong
export interface Wrong {
  readonly ok: false
  readonly message: string
}
export const told = <T>(value: T): Told<T> => ({ ok: true, value })
export const wrong = (message: string): Wrong => ({ ok: false, message })

/** A wall clock time in a zone, not yet a moment. */
export interface LocalTime {
  readonly time: ICAL.Time
  readonly momentOf: (time: ICAL.Time) => number
}

export type Zones = ReadonlyMap<string, ICAL.Timezone>

/** The zones that a file brings along, by their name in it. One that cannot be read is as good as none. */
export function zonesOf(blocks: readonly (readonly string[])[]): Zones {
  const zones = new Map<string, ICAL.Timezone>()
  for (const lines of blocks) {
    const component = tried(() => new ICAL.Component(ICAL.parse(lines.join('\r\n'))))
    const tzid = component?.getFirstPropertyValue('tzid')
    if (component && typeof tzid === 'string') zones.set(tzid, new ICAL.Timezone({ component, tzid }))
  }
  return zones
}

/** The times of all properties of a name; none where there is none. */
export function timesOf(
  event: ICAL.Component,
  name: string,
  zones: Zones,
  zone: string,
): Told<readonly LocalTime[]> {
  const times: LocalTime[] = []
  for (const property of event.getAllProperties(name)) {
    const tzid = property.getFirstParameter('tzid')
    const values: readonly unknown[] = tried(() => property.getValues()) ?? [undefined]
    for (const value of values) {
      const time = value instanceof ICAL.Period ? value.start : value
      if (!(time instanceof ICAL.Time) || Number.isNaN(Date.UTC(time.year, time.month - 1, time.day)))
        return wrong('Its time cannot be read.')
      const local = localTime(time, tzid, zones, zone)
      if (!local.ok) return local
      times.push(local.value)
    }
  }
  return told(times)
}

/** The time of a property that an event has once. */
export function timeOf(
  event: ICAL.Component,
  name: string,
  zones: Zones,
  zone: string,
): Told<LocalTime | undefined> {
  const times = timesOf(event, name, zones, zone)
  return times.ok ? told(times.value[0]) : times
}

function localTime(time: ICAL.Time, tzid: string | undefined, zones: Zones, zone: string): Told<LocalTime> {
  const by = (momentOf: LocalTime['momentOf']) => told({ time, momentOf })
  if (time.isDate) return by((at) => momentOf(dayIn(at), '00:00', zone))
  if (time.zone === ICAL.Timezone.utcTimezone) return by(utc)
  if (tzid === undefined) return by(inZone(zone))
  // A name that everybody knows has better rules than what one program wrote down of it years ago.
  const known = knownZone(tzid)
  if (known !== undefined) return by(inZone(known))
  const brought = zones.get(tzid)
  if (brought) return by((at) => utc(at) - brought.utcOffset(at) * 1000)
  if (isTimeZone(tzid)) return by(inZone(tzid))
  return wrong(`Its time zone ${quoted(tzid)} is not known.`)
}

const inZone = (zone: string) => (at: ICAL.Time) =>
  momentOf(dayIn(at), at.toString().slice(11, 16), zone) + at.second * 1000

const utc = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

/** `2026-05-04` */
export const dayIn = (time: ICAL.Time): string => time.toString().slice(0, 10)

/** `Europe/Madrid`, also where a program puts its own path in front of it. */
function knownZone(tzid: string): string | undefined {
  const name = /(?:^|\/)([A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z0-9_+-]+){1,2})$/.exec(tzid)?.[1]
  return name !== undefined && isTimeZone(name) ? name : undefined
}

/** Undefined where the library throws, which is its only way to say no. */
export function tried<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
