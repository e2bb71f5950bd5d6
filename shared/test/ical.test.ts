// Calendars as programs write them: zones of every sort, whole days, series, broken lines. What cannot be read is named.
import { describe, expect, it } from 'vitest'
import { maxCalendarChars } from '../src/board/limits.ts'
import { parseCalendar, spanAround } from '../src/import/ical.ts'
import { momentOf } from '../src/select/time.ts'

const zone = 'Europe/Madrid'
const at = (day: string, clock: string, where = zone) => momentOf(day, clock, where)
const span = { from: at('2026-05-10', '00:00'), until: at('2026-05-25', '00:00') }
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  'UID:one@example.org',
  'SUMMARY:One',
  ...lines,
  'END:VEVENT',
]
function parse(text: string) {
  const read = parseCalendar(text, { zone, span })
  if (!read.ok) throw new Error(read.message)
  return read.calendar
}
const only = (...lines: string[]) => parse(calendar(...event(...lines))).sessions[0]?.entry
const startsOf = (...lines: string[]) =>
  parse(calendar(...event(...lines))).sessions.map(({ entry }) => new Date(entry.when.starts).toISOString())

const middleOfNowhere = [
  'BEGIN:VTIMEZONE',
  'TZID:Middle of nowhere',
  'BEGIN:STANDARD',
  'DTSTART:16010101T000000',
  'TZOFFSETFROM:-0741',
  'TZOFFSETTO:-0741',
  'END:STANDARD',
  'END:VTIMEZONE',
]
const minusZero = middleOfNowhere.map((line) =>
  line.replace('-0741', '-0000').replace('Middle of nowhere', 'GMT Time'),
)
const office = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

describe('the time of an event', () => {
  it.each([
    ['in UTC', [], 'DTSTART:20260516T090000Z', '2026-05-16T09:00:00.000Z'],
    [
      'on the board’s clock where it names no zone',
      [],
      'DTSTART:20260516T090000',
      '2026-05-16T07:00:00.000Z',
    ],
    [
      'in a zone that everybody knows',
      [],
      'DTSTART;TZID=America/New_York:20260516T090000',
      '2026-05-16T13:00:00.000Z',
    ],
    [
      'in such a zone with a path before it',
      [],
      'DTSTART;TZID=/software.example/2024/Asia/Kolkata:20260516T090000',
      '2026-05-16T03:30:00.000Z',
    ],
    [
      'in a zone of the file’s own',
      middleOfNowhere,
      'DTSTART;TZID=Middle of nowhere:20260516T090000',
      '2026-05-16T16:41:00.000Z',
    ],
    [
      'in a zone of minus nothing',
      minusZero,
      'DTSTART;TZID=GMT Time:20260516T090000',
      '2026-05-16T09:00:00.000Z',
    ],
    [
      'in an office’s zone, in summer',
      office,
      'DTSTART;TZID=W. Europe Standard Time:20260516T090000',
      '2026-05-16T07:00:00.000Z',
    ],
    [
      'in an office’s zone, in winter',
      office,
      'DTSTART;TZID="W. Europe Standard Time":20261201T090000',
      '2026-12-01T08:00:00.000Z',
    ],
  ])('may be %s', (_, zones, start, expected) => {
    const [session] = parse(calendar(...zones, ...event(start))).sessions
    expect(new Date(session?.entry.when.starts ?? 0).toISOString()).toBe(expected)
  })

  it('ends after an hour where nobody says, at its end, or after its duration', () => {
    const start = 'DTSTART:20260516T090000'
    const lasts = (...more: string[]) => {
      const { starts = 0, ends = 0 } = only(start, ...more)?.when ?? {}
      return (ends - starts) / 60_000
    }
    expect(lasts()).toBe(60)
    expect(lasts('DTEND:20260516T103000')).toBe(90)
    expect(lasts('DTEND;TZID=Europe/London:20260516T093000')).toBe(90)
    expect(lasts('DURATION:PT2H15M')).toBe(135)
    expect(lasts('DTEND:20260516T090000')).toBe(0)
  })

  it('is a whole day from midnight to midnight here, also on the day of a clock change', () => {
    expect(only('DTSTART;VALUE=DATE:20261025')?.when).toEqual({
      starts: at('2026-10-25', '00:00'),
      ends: at('2026-10-26', '00:00'),
      allDay: true,
    })
    expect(only('DTSTART;VALUE=DATE:20260516', 'DTEND;VALUE=DATE:20260519')?.when.ends).toBe(
      at('2026-05-19', '00:00'),
    )
    expect(only('DTSTART;VALUE=DATE:20260516', 'DTEND;VALUE=DATE:20260516')?.when.ends).toBe(
      at('2026-05-17', '00:00'),
    )
    expect(only('DTSTART;VALUE=DATE:20260516', 'DURATION:P2D')?.when.ends).toBe(at('2026-05-18', '00:00'))
  })
})

describe('an event that repeats', () => {
  it('is followed around the sprint only, though it began long ago and never ends', () => {
    const days = startsOf('DTSTART;TZID=America/Los_Angeles:20120801T050000', 'RRULE:FREQ=DAILY')
    expect(days).toHaveLength(15)
    expect(days[0]).toBe('2026-05-10T12:00:00.000Z')
  })

  it('keeps its hour on the clock through a change of clocks', () => {
    const read = parseCalendar(calendar(...event('DTSTART:20261024T090000', 'RRULE:FREQ=DAILY;COUNT=2')), {
      zone,
      span: spanAround(['2026-10-24'], 0, zone),
    })
    expect(
      read.ok && read.calendar.sessions.map(({ entry }) => new Date(entry.when.starts).toISOString()),
    ).toEqual(['2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z'])
  })

  it('ends with its last moment in UTC, with its last day, or with its count', () => {
    const start = 'DTSTART;TZID=Europe/Madrid:20260516T090000'
    expect(startsOf(start, 'RRULE:FREQ=DAILY;UNTIL=20260518T070000Z')).toHaveLength(3)
    expect(startsOf(start, 'RRULE:FREQ=DAILY;UNTIL=20260518')).toHaveLength(3)
    expect(startsOf(start, 'RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=SA')).toHaveLength(2)
  })

  it('leaves out excluded days, said in any zone, and takes in added ones', () => {
    const start = 'DTSTART;TZID=Europe/Madrid:20260516T090000'
    const rule = 'RRULE:FREQ=DAILY;COUNT=4'
    expect(
      startsOf(start, rule, 'EXDATE:20260517T070000Z', 'EXDATE;VALUE=DATE:20260518', 'RDATE:20260520T090000'),
    ).toEqual(['2026-05-16T07:00:00.000Z', '2026-05-19T07:00:00.000Z', '2026-05-20T07:00:00.000Z'])
  })

  it('has one moved and one cancelled by itself, in whatever order the file says so', () => {
    const series = event('DTSTART:20260516T090000', 'RRULE:FREQ=DAILY;COUNT=3')
    const moved = event('RECURRENCE-ID:20260517T090000', 'DTSTART:20260517T120000')
    const off = event('RECURRENCE-ID:20260518T090000', 'DTSTART:20260518T090000', 'STATUS:CANCELLED')
    const { sessions } = parse(calendar(...moved, ...series, ...off))
    expect(
      sessions.map(({ entry: { when, cancelled } }) => [new Date(when.starts).toISOString(), cancelled]),
    ).toEqual([
      ['2026-05-16T07:00:00.000Z', undefined],
      ['2026-05-17T10:00:00.000Z', undefined],
      ['2026-05-18T07:00:00.000Z', true],
    ])
  })

  it.each([
    ['every second', 'RRULE:FREQ=SECONDLY'],
    ['on a day that never comes', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['by a rule that is none', 'RRULE:FREQ=SOMETIMES'],
  ])('%s is named and left out', (_, rule) => {
    const { sessions, bad } = parse(calendar(...event('DTSTART:20200101T090000', rule)))
    expect(sessions).toEqual([])
    expect(bad).toHaveLength(1)
  })
})

describe('a file', () => {
  it('may have folded lines, empty lines, a mark at its front and commas in its texts', () => {
    const text = `\uFEFF${calendar(
      'COMMENT:There is an empty line',
      '',
      ...event('DTSTART:20260516T090000', 'LOCATION:City Library\\, Barcelona'),
    )
      .replace('SUMMARY:One', 'SUMMARY:A long title\r\n  that goes on\r\n\t here')
      .replaceAll('\r\n', '\n')}`
    expect(parse(text).sessions[0]?.entry).toMatchObject({
      title: 'A long title that goes on here',
      where: 'City Library, Barcelona',
    })
  })

  it('has its good events brought in, and each bad one named by its number', () => {
    const good = event('DTSTART:20260516T090000')
    const text = calendar(
      ...event('DTSTART:whenever'),
      ...good,
      ...event('DTSTART:20260516T090000', 'a line without a meaning'),
      ...event('DTSTART;TZID=Middle-earth/Shire:20260516T090000'),
      ...event('DTSTART:20260516T090000', 'DTEND:20260516T080000'),
      ...event('DTSTART:20260516T090000', 'CLASS:PRIVATE'),
      ...event(),
    ).replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nSUMMARY:Broken off')
    const { sessions, bad } = parse(text)
    expect(sessions).toHaveLength(1)
    expect(bad.map(({ row }) => row)).toEqual([1, 3, 4, 5, 6, 7, 8])
    expect(bad.map(({ message }) => message)).toEqual([
      'Its time cannot be read.',
      '“One” cannot be read.',
      'Its time zone “Middle-earth/Shire” is not known.',
      'It ends before it begins.',
      'It is marked as private.',
      'It has no beginning.',
      '“Broken off” cannot be read.',
    ])
  })

  it('has titles cut to what a programme holds, on one line, as text', () => {
    const entry = only(
      'DTSTART:20260516T090000',
      `DESCRIPTION:${'x'.repeat(5000)}`,
      `LOCATION:<b>${'y'.repeat(300)}\\nz`,
    )
    expect(entry?.where).toHaveLength(200)
    expect(entry?.where?.startsWith('<b>yy')).toBe(true)
  })

  it('of events without an id keeps them apart', () => {
    const anonymous = (clock: string) =>
      event(`DTSTART:20260516T${clock}00`).filter((line) => !line.startsWith('UID'))
    const ids = () => parse(calendar(...anonymous('0900'), ...anonymous('1000'))).sessions.map(({ id }) => id)
    expect(new Set(ids()).size).toBe(2)
    expect(ids()).toEqual(ids())
  })

  it('is whole cancelled where it says so', () => {
    expect(
      parse(calendar('METHOD:CANCEL', ...event('DTSTART:20260516T090000'))).sessions[0]?.entry.cancelled,
    ).toBe(true)
  })

  it.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'This is no calendar.'],
    ['nothing', '', 'This is no calendar.'],
    ['a calendar without events', calendar(), 'There are no events'],
    ['megabytes', 'x'.repeat(maxCalendarChars + 1), 'too long'],
  ])('that is %s is refused in words', (_, text, message) => {
    const read = parseCalendar(text, { zone, span })
    expect(read.ok ? '' : read.message).toContain(message)
  })
})
