// Who is suggested to pair, who is left in peace, and the reasons as they are read.
import { describe, expect, it } from 'vitest'
import type { Room } from '../src/select/free.ts'
import { busyWith, mentorLoadOf } from '../src/select/free.ts'
import { suggestPairs } from '../src/select/suggest.ts'
import type { Wanted } from '../src/select/suggest.ts'
import { aPairing, aRoom, aTicket, anyone, day, now } from './suggestRoom.ts'

const forAda = { for: 'person', person: 'ada' } as const
const called = (person: string) => (person === 'ada' ? 'you' : person)
const suggested = (room: Room, wanted: Wanted = forAda) => suggestPairs(wanted, room, called)
const names = (room: Room, wanted: Wanted = forAda) => suggested(room, wanted).map(({ person }) => person)
const reasons = (room: Room, wanted: Wanted = forAda) => suggested(room, wanted)[0]?.reasons
/** Ada, and Bo about whom more is said. */
const withBo = (bo: Parameters<typeof anyone>[1], more: Partial<Room> = {}) =>
  aRoom([anyone('ada'), anyone('bo', bo)], more)

const taken = {
  id: 'h',
  person: 'cy',
  by: 'cy',
  topic: null,
  text: null,
  ticket: null,
  table: null,
  since: now,
  over: undefined,
  takers: [{ person: 'bo', at: now }],
  state: 'taken',
} as const
const said = (is: 'here' | 'away' | 'left', on = day.day) => ({
  presence: { is, day: on, at: now, by: 'bo' },
})

describe('nobody is suggested who', () => {
  it.each(['away', 'left'] as const)('is %s', (is) => expect(names(withBo(said(is)))).toEqual([]))
  it('is expected: a touch of yesterday is none of today', () => {
    const came = { joined: { at: now - 86_400_000, by: 'bo' } }
    expect(names(withBo(came))).toEqual([])
    expect(names(withBo({ ...came, ...said('here', '2026-11-24') }))).toEqual([])
    expect(names(withBo({ ...came, ...said('here') }))).toEqual(['bo'])
  })
  it('is heads-down, until they said', () => {
    const bo = (until: number | null) => ({ availability: { is: 'headsDown', until, at: now - 1 } as const })
    expect(names(withBo(bo(null)))).toEqual([])
    expect(names(withBo(bo(now + 1)))).toEqual([])
    expect(names(withBo(bo(now)))).toEqual(['bo'])
  })
  it('is on the way to somebody who asked for help', () => {
    expect(names(withBo({}, { help: [taken] }))).toEqual([])
    expect(names(withBo({}, { help: [{ ...taken, state: 'resolved' }] }))).toEqual(['bo'])
    expect(names(withBo({ role: 'mentor' }, { help: [taken] }))).toEqual([])
  })
  it('works in a pairing; one that was ended or not yet accepted does not count', () => {
    const room = (more: object) => withBo({}, { pairings: [aPairing(['bo', 'cy'], more)] })
    expect(names(room({}))).toEqual([])
    expect(names(room({ isOn: false, endedAt: now - 1 }))).toEqual(['bo'])
    expect(names(room({ isOn: false, people: ['cy'], asked: ['bo'] }))).toEqual(['bo'])
  })
  it('is a mentor of as many newcomers as one looks after', () => {
    const people = [anyone('ada'), anyone('bo', { role: 'mentor' }), anyone('n1', { newHere: true })]
    const pairings = [aPairing(['bo', 'n1'])]
    expect(names(aRoom(people, { pairings, mentorLoad: 2 }))).toEqual(['bo'])
    expect(names(aRoom(people, { pairings, mentorLoad: 1 }))).toEqual([])
    const four = ['n1', 'n2', 'n3', 'n4'].map((id) => anyone(id, { newHere: true }))
    const full = aRoom([...people.slice(0, 2), ...four], {
      pairings: [aPairing(['bo', 'n1', 'n2', 'n3', 'n4'])],
    })
    expect(names(full)).toEqual([])
    expect(mentorLoadOf('bo', full)).toBe(4)
  })
  it('was removed, is another’s second record, or has no name yet', () => {
    expect(names(withBo({ removed: true }))).toEqual([])
    expect(names(withBo({ name: undefined }))).toEqual([])
    expect(names(withBo({}, { whom: (id) => (id === 'bo' ? 'ada' : id) }))).toEqual([])
  })
  it('has been asked by the same person and has not answered', () => {
    const pairings = [aPairing(['ada', 'bo'], { isOn: false, people: ['ada'], asked: ['bo'] })]
    expect(names(withBo({}, { pairings }))).toEqual([])
  })
  it('and nothing is suggested to somebody who is heads-down themself', () => {
    const ada = anyone('ada', { availability: { is: 'headsDown', until: null, at: now } })
    const room = aRoom([ada, anyone('bo'), anyone('cy')])
    expect(busyWith(ada, room)).toBe('headsDown')
    expect(names(room)).toEqual([])
    expect(suggested(room, { for: 'room' }).flatMap(({ people }) => people)).toEqual(['bo', 'cy'])
  })
})

describe('suggestions', () => {
  it('are three at most, the same whatever order people are known in', () => {
    const people = ['ada', 'f', 'e', 'd', 'c', 'b'].map((id) => anyone(id))
    expect(names(aRoom(people))).toEqual(['b', 'c', 'd'])
    expect(names(aRoom(people.toReversed()))).toEqual(['b', 'c', 'd'])
  })

  it('bring a newcomer to a mentor first, and to the one who has fewest', () => {
    const ada = anyone('ada', { newHere: true, languages: ['Catalan'], wants: ['ORM'] })
    const bo = anyone('bo', { languages: ['Catalan'], skills: ['ORM'] })
    const mentors = ['m1', 'm2'].map((id) => anyone(id, { role: 'mentor' }))
    const room = aRoom([ada, bo, ...mentors, anyone('n', { newHere: true })], {
      pairings: [aPairing(['m1', 'n'])],
    })
    expect(names(room)).toEqual(['m2', 'm1', 'bo'])
    expect(reasons(room)).toEqual([
      'is a mentor, and you are new here',
      'you have not paired yet',
      'has no ticket yet',
    ])
  })

  it('say what one may learn from the other, and the languages both speak', () => {
    const ada = { wants: ['the ORM'], skills: ['Docs'], languages: ['catalan', 'English'] }
    const bo = { skills: ['The ORM'], wants: ['docs'], languages: ['Catalan'] }
    const room = aRoom([anyone('ada', ada), anyone('bo', bo)])
    expect(reasons(room)).toEqual([
      'knows The ORM, which you want to learn',
      'wants to learn docs, which you know',
      'both speak catalan',
    ])
    expect(reasons(room, { for: 'person', person: 'bo' })).toEqual([
      'knows Docs, which bo wants to learn',
      'wants to learn the ORM, which bo knows',
      'both speak Catalan',
    ])
  })

  it('know who sits at the same table, and where a ticket’s theme is', () => {
    const ticket = aTicket('t', 5500, 'Database layer (models, ORM)')
    const room = aRoom([anyone('ada'), anyone('bo'), anyone('cy'), anyone('dee')], {
      seatOf: (person) => ({ ada: 'window', bo: 'window', cy: 'corner' })[person] ?? null,
      themeOf: (table) => (table === 'corner' ? 'ORM and migrations' : null),
      holding: (person) => (person === 'ada' ? ['t'] : []),
      ticketOf: (id) => (id === 't' ? ticket : undefined),
    })
    expect(names(room)).toEqual(['bo', 'cy', 'dee'])
    expect(suggested(room).map((one) => one.reasons[0])).toEqual([
      'sits at the same table',
      'sits where #5500 belongs: ORM and migrations',
      'you have not paired yet',
    ])
  })

  it('prefer those who have not worked together for longest', () => {
    const ended = (ago: number) => ({ isOn: false, at: now - ago - 1, endedAt: now - ago })
    const room = aRoom(
      ['ada', 'bo', 'cy', 'dee'].map((id) => anyone(id)),
      {
        pairings: [aPairing(['ada', 'bo'], ended(60_000)), aPairing(['ada', 'cy'], ended(90_000_000))],
      },
    )
    expect(names(room)).toEqual(['dee', 'cy', 'bo'])
    expect(suggested(room).at(-1)?.reasons).toEqual(['has no ticket yet'])
  })

  it('for a ticket: somebody beside whoever is on it, who knows what it is about', () => {
    const ticket = aTicket('t', 5500, 'contrib.admin', ['ada'])
    const people = [anyone('ada'), anyone('bo'), anyone('cy', { skills: ['Admin'] })]
    const room = aRoom(people, { ticketOf: (id) => (id === 't' ? ticket : undefined) })
    expect(suggested(room, { for: 'ticket', ticket: 't' })[0]).toMatchObject({
      people: ['ada', 'cy'],
      ticket: 't',
      reasons: ['knows Admin, which the ticket is about', 'you have not paired yet', 'has no ticket yet'],
    })
    // Two who pair on it take a third; on another ticket they are busy.
    const pairings = [aPairing(['ada', 'bo'], { ticket: 't' })]
    const both = aTicket('t', 5500, 'contrib.admin', ['ada', 'bo'])
    const three = { ...room, pairings, ticketOf: () => both }
    expect(suggested(three, { for: 'ticket', ticket: 't' }).map((one) => one.people)).toEqual([
      ['ada', 'bo', 'cy'],
    ])
    expect(
      suggested({ ...three, pairings: [aPairing(['ada', 'bo'])] }, { for: 'ticket', ticket: 't' }),
    ).toEqual([])
  })

  it('for a ticket that nobody is on, and for the room: two who fit, each once', () => {
    const free = aTicket('t', 5500, 'contrib.admin')
    const people = ['ada', 'bo', 'cy', 'dee', 'e'].map((id) => anyone(id))
    const room = aRoom(people, { ticketOf: () => free })
    for (const wanted of [{ for: 'room' }, { for: 'ticket', ticket: 't' }] as const) {
      expect(suggested(room, wanted).map((one) => one.people)).toEqual([
        ['ada', 'bo'],
        ['cy', 'dee'],
      ])
    }
  })
})
