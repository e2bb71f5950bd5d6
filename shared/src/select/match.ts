// How well two people fit together, and why: points to put them in order, and reasons in plain words.
import type { Entity } from '../board/schema.ts'
import { isSameName } from './names.ts'
import { mentorLoadOf } from './free.ts'
import type { Room } from './free.ts'
import { elsewhere } from './seats.ts'
import type { Ticket } from './tickets.ts'

type Person = Entity<'people'>

/** What speaks for a pair, and how much. */
export interface Reason {
  readonly points: number
  readonly words: string
}

/** How somebody is spoken of: by name, or as `you`. */
export type Called = (person: string) => string

export interface Match {
  readonly points: number
  /** The strongest first. */
  readonly reasons: readonly string[]
  /** When they last worked together, or were asked to; undefined: never. */
  readonly lastAt: number | undefined
}

/** Two people who might work together, on a ticket where one is meant. `b` is spoken of, `a` is who is asked for. */
export interface Two {
  readonly a: Person
  readonly b: Person
  readonly ticket: Ticket | undefined
}

const hour = 3_600_000
/** What a pair loses that has just worked together; it fades with the hours. */
const justPaired = 40
const maxReasons = 3

export function matchOf(two: Two, room: Room, called: Called): Match {
  const { a, b } = two
  const lastAt = lastTogether(a.id, b.id, room)
  const reasons = [
    ...mentoring(two, called),
    ...learning(two, called),
    ...about(two),
    ...sharing(a, b),
    ...beside(a, b, room),
    ...theme(two, room),
    ...(lastAt === undefined ? [notYet(called(a.id))] : []),
  ].toSorted((x, y) => y.points - x.points)
  const tired = lastAt === undefined ? 0 : justPaired / (1 + Math.max(0, room.now - lastAt) / hour)
  return {
    points: reasons.reduce((sum, { points }) => sum + points, 0) + spread(two, room) - tired,
    reasons: reasons.slice(0, maxReasons).map(({ words }) => words),
    lastAt,
  }
}

const notYet = (me: string): Reason => ({
  points: 6,
  words: me === 'you' ? 'you have not paired yet' : 'they have not paired yet',
})

const isMentorOf = (one: Person, other: Person) =>
  one.role === 'mentor' && other.newHere === true && other.role !== 'mentor'

function* mentoring({ a, b }: Two, called: Called): Iterable<Reason> {
  if (isMentorOf(b, a))
    yield { points: 100, words: `is a mentor, and ${called(a.id)} ${are(called(a.id))} new here` }
  if (isMentorOf(a, b))
    yield { points: 100, words: `is new here, and ${called(a.id)} ${are(called(a.id))} a mentor` }
}

/** Newcomers go to the mentor who has fewest; two mentors are better apart. */
function spread({ a, b }: Two, room: Room): number {
  if (a.role === 'mentor' && b.role === 'mentor') return -20
  const mentor = [a, b].find(({ role }) => role === 'mentor')
  return mentor ? -8 * mentorLoadOf(mentor.id, room) : 0
}

function* learning({ a, b }: Two, called: Called): Iterable<Reason> {
  const me = called(a.id)
  const [taught] = common(b.skills, a.wants)
  if (taught !== undefined) {
    yield { points: 24, words: `knows ${taught}, which ${me} ${s(me, 'want')} to learn` }
  }
  const [learnt] = common(b.wants, a.skills)
  if (learnt !== undefined) {
    yield { points: 20, words: `wants to learn ${learnt}, which ${me} ${s(me, 'know')}` }
  }
}

/** What the ticket is about is what one knows. */
function* about({ b, ticket }: Two): Iterable<Reason> {
  const knows = (b.skills ?? []).find((skill) => fits(skill, ticket))
  if (knows !== undefined) yield { points: 18, words: `knows ${knows}, which the ticket is about` }
  else {
    const wants = (b.wants ?? []).find((want) => fits(want, ticket))
    if (wants !== undefined) yield { points: 12, words: `wants to learn ${wants}, which the ticket is about` }
  }
}

function* sharing(a: Person, b: Person): Iterable<Reason> {
  const [skill] = common(a.skills, b.skills)
  if (skill !== undefined) yield { points: 10, words: `both know ${skill}` }
  const [language] = common(a.languages, b.languages)
  if (language !== undefined) yield { points: 14, words: `both speak ${language}` }
}

function* beside(a: Person, b: Person, { seatOf, holding, ticketOf }: Room): Iterable<Reason> {
  const seat = seatOf(a.id)
  if (seat !== null && seat === seatOf(b.id))
    yield { points: 16, words: seat === elsewhere ? 'both join from elsewhere' : 'sits at the same table' }
  const theirs = holding(b.id)
  const shared = holding(a.id).find((ticket) => theirs.includes(ticket))
  if (shared !== undefined) yield { points: 22, words: `both are on ${short(ticketOf(shared))}` }
  else if (theirs.length === 0) yield { points: 4, words: 'has no ticket yet' }
}

/** The table of one has the theme of what the other works on. */
function* theme({ a, b, ticket }: Two, room: Room): Iterable<Reason> {
  const seat = room.seatOf(b.id)
  const is = seat === null ? undefined : room.themeOf(seat)
  if (seat === null || is == null || (!ticket && seat === room.seatOf(a.id))) return
  const tickets = ticket ? [ticket] : room.holding(a.id).map(room.ticketOf)
  const found = tickets.find((one) => fits(is, one))
  if (found) yield { points: 12, words: `sits where ${short(found)} belongs: ${is}` }
}

function lastTogether(a: string, b: string, { pairings }: Room): number | undefined {
  const times = pairings
    .filter(({ all }) => all.includes(a) && all.includes(b))
    .map(({ endedAt, at }) => endedAt ?? at)
  return times.length === 0 ? undefined : Math.max(...times)
}

/** What stands in both lists, as the first says it. */
const common = (some: readonly string[] | undefined, others: readonly string[] | undefined) =>
  (some ?? []).filter((one) => (others ?? []).some((other) => isSameName(one, other)))

/** Whether a skill or a theme and a ticket's component share a word: ORM, and "Database layer (models, ORM)". */
function fits(text: string, ticket: Ticket | undefined): boolean {
  const component = ticket?.upstream?.component
  if (component === undefined) return false
  const words = wordsOf(component)
  return wordsOf(text).some((word) => words.includes(word))
}
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !usual.has(word))
const usual = new Set(['and', 'the', 'core', 'contrib', 'other', 'layer'])

const short = (ticket: Ticket | undefined) =>
  ticket?.upstream ? `#${ticket.upstream.number}` : ticket ? `“${ticket.title}”` : 'a ticket'
const are = (called: string) => (called === 'you' ? 'are' : 'is')
const s = (called: string, verb: string) => (called === 'you' ? verb : `${verb}s`)
