// Times as people say them. The clock and the time zone are passed in, so the answers are the same everywhere.

const day = 24 * 60 * 60 * 1000
const year = 365.25 * day
const month = year / 12

/** `18 years`, `5 months`, `today`: the age of something in words. Both in milliseconds. */
export function ageInWords(since: number, now: number): string {
  const age = now - since
  if (age < day) return 'today'
  if (age < 2 * month) return count(Math.floor(age / day), 'day')
  if (age < year) return count(Math.floor(age / month), 'month')
  return count(Math.floor(age / year), 'year')
}

/** `5 min`, `2 h`, `3 days`: how long somebody has been at something. */
export function durationInWords(since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`
  return count(Math.floor(minutes / (24 * 60)), 'day')
}

/** Milliseconds of an ISO 8601 date or time; undefined for text in a list's own format. */
export function parseIso(text: string | undefined): number | undefined {
  const [, day, clock = '', offset] = isoPattern.exec(text ?? '') ?? []
  if (day === undefined) return undefined
  // Engines differ in what they make of 31 September, and of an offset without a colon.
  const midnight = Date.parse(day)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined
  // Without an offset ISO means the reader's zone; one answer everywhere matters more than the hour.
  const zone = clock === '' ? '' : (offset?.replace(/^(...):?(..)$/, '$1:$2') ?? 'Z')
  const time = Date.parse(`${day}${clock}${zone}`)
  return Number.isNaN(time) ? undefined : time
}

const isoPattern = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

/**
 * The calendar day `YYYY-MM-DD` of a moment in an IANA time zone: a record's day is the one when it was made (I9).
 * UTC where the zone is none: a board's setting may name one that this machine does not know.
 */
export function dayOf(at: number, timeZone: string): string {
  const parts = dayFormat(timeZone).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Making a format takes longer than a thousand uses of it. Boards have one zone, so few are kept. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone)
  if (known) return known
  const format = newDayFormat(timeZone)
  dayFormats.set(timeZone, format)
  return format
}

const newDayFormat = (timeZone: string) =>
  zonedFormat(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' })

/** Times as a board's time zone writes them; in UTC where the zone is none. Making one is slow: keep it. */
export function zonedFormat(timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, ...parts })
  } catch {
    // The only way the platform says that it does not know a zone.
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...parts })
  }
}

/**
 * The moment of a wall clock time in a zone, milliseconds. A time that a clock change skips is as much later as was
 * skipped; one that comes twice is the first.
 */
export function momentOf(day: string, clock: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T${clock}:00Z`)
  // The offsets on both sides of any change: the one that leads back to the wanted time is right.
  const offsets = [offsetAt(wanted - halfDay, timeZone), offsetAt(wanted + halfDay, timeZone)]
  const fits = offsets.map((offset) => wanted - offset).filter((at) => at + offsetAt(at, timeZone) === wanted)
  return fits.length > 0 ? Math.min(...fits) : wanted - Math.min(...offsets)
}

const halfDay = 12 * 60 * 60 * 1000
const clockFormats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks are ahead of UTC, milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const format =
    clockFormats.get(timeZone) ??
    zonedFormat(timeZone, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  clockFormats.set(timeZone, format)
  const parts = format.formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return Date.parse(local) - Math.floor(at / 1000) * 1000
}

/** `08:40` on the board's clock. */
export function clockOf(at: number, timeZone: string): string {
  const local = new Date(at + offsetAt(at, timeZone))
  return local.toISOString().slice(11, 16)
}
