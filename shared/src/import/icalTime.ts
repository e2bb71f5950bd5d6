// Times of a calendar as moments: by the zone they name, by UTC, or by the board's clock where they name none.
import ICAL from 'ical.js'
import { isTimeZone } from '../board/timeZone.ts'
import { momentOf } from '../select/time.ts'
import { quoted } from './text.ts'

/** What a calendar has wrong, in words for whoever brings it in. */
export class BadEvent extends Error {}

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

/** The times of one property; none where it is missing. */
export function timesOf(property: ICAL.Property | null, zones: Zones, zone: string): readonly LocalTime[] {
  if (!property) return []
  const tzid = property.getFirstParameter('tzid')
  const values: readonly unknown[] = tried(() => property.getValues()) ?? [undefined]
  return values.map((value) => {
    const time = value instanceof ICAL.Period ? value.start : value
    if (!(time instanceof ICAL.Time) || Number.isNaN(Date.UTC(time.year, time.month - 1, time.day)))
      throw new BadEvent('Its time cannot be read.')
    return { time, momentOf: momentsIn(time, tzid, zones, zone) }
  })
}

function momentsIn(time: ICAL.Time, tzid: string | undefined, zones: Zones, zone: string) {
  if (time.isDate) return (at: ICAL.Time) => momentOf(dayIn(at), '00:00', zone)
  if (time.zone === ICAL.Timezone.utcTimezone) return utc
  if (tzid === undefined) return inZone(zone)
  // A name that everybody knows has better rules than what one program wrote down of it years ago.
  const known = knownZone(tzid)
  if (known !== undefined) return inZone(known)
  const brought = zones.get(tzid)
  if (brought) return (at: ICAL.Time) => utc(at) - brought.utcOffset(at) * 1000
  if (isTimeZone(tzid)) return inZone(tzid)
  throw new BadEvent(`Its time zone ${quoted(tzid)} is not known.`)
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
