// Who in the room has nobody and nothing; who was not greeted; who is free to help.
import { describe, expect, it } from 'vitest'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import type { HelpRequest } from '../src/select/help.ts'
import type { Pairing } from '../src/select/pairings.ts'
import { strandedIn } from '../src/select/stranded.ts'
import type { Room } from '../src/select/stranded.ts'
import { momentOf } from '../src/select/time.ts'

const day = '2026-05-04'
const at = (clock: string) => momentOf(day, clock, 'UTC')
const now = at('09:00')
const open = { ...(emptyRecord('days', day) as Entity<'days'>), opened: { 1: { at: at('08:00'), by: 'o' } } }
const person = (id: string, facts: Partial<Entity<'people'>> = {}): Entity<'people'> => ({
  ...(emptyRecord('people', id) as Entity<'people'>),
  name: id,
  joined: { at: at('08:05'), by: id },
  ...facts,
})
const request = (facts: Partial<HelpRequest>): HelpRequest => ({
  id: 'h',
  person: 'ada',
  by: 'ada',
  topic: null,
  text: null,
  ticket: null,
  table: null,
  since: at('08:10'),
  takers: [],
  state: 'open',
  over: undefined,
  ...facts,
})
const pairing = (facts: Partial<Pairing>): Pairing => ({
  id: 'p',
  kind: 'mentoring',
  ticket: null,
  at: at('08:10'),
  by: 'ada',
  people: ['ada', 'mo'],
  asked: [],
  all: ['ada', 'mo'],
  isOn: true,
  endedAt: undefined,
  ...facts,
})
const room = (facts: Partial<Room> = {}): Room => ({
  people: [person('ada')],
  isHolding: () => false,
  isSeated: () => false,
  help: [],
  pairings: [],
  calendar: { days: [open], board: undefined },
  ...facts,
})
const idle = (facts: Partial<Room>, when = now) => strandedIn(room(facts), when).idle

describe('somebody is stranded', () => {
  it('after twenty minutes here, the longest first', () => {
    const people = [person('bo', { joined: { at: at('08:30'), by: 'bo' } }), person('ada')]
    expect(idle({ people })).toEqual(['ada', 'bo'])
    expect(idle({ people }, at('08:49'))).toEqual(['ada'])
    expect(idle({ people }, at('08:24'))).toEqual([])
  })

  it('with neither a claim, a table, help nor a pairing', () => {
    expect(idle({ isHolding: () => true })).toEqual([])
    expect(idle({ isSeated: () => true })).toEqual([])
    expect(idle({ help: [request({})] })).toEqual([])
    expect(idle({ pairings: [pairing({})] })).toEqual([])
  })

  it('twenty minutes after their help or pairing was over', () => {
    const help = [request({ state: 'resolved', over: { at: at('08:45'), by: 'mo', person: 'ada' } })]
    expect(idle({ help })).toEqual([])
    expect(idle({ help }, at('09:05'))).toEqual(['ada'])
    const pairings = [pairing({ isOn: false, endedAt: at('08:45') })]
    expect(idle({ pairings })).toEqual([])
    expect(idle({ pairings }, at('09:05'))).toEqual(['ada'])
  })

  it('never heads-down, away, expected, nor while the day is closed', () => {
    const headsDown = { is: 'headsDown', until: null, at: at('08:10') } as const
    const away = { is: 'away', day, at: at('08:10'), by: 'ada' } as const
    expect(idle({ people: [person('ada', { availability: headsDown, newHere: true })] })).toEqual([])
    expect(idle({ people: [person('ada', { presence: away })] })).toEqual([])
    expect(idle({ people: [{ ...person('ada'), joined: undefined }] })).toEqual([])
    const closed = { ...open, closed: { 1: { at: at('08:59'), by: 'o' } } }
    const after = strandedIn(room({ calendar: { days: [closed], board: undefined } }), now)
    expect(after).toEqual({ idle: [], ungreeted: [], free: [] })
  })
})

describe('a newcomer is not yet greeted', () => {
  const people = [person('ada', { newHere: true })]
  const ungreeted = (facts: Partial<Room> = {}) => strandedIn(room({ people, ...facts }), now).ungreeted

  it('from the first minute, also with a table and a claim', () => {
    expect(ungreeted({ isSeated: () => true, isHolding: () => true })).toEqual(['ada'])
  })

  it('until somebody else helped, worked with them or answered', () => {
    const helped = (by: string) => [person('ada', { newHere: true, helped: { at: at('08:20'), by } })]
    expect(ungreeted({ people: helped('mo') })).toEqual([])
    expect(ungreeted({ people: helped('ada') })).toEqual(['ada'])
    expect(ungreeted({ pairings: [pairing({ isOn: false })] })).toEqual([])
    const over = (by: string) => [
      request({ state: 'resolved', over: { at: at('08:20'), by, person: 'ada' } }),
    ]
    expect(ungreeted({ help: over('mo') })).toEqual([])
    expect(ungreeted({ help: over('ada') })).toEqual(['ada'])
  })
})

describe('a mentor is free', () => {
  const people = [person('mo', { role: 'mentor' })]
  const free = (facts: Partial<Room> = {}) => strandedIn(room({ people, ...facts }), now).free

  it('who can help, comes to nobody and mentors nobody', () => {
    expect(free()).toEqual(['mo'])
    expect(free({ help: [request({ state: 'taken', takers: [{ person: 'mo', at: now }] })] })).toEqual([])
    expect(free({ pairings: [pairing({})] })).toEqual([])
    expect(free({ pairings: [pairing({ kind: 'peer' })] })).toEqual(['mo'])
    const busy = { is: 'open', until: null, at: at('08:10') } as const
    expect(free({ people: [person('mo', { role: 'mentor', availability: busy })] })).toEqual([])
  })
})
