// Who and what there is at a random sprint, and picking of it.
import type { Role } from '../board/kind.ts'
import { noteOf } from '../board/notes.ts'
import type { BuiltBoard } from './builders.ts'
import type { Entry } from './deeds.ts'
import type { Peer } from './peer.ts'
import type { Random } from './random.ts'

/** All ids there are, whoever knows of them yet: so deeds also name what has not arrived, or never existed. */
export interface World {
  readonly people: readonly string[]
  readonly tables: readonly string[]
  readonly tickets: readonly string[]
  readonly sessions: readonly string[]
  readonly roleOf: (person: string) => Role
  /** Texts that some note had once. */
  readonly texts: readonly string[]
  /** A letter that nobody has typed yet, so that it can be told whether one is lost. Every other takes two units. */
  newLetter(): string
  /** Remembers what a deed made. */
  note(entry: Entry): void
}

export function createWorld(board: BuiltBoard): World {
  const tables = [...board.tables]
  const tickets = new Set(board.tickets)
  const texts = ['']
  const sessions: string[] = []
  let letters = 0
  const roles = new Map(board.people.map(({ id, role }) => [id, role]))
  return {
    people: [...roles.keys()],
    tables,
    get tickets() {
      return [...tickets]
    },
    roleOf: (person) => roles.get(person) ?? 'sprinter',
    texts,
    newLetter() {
      letters += 1
      return String.fromCodePoint((letters % 2 === 0 ? 0x4e00 : 0x20000) + letters)
    },
    sessions,
    note({ peer, deed, made }) {
      if (deed.did === 'type') texts.push(noteOf(peer.doc, deed.ticket).toString())
      if (deed.did === 'add' && made) tickets.add(made)
      if (deed.did === 'addTable' && made) tables.push(made)
      if (deed.did === 'addSession' && made) sessions.push(made)
      if (deed.did === 'importSessions') sessions.push(...deed.args.sessions.map(({ id }) => id))
      if (deed.did === 'import') for (const { id } of deed.items) tickets.add(id)
    },
  }
}

/** Ids that nobody made, among them names that plain objects inherit. */
const unknownIds = ['nobodyKnowsIt', 'constructor', '__proto__', '../etc', '']

export const aTicket = (world: World, random: Random) =>
  random.chance(0.03) ? random.pick(unknownIds) : random.pick(world.tickets)
export const aTable = (world: World, random: Random) =>
  random.chance(0.05) ? random.pick(unknownIds) : random.pick(world.tables)

export const aPairing = (peer: Peer, random: Random) =>
  random.pick([...peer.view.pairings.get().map(({ id }) => id), 'nobodyKnowsIt'])

/** Mostly oneself; staff also act for others, as the server lets them. */
export const whom = (peer: Peer, world: World, random: Random) =>
  world.roleOf(peer.person) !== 'sprinter' && random.chance(0.3) ? random.pick(world.people) : peer.person

export const mayOpen = (peer: Peer, world: World) =>
  ['mentor', 'organiser'].includes(world.roleOf(peer.person))
export const mayChangeTheRoom = (peer: Peer, world: World) => world.roleOf(peer.person) === 'organiser'
export const isStaff = (peer: Peer, world: World) => world.roleOf(peer.person) !== 'sprinter'
