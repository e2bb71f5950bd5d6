// When a claim is quiet: after its time, never while the day is closed, never for whoever is heads-down.
import { describe, expect, it } from 'vitest'
import type { Until } from '../src/board/kinds/claims.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import { isFromBefore, quietSince, untilInWords, untilOf } from '../src/select/quiet.ts'
import type { Kept } from '../src/select/quiet.ts'
import type { Calendar } from '../src/select/sprintDay.ts'
import { momentOf } from '../src/select/time.ts'

const zone = 'Europe/Madrid'
const monday = '2026-05-04'
const tuesday = '2026-05-05'
const at = (day: string, clock: string) => momentOf(day, clock, zone)
const sign = (day: string, clock: string) => ({ at: at(day, clock), by: 'ada' })
const day = (id: string, opened: string, closed?: string): Entity<'days'> => ({
  ...(emptyRecord('days', id) as Entity<'days'>),
  opened: { 1: sign(id, opened) },
  closed: closed === undefined ? {} : { 1: sign(id, closed) },
})
const board: Entity<'meta'> = { ...(emptyRecord('meta', 'board') as Entity<'meta'>), timeZone: zone }
const calendar = (...days: readonly Entity<'days'>[]): Calendar => ({ days, board })
const noDays = calendar()
const oneDay = calendar(day(monday, '08:00'))
const overNight = calendar(day(monday, '08:00', '14:00'))
const twoDays = calendar(day(monday, '08:00', '14:00'), day(tuesday, '08:30'))

interface Facts extends Partial<Omit<Entity<'people'>, 'id'>> {
  readonly until?: Until
  readonly modified?: string
}
function claim(since: number, { until, modified, ...facts }: Facts = {}): Kept {
  const person = { ...(emptyRecord('people', 'ada') as Entity<'people'>), ...facts }
  const upstream = {
    tracker: 'trac:t',
    number: 1,
    url: 'https://t/1',
    title: 'T',
    kind: 'pull',
    fetched: 0,
  } as const
  return {
    holder: { person: 'ada', role: 'driver', since, until, sign: since, asked: false },
    person,
    upstream: modified === undefined ? undefined : { ...upstream, modified },
  }
}
const words = (kept: Kept, on: Calendar, now: number) => untilInWords(untilOf(kept, on), on, now)

describe('until when a claim lasts', () => {
  const claimed = at(monday, '09:00')

  it('is 90 minutes for whoever is new here, and the end of the day for others', () => {
    expect(words(claim(claimed, { newHere: true }), oneDay, claimed)).toBe('90 minutes')
    expect(words(claim(claimed), oneDay, claimed)).toBe('until 14:00')
    expect(words(claim(claimed), twoDays, at(tuesday, '09:00'))).toBe('until Mon 14:00')
  })

  it('is the whole sprint on a board without days, but 90 minutes for whoever is new here', () => {
    expect(words(claim(claimed), noDays, claimed)).toBe('whole sprint')
    expect(words(claim(claimed, { newHere: true }), noDays, claimed)).toBe('90 minutes')
  })

  it('is what the holder said', () => {
    expect(words(claim(claimed, { newHere: true, until: { is: 'sprint' } }), oneDay, claimed)).toBe(
      'whole sprint',
    )
  })
})

describe('a claim is quiet', () => {
  const novice = (clock: string, facts: Facts = {}) => claim(at(monday, clock), { newHere: true, ...facts })

  it('for a newcomer when 90 open minutes have passed, since that moment', () => {
    expect(quietSince(novice('09:00'), oneDay, at(monday, '10:29'))).toBeUndefined()
    const since = quietSince(novice('09:00'), oneDay, at(monday, '11:00')) ?? 0
    expect(Math.abs(since - at(monday, '10:30'))).toBeLessThan(1001)
  })

  it('for others after the end of the day, when the day still runs', () => {
    expect(quietSince(claim(at(monday, '09:00')), oneDay, at(monday, '13:59'))).toBeUndefined()
    expect(quietSince(claim(at(monday, '09:00')), oneDay, at(monday, '14:00'))).toBe(at(monday, '14:00'))
  })

  it('never while the day is closed, before the first or over night', () => {
    for (const kept of [claim(at(monday, '09:00')), novice('09:00')]) {
      for (const clock of ['14:30', '23:00'])
        expect(quietSince(kept, overNight, at(monday, clock))).toBeUndefined()
      expect(quietSince(kept, overNight, at(tuesday, '08:00'))).toBeUndefined()
    }
  })

  it('on the second day as soon as it opens, where the first was meant', () => {
    expect(quietSince(claim(at(monday, '09:00')), twoDays, at(tuesday, '08:31'))).toBe(at(monday, '14:00'))
  })

  it('after 90 minutes that lie in two mornings: the night counts for nothing', () => {
    expect(quietSince(novice('13:30'), twoDays, at(tuesday, '09:29'))).toBeUndefined()
    const since = quietSince(novice('13:30'), twoDays, at(tuesday, '09:31')) ?? 0
    expect(Math.abs(since - at(tuesday, '09:30'))).toBeLessThan(1001)
  })

  it('never for the whole sprint, and never for whoever is heads-down', () => {
    const forever = claim(at(monday, '09:00'), { until: { is: 'sprint' } })
    expect(quietSince(forever, twoDays, at(tuesday, '13:00'))).toBeUndefined()
    const now = at(monday, '12:00')
    const headsDown = { is: 'headsDown', until: null, at: at(monday, '09:00') } as const
    expect(quietSince(novice('09:00', { availability: headsDown }), oneDay, now)).toBeUndefined()
    const over = { ...headsDown, until: at(monday, '11:00') }
    expect(quietSince(novice('09:00', { availability: over }), oneDay, now)).toBeDefined()
  })

  it('not on the day of a sign after hours', () => {
    expect(quietSince(claim(at(monday, '14:10')), oneDay, at(monday, '18:00'))).toBeUndefined()
  })

  it('not while its ticket moves upstream, whose clock may be wrong', () => {
    const now = at(monday, '11:00')
    expect(
      quietSince(novice('09:00', { modified: '2026-05-04T10:00:00+02:00' }), oneDay, now),
    ).toBeUndefined()
    expect(quietSince(novice('09:00', { modified: '2027-01-01' }), oneDay, now)).toBeDefined()
    expect(quietSince(novice('09:00', { modified: 'last week' }), oneDay, now)).toBeDefined()
  })
})

describe('yesterday you were on this', () => {
  it('is asked on an open day after that of the last sign', () => {
    const kept = claim(at(monday, '09:00'))
    expect(isFromBefore(kept, twoDays, at(tuesday, '08:31'))).toBe(true)
    expect(isFromBefore(kept, overNight, at(tuesday, '08:00'))).toBe(false)
    expect(isFromBefore(kept, oneDay, at(monday, '13:00'))).toBe(false)
    expect(isFromBefore(claim(at(tuesday, '08:10')), twoDays, at(tuesday, '08:31'))).toBe(false)
    expect(isFromBefore(kept, noDays, at(tuesday, '09:00'))).toBe(false)
  })
})
