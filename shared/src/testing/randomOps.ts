// What people at random do: one maker of deeds for each kind of deed, within what their role may do.
import { claimEndings, claimRoles } from '../board/kinds/claims.ts'
import { presences } from '../board/kinds/people.ts'
import { lanes } from '../board/kinds/tickets.ts'
import { noteOf } from '../board/notes.ts'
import type { ParsedTicket } from '../import/parsed.ts'
import { elsewhere } from '../select/seats.ts'
import { buildItems, names, titles } from './builders.ts'
import type { Deed, DeedName } from './deeds.ts'
import { morning } from './randomMorning.ts'
import type { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { aPairing, aTable, aTicket, mayChangeTheRoom, mayOpen, whom } from './world.ts'
import type { World } from './world.ts'

/** How often each deed is done, against the others. Merging and removing people has a property of its own. */
export type Weights = Readonly<Partial<Record<DeedName, number>>>
export const everything: Weights = {
  claim: 8,
  end: 5,
  agree: 2,
  move: 8,
  rename: 2,
  add: 2,
  withdraw: 2,
  seat: 4,
  addTable: 1,
  closeTable: 2,
  editPerson: 2,
  import: 1,
  type: 5,
  pairUp: 3,
  acceptPairing: 2,
  declinePairing: 1,
  leavePairing: 1,
  endPairing: 1,
  restore: 1,
  presence: 3,
  openDay: 1,
  closeDay: 1,
  check: 2,
  uncheck: 1,
  effort: 1,
  reserve: 2,
  split: 1,
  keep: 2,
  pass: 2,
  release: 1,
  readHandover: 1,
  leave: 1,
  hours: 1,
  addSession: 1,
  editSession: 1,
  withdrawSession: 1,
  importSessions: 1,
  availability: 1,
  markSetup: 1,
  setupSteps: 1,
  expect: 1,
  tickOff: 1,
  touch: 1,
  ask: 2,
  take: 2,
  handBack: 1,
  resolve: 1,
  withdrawHelp: 1,
  helpedWithout: 1,
  askedAboutHelp: 1,
  undo: 4,
}

export const randomDeed = (peer: Peer, world: World, random: Random, weights: Weights = everything): Deed =>
  makers[random.weighted(weights)](peer, world, random)

type Maker = (peer: Peer, world: World, random: Random) => Deed

const makers: Readonly<Record<DeedName, Maker>> = {
  ...morning,
  claim: (peer, world, random) => ({
    did: 'claim',
    ticket: aTicket(world, random),
    person: whom(peer, world, random),
    ...(random.chance(0.4) && { role: random.pick(claimRoles) }),
  }),
  end: (peer, world, random) => ({
    did: 'end',
    ticket: aTicket(world, random),
    person: whom(peer, world, random),
    how: random.pick(claimEndings),
  }),
  agree: (_peer, world, random) => ({
    did: 'agree',
    ticket: aTicket(world, random),
    how: random.pick(['together', 'separate']),
  }),
  move: (peer, world, random) => {
    const lane = random.pick(lanes)
    return { did: 'move', ticket: aTicket(world, random), lane, ...neighbours(peer, world, random) }
  },
  rename: (_peer, world, random) => ({
    did: 'rename',
    ticket: aTicket(world, random),
    title: random.chance(0.2) ? null : `${random.pick(titles)} ${random.int(1, 99)}`,
  }),
  add: (_peer, _world, random) => ({ did: 'add', title: random.pick(titles), lane: random.pick(lanes) }),
  withdraw: (_peer, world, random) => ({
    did: 'withdraw',
    ticket: aTicket(world, random),
    withdrawn: random.chance(0.5),
  }),
  seat: (peer, world, random) => ({
    did: 'seat',
    person: whom(peer, world, random),
    table: random.chance(0.3) ? random.pick([null, elsewhere]) : aTable(world, random),
  }),
  addTable: (peer, world, random) =>
    mayChangeTheRoom(peer, world)
      ? { did: 'addTable', label: `Table ${random.int(1, 99)}` }
      : makers.seat(peer, world, random),
  closeTable: (peer, world, random) =>
    mayChangeTheRoom(peer, world)
      ? { did: 'closeTable', table: aTable(world, random), closed: random.chance(0.5) }
      : makers.seat(peer, world, random),
  editPerson: (peer, world, random) => ({
    did: 'editPerson',
    person: whom(peer, world, random),
    ...random.pick<{ name?: string; newHere?: boolean; remote?: boolean }>([
      { name: random.pick(names) },
      { newHere: random.chance(0.5) },
      { remote: random.chance(0.5) },
    ]),
  }),
  merge: (peer, world, random) =>
    mayChangeTheRoom(peer, world)
      ? { did: 'merge', from: random.pick(world.people), into: random.pick(world.people) }
      : makers.editPerson(peer, world, random),
  separate: (peer, world, random) =>
    mayChangeTheRoom(peer, world)
      ? { did: 'separate', person: random.pick(world.people) }
      : makers.editPerson(peer, world, random),
  remove: (peer, world, random) =>
    mayChangeTheRoom(peer, world)
      ? { did: 'remove', person: random.pick(world.people), removed: random.chance(0.5) }
      : makers.editPerson(peer, world, random),
  import: (_peer, _world, random) => ({ did: 'import', items: aList(random) }),
  type: (peer, world, random) => {
    const ticket = random.pick(world.tickets)
    const letters = [...noteOf(peer.doc, ticket).toString()]
    const from = random.int(0, letters.length)
    const to = random.chance(0.4) ? random.int(from, Math.min(letters.length, from + 8)) : from
    return {
      did: 'type',
      ticket,
      at: letters.slice(0, from).join('').length,
      erase: letters.slice(from, to).join('').length,
      text: Array.from({ length: random.int(0, 5) }, world.newLetter).join(''),
    }
  },
  restore: (_peer, world, random) => ({
    did: 'restore',
    ticket: aTicket(world, random),
    text: random.pick(world.texts),
  }),
  pairUp: (peer, world, random) => ({
    did: 'pairUp',
    people: [...Array.from({ length: random.int(1, 2) }, () => random.pick(world.people)), peer.person],
    ticket: random.chance(0.5) ? null : aTicket(world, random),
  }),
  acceptPairing: (peer, _world, random) => ({ did: 'acceptPairing', pairing: aPairing(peer, random) }),
  declinePairing: (peer, _world, random) => ({ did: 'declinePairing', pairing: aPairing(peer, random) }),
  leavePairing: (peer, world, random) => ({
    did: 'leavePairing',
    pairing: aPairing(peer, random),
    person: whom(peer, world, random),
  }),
  endPairing: (peer, _world, random) => ({ did: 'endPairing', pairing: aPairing(peer, random) }),
  presence: (peer, world, random) => ({
    did: 'presence',
    person: whom(peer, world, random),
    is: random.pick(presences),
  }),
  openDay: (peer, world, random) =>
    mayOpen(peer, world) ? { did: 'openDay' } : makers.presence(peer, world, random),
  closeDay: (peer, world, random) =>
    mayOpen(peer, world) ? { did: 'closeDay' } : makers.presence(peer, world, random),
  undo: () => ({ did: 'undo' }),
}

/** Two cards as they lie on this screen, or any that may be gone, the same, or moved past each other. */
function neighbours(peer: Peer, world: World, random: Random) {
  const cards = peer.view.lane(random.pick(lanes)).get()
  if (cards.length > 0 && random.chance(0.6)) {
    const gap = random.int(0, cards.length)
    return { after: cards[gap - 1], before: cards[gap] }
  }
  const any = () => (random.chance(0.3) ? undefined : aTicket(world, random))
  return { after: any(), before: any() }
}

/** A small list that overlaps others: the same numbers, but the tracker may say something else by now. */
function aList(random: Random): readonly ParsedTicket[] {
  const first = 5500 + random.int(0, 12)
  return buildItems(
    random,
    Array.from({ length: random.int(1, 4) }, (_, i) => first + i),
  )
}
