// What people at random do in a morning: days and programme, checking in, help, keeping and passing on, newcomers' tickets.
import { availabilities } from '../board/kinds/people.ts'
import { sessionKinds } from '../board/kinds/sessions.ts'
import { efforts } from '../board/kinds/tickets.ts'
import type { Until } from '../board/kinds/claims.ts'
import { parseCalendar } from '../import/ical.ts'
import type { ParsedCalendar } from '../import/sessions.ts'
import type { Parting } from '../ops/keeping.ts'
import { setupStepsOf } from '../select/checkIn.ts'
import { dayOf } from '../select/time.ts'
import { names } from './builders.ts'
import type { MorningDeed, MorningName } from './morningDeeds.ts'
import type { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { aTicket, isStaff, mayChangeTheRoom, mayOpen, whom } from './world.ts'
import type { World } from './world.ts'

type Maker = (peer: Peer, world: World, random: Random) => MorningDeed
type May = (peer: Peer, world: World) => boolean

/** What only some may do; the others touch the board instead. */
const only =
  (may: May, make: Maker): Maker =>
  (peer, world, random) =>
    may(peer, world) ? make(peer, world, random) : { did: 'touch', args: {} }

export const morning: Readonly<Record<MorningName, Maker>> = {
  check: only(mayOpen, (_peer, world, random) => ({
    did: 'check',
    args: {
      ticket: aTicket(world, random),
      ...(random.chance(0.5) && { firstStep: random.pick(['Read the test', ' ', null]) }),
      ...(random.chance(0.3) && { effort: random.pick([...efforts, null]) }),
    },
  })),
  uncheck: only(mayOpen, (_peer, world, random) => ({
    did: 'uncheck',
    args: { ticket: aTicket(world, random) },
  })),
  effort: (_peer, world, random) => ({
    did: 'effort',
    args: { ticket: aTicket(world, random), effort: random.pick([...efforts, null]) },
  }),
  reserve: only(isStaff, (_peer, world, random) => ({
    did: 'reserve',
    args: {
      ticket: aTicket(world, random),
      whom: random.pick(['newcomers', 'nobody', { person: random.pick(world.people) }] as const),
    },
  })),
  split: (_peer, world, random) => ({
    did: 'split',
    args: {
      ticket: aTicket(world, random),
      titles: Array.from({ length: random.int(1, 3) }, (_, i) => `Piece ${i}`),
    },
  }),
  keep: (peer, world, random) => ({
    did: 'keep',
    args: {
      ...ownClaim(peer, world, random),
      ...(random.chance(0.6) && { until: anUntil(peer, random) }),
    },
  }),
  pass: (peer, world, random) => ({
    did: 'pass',
    args: {
      ...ownClaim(peer, world, random),
      to: random.pick([...world.people, null]),
      ...(random.chance(0.5) && { note: 'The test is written' }),
    },
  }),
  release: (peer, world, random) => ({
    did: 'release',
    args: { ...ownClaim(peer, world, random), ...(random.chance(0.5) && { note: 'Ask Ada' }) },
  }),
  readHandover: (peer, world, random) => ({
    did: 'readHandover',
    args: { ticket: random.pick([...peer.view.holding(peer.person).get(), aTicket(world, random)]) },
  }),
  leave: (peer, world, random) => {
    const person = whom(peer, world, random)
    const claims = peer.view.holding(person).get()
    return { did: 'leave', args: { person, claims: claims.map((ticket) => aParting(ticket, world, random)) } }
  },
  hours: only(mayChangeTheRoom, (peer, _world, random) => ({
    did: 'hours',
    args: {
      day: today(peer),
      hours: random.pick([
        null,
        { opens: '09:00', closes: '13:00' },
        // Past midnight.
        { opens: '20:00', closes: '02:00' },
      ]),
    },
  })),
  addSession: only(mayChangeTheRoom, (peer, _world, random) => ({
    did: 'addSession',
    args: {
      title: random.pick(sessionTitles),
      when: aTimeOfDay(peer, random),
      ...(random.chance(0.3) && { where: 'Room 2' }),
    },
  })),
  editSession: only(mayChangeTheRoom, (peer, world, random) => ({
    did: 'editSession',
    args: {
      session: aSession(world, random),
      ...random.pick([
        { title: random.pick([...sessionTitles, null]) },
        { when: random.chance(0.2) ? null : aTimeOfDay(peer, random) },
        { kind: random.pick([...sessionKinds, null]) },
        { where: random.pick(['Room 1', 'Garden', null]) },
      ]),
    },
  })),
  withdrawSession: only(mayChangeTheRoom, (_peer, world, random) => ({
    did: 'withdrawSession',
    args: { session: aSession(world, random), withdrawn: random.chance(0.6) },
  })),
  importSessions: only(mayChangeTheRoom, (peer, _world, random) => ({
    did: 'importSessions',
    args: aCalendar(peer, random),
  })),
  availability: (peer, world, random) => ({
    did: 'availability',
    args: {
      person: whom(peer, world, random),
      is: random.pick(availabilities),
      ...(random.chance(0.5) && { minutes: random.int(1, 90) }),
    },
  }),
  markSetup: (peer, world, random) => ({
    did: 'markSetup',
    args: {
      person: whom(peer, world, random),
      step: random.pick(setupStepsOf(peer.view.board.get())).id,
      done: random.chance(0.7),
    },
  }),
  setupSteps: only(mayChangeTheRoom, (_peer, _world, random) => ({
    did: 'setupSteps',
    args: {
      labels: random.shuffle(['Clone', 'Install', 'Run the tests', 'Sign']).slice(0, random.int(1, 4)),
    },
  })),
  expect: only(isStaff, (_peer, _world, random) => ({
    did: 'expect',
    args: {
      names: Array.from({ length: random.int(1, 2) }, () => `${random.pick(names)} ${random.int(1, 9)}`),
    },
  })),
  tickOff: only(isStaff, (peer, _world, random) => ({
    did: 'tickOff',
    args: {
      person: random.pick([...peer.view.people.get(), 'nobodyKnowsIt']),
      ...(random.chance(0.5) && { newHere: true }),
    },
  })),
  touch: () => ({ did: 'touch', args: {} }),
  ask: (peer, world, random) => ({
    did: 'ask',
    args: {
      person: whom(peer, world, random),
      ...(random.chance(0.5) && { topic: random.pick(['git', 'ORM']) }),
      ...(random.chance(0.3) && { ticket: aTicket(world, random) }),
    },
  }),
  take: (peer, _world, random) => ({ did: 'take', args: { request: aRequest(peer, random) } }),
  handBack: (peer, _world, random) => ({ did: 'handBack', args: { request: aRequest(peer, random) } }),
  resolve: (peer, _world, random) => ({ did: 'resolve', args: { request: aRequest(peer, random) } }),
  withdrawHelp: (peer, _world, random) => ({
    did: 'withdrawHelp',
    args: { request: aRequest(peer, random) },
  }),
  helpedWithout: (_peer, world, random) => ({
    did: 'helpedWithout',
    args: { person: random.pick(world.people) },
  }),
  askedAboutHelp: (_peer, world, random) => ({
    did: 'askedAboutHelp',
    args: { ticket: aTicket(world, random) },
  }),
}

const sessionTitles = ['Road map', 'Coffee', 'Show and tell', 'Dinner', '<b>Talks</b>']
const [quarter, dayMs] = [15 * 60_000, 24 * 60 * 60_000]

const zone = (peer: Peer) => peer.view.board.get()?.timeZone ?? 'UTC'
const today = (peer: Peer) => dayOf(peer.ctx().now, zone(peer))

const aSession = (world: World, random: Random) => random.pick([...world.sessions, 'nobodyKnowsIt'])
const aRequest = (peer: Peer, random: Random) =>
  random.pick(['nobodyKnowsIt', ...peer.view.help.get().map(({ id }) => id)])

/** Mostly one that they are on. */
function ownClaim(peer: Peer, world: World, random: Random) {
  const person = whom(peer, world, random)
  const held = peer.view.holding(person).get()
  const ticket = held.length > 0 && random.chance(0.8) ? random.pick(held) : aTicket(world, random)
  return { person, ticket }
}

const anUntil = (peer: Peer, random: Random): Until =>
  random.pick([
    { is: 'minutes', minutes: random.int(5, 120) },
    { is: 'day', day: today(peer) },
    { is: 'sprint' },
  ])

const aParting = (ticket: string, world: World, random: Random): Parting =>
  random.pick<Parting>([
    { how: 'keep', ticket },
    { how: 'release', ticket },
    { how: 'pass', ticket, to: random.pick(world.people) },
  ])

/** Within a day of now on this device, on a quarter of an hour. */
function aTimeOfDay(peer: Peer, random: Random) {
  const now = Math.floor(peer.ctx().now / quarter) * quarter
  const starts = now + quarter * random.int(-96, 96)
  return { starts, ends: starts + quarter * random.int(1, 12) }
}

/** Some events, one of them a series. The calendar moves them, cancels them, and counts that, or forgets to. */
function aCalendar(peer: Peer, random: Random): ParsedCalendar {
  const now = peer.ctx().now
  const stamp = () => {
    const [day = '', clock = ''] = new Date(aTimeOfDay(peer, random).starts).toISOString().split('T')
    return `${day.replaceAll('-', '')}T${clock.slice(0, 5).replace(':', '')}00`
  }
  const events = random.shuffle(['roadMap', 'coffee', 'dinner']).slice(0, random.int(1, 3))
  const eventOf = (uid: string) => {
    const lines = [
      'BEGIN:VEVENT',
      `UID:${uid}@example.org`,
      `SUMMARY:${random.pick(sessionTitles)}`,
      `DTSTART:${stamp()}${random.pick(['', 'Z'])}`,
      `SEQUENCE:${random.int(0, 2)}`,
      uid === 'coffee' ? `RRULE:FREQ=DAILY;COUNT=${random.int(1, 3)}` : '',
      random.chance(0.15) ? 'STATUS:CANCELLED' : '',
      'END:VEVENT',
    ]
    return lines.filter((line) => line !== '').join('\n')
  }
  const span = { from: now - 10 * dayMs, until: now + 10 * dayMs }
  const read = parseCalendar(['BEGIN:VCALENDAR', ...events.map(eventOf), 'END:VCALENDAR'].join('\n'), {
    zone: zone(peer),
    span,
  })
  return read.ok ? read.calendar : { sessions: [], bad: [], span }
}
