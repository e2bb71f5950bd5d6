// Who might work together now: three suggestions with their reasons. A person always decides. Nobody who is absent, busy or
// heads-down is ever suggested.
import { maxTogether } from '../board/limits.ts'
import type { Entity } from '../board/schema.ts'
import { busyWith } from './free.ts'
import type { Room } from './free.ts'
import { matchOf } from './match.ts'
import type { Called, Match } from './match.ts'
import type { Ticket } from './tickets.ts'

export type Wanted =
  | { readonly for: 'person'; readonly person: string; readonly ticket?: string }
  | { readonly for: 'ticket'; readonly ticket: string }
  | { readonly for: 'room' }

export interface Suggestion {
  /** All who would be in it: those it was asked for first. */
  readonly people: readonly string[]
  /** Who is proposed; the reasons speak of them. */
  readonly person: string
  readonly ticket: string | null
  /** In plain words, the strongest first. */
  readonly reasons: readonly string[]
}

type Person = Entity<'people'>

interface Candidate {
  readonly people: readonly string[]
  readonly person: string
  readonly match: Match
}

const most = 3

/** The same for the same board: who fits equally well comes by how long ago they paired, then by id. */
export function suggestPairs(wanted: Wanted, room: Room, called: Called): readonly Suggestion[] {
  const about = wanted.for === 'room' ? undefined : wanted.ticket
  const ticket = about === undefined ? undefined : room.ticketOf(about)
  const found = candidates(wanted, ticket, room, called).toSorted(byFit)
  const chosen = wanted.for === 'person' || isJoining(wanted, ticket) ? found : apart(found)
  return chosen.slice(0, most).map(({ people, person, match }) => ({
    people,
    person,
    ticket: ticket?.id ?? null,
    reasons: match.reasons,
  }))
}

const isJoining = (wanted: Wanted, ticket: Ticket | undefined) =>
  wanted.for === 'ticket' && ticket !== undefined && ticket.holders.length > 0

function candidates(wanted: Wanted, ticket: Ticket | undefined, room: Room, called: Called): Candidate[] {
  const free = room.people.filter((person) => busyWith(person, room) === undefined)
  if (wanted.for === 'room' || (wanted.for === 'ticket' && ticket?.holders.length === 0)) {
    // Whoever looks is spoken to, not of.
    const all = free.toSorted((a, b) => Number(called(b.id) === 'you') - Number(called(a.id) === 'you'))
    return all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => beside([a], b, ticket, room, called)))
  }
  const asked =
    wanted.for === 'person' ? [wanted.person] : (ticket?.holders ?? []).map(({ person }) => person)
  const isFor = (person: Person) =>
    asked.includes(person.id) && busyWith(person, room, ticket?.id) === undefined
  const group = room.people.filter(isFor)
  if (group.length === 0 || group.length >= maxTogether) return []
  return free.filter(({ id }) => !asked.includes(id)).flatMap((b) => beside(group, b, ticket, room, called))
}

/** Somebody beside those who are there: as well as they fit to the one they fit best. */
function beside(
  group: readonly Person[],
  b: Person,
  ticket: Ticket | undefined,
  room: Room,
  called: Called,
): readonly Candidate[] {
  const people = [...group.map(({ id }) => id), b.id]
  if (isUnderWay(people, room)) return []
  const [best] = group.map((a) => matchOf({ a, b, ticket }, room, called)).toSorted(better)
  return best ? [{ people, person: b.id, match: best }] : []
}

/** They work together, or one of them has been asked and will answer. */
const isUnderWay = (people: readonly string[], { pairings }: Room): boolean =>
  pairings.some(
    ({ endedAt, people: inIt, asked }) =>
      endedAt === undefined &&
      inIt.length + asked.length >= 2 &&
      people.every((person) => inIt.includes(person) || asked.includes(person)),
  )

/** Everybody once: the best pairs that leave one another in peace. */
function apart(found: readonly Candidate[]): readonly Candidate[] {
  const taken = new Set<string>()
  return found.filter(({ people }) => {
    if (people.some((person) => taken.has(person))) return false
    for (const person of people) taken.add(person)
    return true
  })
}

const better = (a: Match, b: Match) => b.points - a.points || (a.lastAt ?? 0) - (b.lastAt ?? 0)
const byFit = (a: Candidate, b: Candidate) =>
  better(a.match, b.match) || (a.people.join() < b.people.join() ? -1 : 1)
