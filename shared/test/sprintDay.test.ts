// The sprint's own time: open, closed or without days, through midnight, a clock change and a day that nobody closed.
import { describe, expect, it } from 'vitest'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import { dueMorning, nextMorning } from '../src/select/mornings.ts'
import { daysOfSprint, openMinutes, plannedHours, sprintDay } from '../src/select/sprintDay.ts'
import type { Calendar } from '../src/select/sprintDay.ts'
import { clockOf, momentOf } from '../src/select/time.ts'

const zone = 'Europe/Madrid'
const board = (facts: Partial<Entity<'meta'>> = {}): Entity<'meta'> => ({
  ...(emptyRecord('meta', 'board') as Entity<'meta'>),
  timeZone: zone,
  ...facts,
})
const at = (day: string, clock: string) => momentOf(day, clock, zone)
const sign = (day: string, clock: string) => ({ at: at(day, clock), by: 'ada' })
const day = (id: string, facts: Partial<Entity<'days'>> = {}): Entity<'days'> => ({
  ...(emptyRecord('days', id) as Entity<'days'>),
  ...facts,
})
const calendar = (days: readonly Entity<'days'>[], facts: Partial<Entity<'meta'>> = {}): Calendar => ({
  days,
  board: board(facts),
})
const monday = day('2026-05-04', {
  opened: { 1: sign('2026-05-04', '08:10') },
  closed: { 1: sign('2026-05-04', '14:20') },
})
const tuesday = day('2026-05-05', { opened: { 1: sign('2026-05-05', '08:00') } })

describe('the day', () => {
  it('is none where nobody planned or opened one: everything works, nothing ends', () => {
    expect(sprintDay(calendar([]), at('2026-05-04', '23:30'))).toEqual({ is: 'none', day: '2026-05-04' })
  })

  it('is closed before the first morning of a sprint that has days', () => {
    const planned = calendar([], { startsOn: '2026-05-04', endsOn: '2026-05-06' })
    expect(sprintDay(planned, at('2026-05-04', '07:00'))).toEqual({ is: 'closed', day: undefined })
    expect(daysOfSprint(planned)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06'])
  })

  it('is open from the opening on, past its planned end, until somebody closes it', () => {
    expect(sprintDay(calendar([monday]), at('2026-05-04', '14:30'))).toEqual({
      is: 'closed',
      day: '2026-05-04',
    })
    const running = calendar([day('2026-05-04', { opened: monday.opened })])
    expect(sprintDay(running, at('2026-05-04', '14:10'))).toEqual({
      is: 'open',
      day: '2026-05-04',
      since: at('2026-05-04', '08:10'),
      closes: at('2026-05-04', '14:00'),
    })
  })

  it('that nobody closed is over at midnight', () => {
    const both = calendar([tuesday])
    expect(sprintDay(both, at('2026-05-05', '23:59')).is).toBe('open')
    expect(sprintDay(both, at('2026-05-06', '00:00')).is).toBe('closed')
  })

  it('that ends past midnight goes on until then', () => {
    const hours = { opens: '20:00', closes: '02:00' }
    const night = day('2026-05-04', { hours, opened: { 1: sign('2026-05-04', '20:00') } })
    expect(plannedHours(calendar([night]), '2026-05-04').closes).toBe(at('2026-05-05', '02:00'))
    expect(sprintDay(calendar([night]), at('2026-05-05', '01:59')).is).toBe('open')
    expect(sprintDay(calendar([night]), at('2026-05-05', '02:00')).is).toBe('closed')
  })

  it('opens again', () => {
    const again = day('2026-05-04', {
      opened: { ...monday.opened, 2: sign('2026-05-04', '15:00') },
      closed: monday.closed,
    })
    expect(sprintDay(calendar([again]), at('2026-05-04', '15:30')).is).toBe('open')
  })
})

describe('a morning that is meant to open', () => {
  const planned = (days: readonly Entity<'days'>[] = []) =>
    calendar(days, { startsOn: '2026-05-04', endsOn: '2026-05-05' })

  it('is the next one before its hour, due from then until it is over, and neither once it was opened', () => {
    const before = at('2026-05-04', '07:59')
    expect(dueMorning(planned(), before)).toBeUndefined()
    expect(nextMorning(planned(), before)?.day).toBe('2026-05-04')
    expect(dueMorning(planned(), at('2026-05-04', '08:00'))?.day).toBe('2026-05-04')
    expect(nextMorning(planned(), at('2026-05-04', '08:00'))?.day).toBe('2026-05-05')
    expect(dueMorning(planned(), at('2026-05-04', '14:00'))).toBeUndefined()
    expect(dueMorning(planned([monday]), at('2026-05-04', '09:00'))).toBeUndefined()
    expect(nextMorning(planned(), at('2026-05-05', '14:00'))).toBeUndefined()
  })
})

describe('minutes of open mornings', () => {
  it('leave the night out', () => {
    const days = calendar([monday, tuesday])
    expect(openMinutes(days, at('2026-05-04', '13:50'), at('2026-05-05', '08:30'))).toBe(60)
  })

  it('of a day that nobody closed count up to its planned end, once it is over', () => {
    const days = calendar([tuesday])
    expect(openMinutes(days, at('2026-05-05', '13:00'), at('2026-05-05', '14:30'))).toBe(90)
    expect(openMinutes(days, at('2026-05-05', '13:00'), at('2026-05-06', '09:00'))).toBe(60)
  })

  it('are minutes where there are no days', () => {
    expect(openMinutes(calendar([]), 0, 90 * 60_000)).toBe(90)
  })
})

describe('wall clock times', () => {
  it('follow the zone through both clock changes', () => {
    expect(new Date(at('2026-03-28', '08:00')).toISOString()).toBe('2026-03-28T07:00:00.000Z')
    expect(new Date(at('2026-03-29', '08:00')).toISOString()).toBe('2026-03-29T06:00:00.000Z')
    // Skipped: an hour later than it says.
    expect(clockOf(at('2026-03-29', '02:30'), zone)).toBe('03:30')
    // Twice: the first of them.
    expect(new Date(at('2026-10-25', '02:30')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(new Date(momentOf('2026-05-04', '00:00', 'Pacific/Kiritimati')).toISOString()).toBe(
      '2026-05-03T10:00:00.000Z',
    )
  })
})
