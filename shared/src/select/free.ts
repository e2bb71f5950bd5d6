// Whether somebody may be suggested to others now, and how many newcomers a mentor looks after.
import type { Entity } from '../board/schema.ts'
import type { HelpRequest } from './help.ts'
import type { Pairing } from './pairings.ts'
import type { PersonOf } from './people.ts'
import { isListed } from './people.ts'
import { availabilityOf, presenceOf } from './presence.ts'
import type { SprintDay } from './sprintDay.ts'
import type { Ticket } from './tickets.ts'

/** How many newcomers one mentor looks after unless the board says otherwise. */
const usualLoad = 4

/** What pairing looks at. */
export interface Room {
  /** Everybody of whom a record is known. */
  readonly people: readonly Entity<'people'>[]
  readonly whom: PersonOf
  /** The table somebody sits at, or null. */
  readonly seatOf: (person: string) => string | null
  readonly themeOf: (table: string) => string | null | undefined
  /** Tickets somebody is on. */
  readonly holding: (person: string) => readonly string[]
  readonly ticketOf: (id: string) => Ticket | undefined
  readonly help: readonly HelpRequest[]
  readonly pairings: readonly Pairing[]
  /** Newcomers for one mentor; undefined: as usual. */
  readonly mentorLoad: number | undefined
  readonly day: SprintDay
  readonly timeZone: string
  readonly now: number
}

export type Busy = 'gone' | 'absent' | 'headsDown' | 'helping' | 'paired'

/** Why somebody is left in peace; undefined: they may be suggested. */
export function busyWith(person: Entity<'people'>, room: Room, onTicket?: string): Busy | undefined {
  if (!isListed(person, room.whom)) return 'gone'
  if (presenceOf(person, room.day, room.timeZone) !== 'here') return 'absent'
  if (availabilityOf(person, room.now, room.timeZone) === 'headsDown') return 'headsDown'
  const isHelping = room.help.some(
    ({ state, takers }) => state === 'taken' && takers.some((taker) => taker.person === person.id),
  )
  if (isHelping) return 'helping'
  const isPaired = room.pairings.some(
    ({ isOn, people, ticket }) =>
      isOn && people.includes(person.id) && (onTicket === undefined || ticket !== onTicket),
  )
  if (person.role === 'mentor') return mentorLoadOf(person.id, room) >= loadOf(room) ? 'paired' : undefined
  return isPaired ? 'paired' : undefined
}

export const loadOf = ({ mentorLoad }: Pick<Room, 'mentorLoad'>): number => mentorLoad ?? usualLoad

/** How many newcomers somebody is in a pairing with. */
export function mentorLoadOf(
  person: string,
  { pairings, people }: Pick<Room, 'pairings' | 'people'>,
): number {
  const isNew = new Map(people.map(({ id, newHere }) => [id, newHere === true]))
  const beside = pairings
    .filter((pairing) => pairing.isOn && pairing.people.includes(person))
    .flatMap((pairing) => pairing.people)
  return new Set(beside.filter((other) => other !== person && isNew.get(other))).size
}
