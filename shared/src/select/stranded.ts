// Who in the room has nothing to do and nobody beside them, who is new and was greeted by nobody, and which mentors are
// free. For mentors, scribes and organisers; whoever is heads-down is left in peace.
import type { Availability } from '../board/kinds/people.ts'
import type { Entity } from '../board/schema.ts'
import type { HelpRequest } from './help.ts'
import type { Pairing } from './pairings.ts'
import { availabilityOf, presenceOf } from './presence.ts'
import { isOpen, sprintDay, zoneOf } from './sprintDay.ts'
import type { Calendar } from './sprintDay.ts'

/** What is known of the room. */
export interface Room {
  readonly people: readonly Entity<'people'>[]
  readonly isHolding: (person: string) => boolean
  readonly isSeated: (person: string) => boolean
  readonly help: readonly HelpRequest[]
  readonly pairings: readonly Pairing[]
  readonly calendar: Calendar
}

export interface Stranded {
  /** Here for twenty minutes without a claim, help, a pairing or a table; the longest first. */
  readonly idle: readonly string[]
  /** New here, and nobody has greeted them yet; the longest first. */
  readonly ungreeted: readonly string[]
  /** Mentors who help nobody now. */
  readonly free: readonly string[]
}

/** Milliseconds after which somebody who has nothing is looked after. */
const patience = 20 * 60_000
const nobody: Stranded = { idle: [], ungreeted: [], free: [] }

export function strandedIn(room: Room, now: number): Stranded {
  const day = sprintDay(room.calendar, now)
  if (!isOpen(day)) return nobody
  const zone = zoneOf(room.calendar)
  const here = room.people
    .filter((person) => presenceOf(person, day, zone) === 'here')
    .filter((person) => availabilityOf(person, now, zone) !== 'headsDown')
    .toSorted((a, b) => hereSince(a, now) - hereSince(b, now) || (a.id < b.id ? -1 : 1))
  const sprinters = here.filter(({ role = 'sprinter' }) => role === 'sprinter')
  const ids = (people: readonly Entity<'people'>[]) => people.map(({ id }) => id)
  return {
    idle: ids(sprinters.filter((person) => isIdle(person, room, now))),
    ungreeted: ids(sprinters.filter((person) => person.newHere === true && !isGreeted(person, room))),
    free: ids(here.filter((person) => isFree(person, availabilityOf(person, now, zone), room))),
  }
}

/** When somebody came in, or came back. */
const hereSince = ({ presence, joined }: Entity<'people'>, now: number): number =>
  Math.max(presence?.is === 'here' ? presence.at : 0, joined?.at ?? 0) || now

function isIdle(person: Entity<'people'>, { help, pairings, ...room }: Room, now: number): boolean {
  const { id } = person
  if (room.isHolding(id) || room.isSeated(id)) return false
  const mine = help.filter((request) => request.person === id)
  if (mine.some(({ over }) => over === undefined)) return false
  const together = pairings.filter(({ people }) => people.includes(id))
  if (together.some(({ isOn }) => isOn)) return false
  // What was over just now gave them something to think about.
  const over = [
    ...mine.map((request) => request.over?.at ?? 0),
    ...together.map(({ endedAt }) => endedAt ?? 0),
  ]
  return now - over.reduce((a, b) => Math.max(a, b), hereSince(person, now)) >= patience
}

/** Somebody helped them, worked with them, or answered what they asked; their own word counts for nothing. */
function isGreeted({ id, helped }: Entity<'people'>, { help, pairings }: Room): boolean {
  if (helped != null && helped.by !== id) return true
  if (pairings.some(({ people }) => people.length >= 2 && people.includes(id))) return true
  return help.some(({ state, over }) => state === 'resolved' && over?.person === id && over.by !== id)
}

function isFree({ id, role }: Entity<'people'>, says: Availability, { help, pairings }: Room): boolean {
  if (role !== 'mentor' || says !== 'canHelp') return false
  const isComing = ({ state, takers }: HelpRequest) =>
    state === 'taken' && takers.some(({ person }) => person === id)
  const isMentoring = ({ isOn, kind, people }: Pairing) => isOn && kind === 'mentoring' && people.includes(id)
  return !help.some(isComing) && !pairings.some(isMentoring)
}
