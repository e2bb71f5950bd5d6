// Times as people say them. The clock and the time zone are passed in, so the answers are the same everywhere.

const day = 24 * 60 * 60 * 1000
const year = 365.25 * day

/** `18 years`, `5 months`, `today`: the age of something in words. Both in milliseconds. */
export function ageInWords(since: number, now: number): string {
  const age = now - since
  if (age < day) return 'today'
  if (age < 60 * day) return count(Math.floor(age / day), 'day')
  if (age < year) return count(Math.floor(age / (year / 12)), 'month')
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
  if (text === undefined || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text))
    return undefined
  // Without an offset ISO means the reader's zone; one answer everywhere matters more than the hour.
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? undefined : time
}

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

/** The calendar day `YYYY-MM-DD` of a moment in an IANA time zone: a record's day is the one when it was made (I9). */
export function dayOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
