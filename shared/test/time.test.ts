// Times in words, and the day of a moment: the same on every machine, whatever its zone.
import { describe, expect, it } from 'vitest'
import { ageInWords, dayOf, durationInWords, parseIso } from '../src/select/time.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 4, 16, 10)

describe('time in words', () => {
  it.each([
    [0, 'today'],
    [-5 * day, 'today'],
    [day - 1, 'today'],
    [day, '1 day'],
    [13.5 * day, '13 days'],
    [60 * day, '60 days'],
    [61 * day, '2 months'],
    [364 * day, '11 months'],
    [366 * day, '1 year'],
    [18.4 * 365.25 * day, '18 years'],
  ])('an age of %d ms is %s', (age, words) => {
    expect(ageInWords(now - age, now)).toBe(words)
  })

  it.each([
    [-3_600_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 min'],
    [59 * 60_000, '59 min'],
    [60 * 60_000, '1 h'],
    [47 * 60 * 60_000, '47 h'],
    [48 * 60 * 60_000, '2 days'],
  ])('%d ms at something are %s', (age, words) => {
    expect(durationInWords(now - age, now)).toBe(words)
  })
})

describe('[I9] the day of a moment', () => {
  it.each([
    // Midnight is where the board is, not where the reader is.
    ['2026-05-16T21:59:59Z', 'Europe/Madrid', '2026-05-16'],
    ['2026-05-16T22:00:00Z', 'Europe/Madrid', '2026-05-17'],
    ['2026-05-16T22:00:00Z', 'UTC', '2026-05-16'],
    ['2026-05-16T06:59:59Z', 'America/Los_Angeles', '2026-05-15'],
    ['2026-05-16T18:15:00Z', 'Asia/Kathmandu', '2026-05-17'],
    ['2026-05-16T10:00:00Z', 'Pacific/Kiritimati', '2026-05-17'],
    // The clock goes forward on 29 March and back on 25 October 2026 in Madrid.
    ['2026-03-28T22:59:59Z', 'Europe/Madrid', '2026-03-28'],
    ['2026-03-28T23:00:00Z', 'Europe/Madrid', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Madrid', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Madrid', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Madrid', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Madrid', '2026-10-26'],
    ['2024-02-29T12:00:00Z', 'Europe/Madrid', '2024-02-29'],
    ['2026-12-31T23:30:00Z', 'Europe/Madrid', '2027-01-01'],
  ])('%s in %s is %s', (moment, timeZone, expected) => {
    expect(dayOf(Date.parse(moment), timeZone)).toBe(expected)
  })

  it('is the one in UTC where the board names a zone that this machine does not know', () => {
    for (const timeZone of ['Middle/Earth', '', '-', '+99:99']) {
      expect(dayOf(Date.parse('2026-05-16T23:59:59Z'), timeZone)).toBe('2026-05-16')
    }
  })
})

describe('a date in a list', () => {
  it.each([
    ['2007-09-15', Date.UTC(2007, 8, 15)],
    ['2007-09-15T10:20', Date.UTC(2007, 8, 15, 10, 20)],
    ['2007-09-15T10:20:30.5', Date.UTC(2007, 8, 15, 10, 20, 30, 500)],
    ['2007-09-15T10:20:30Z', Date.UTC(2007, 8, 15, 10, 20, 30)],
    ['2007-09-15T10:20:30+02:00', Date.UTC(2007, 8, 15, 8, 20, 30)],
    ['2007-09-15T10:20:30-0330', Date.UTC(2007, 8, 15, 13, 50, 30)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('%s is understood', (text, expected) => {
    expect(parseIso(text)).toBe(expected)
  })

  it.each([
    '',
    '15.09.2007',
    '9/15/07',
    '2007',
    '2007-13-01',
    '2023-02-29',
    '2007-09-31',
    '2007-09-15 10:20',
    '2007-09-15T25:00',
  ])('%j is none', (text) => {
    expect(parseIso(text)).toBeUndefined()
  })
})
