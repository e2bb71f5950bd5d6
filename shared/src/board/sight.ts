// Whom an audience may know of, and by what id: each person's consent (I11), read from the board as it stands.
import type { Audience } from './kind.ts'
import { boardRecord } from './kinds/meta.ts'
import { factId } from './ids.ts'
import { readAll, readRecord } from './registers.ts'
import type { Registers } from './registers.ts'
import type { Entity } from './schema.ts'

/** Those who only look. Members see everything: they hold the document. */
export type Onlookers = Exclude<Audience, 'members'>

export interface Sight {
  readonly audience: Onlookers
  /** False: the board is not shown to them at all. */
  readonly isOpen: boolean
  /** Whether they may know who this is. */
  isShown(person: string): boolean
  /** Whether they may also know the name. */
  isNamed(person: string): boolean
  /** The id under which they know somebody. */
  seenAs(person: string): string
  /** The same text for the same people shown and named. */
  readonly shows: string
}

type Person = Entity<'people'>
type People = ReadonlyMap<string, Person>
type Showing = 'named' | 'shown' | 'hidden'

const byConsent: Readonly<Record<Onlookers, (person: Person | undefined) => Showing>> = {
  room: (person) => (person?.nameInRoom === false ? 'shown' : 'named'),
  world: (person) => (person?.nameInPublic === true ? 'named' : 'hidden'),
}

/** `alias`: the id under which the world knows who did not agree to be known. Nothing may lead back from it. */
export function sightOf(from: Registers, audience: Onlookers, alias: (person: string) => string): Sight {
  const people = readAll(from, 'people')
  const unknown = byConsent[audience](undefined)
  const showings = new Map<string, Showing>()
  for (const [id, person] of people) {
    const showing = showingOf(person, audience, people)
    if (showing !== unknown) showings.set(id, showing)
  }
  const showing = (person: string) => showings.get(person) ?? unknown
  return {
    audience,
    isOpen: audience === 'room' || readRecord(from, 'meta', boardRecord).unlisted !== true,
    isShown: (person) => showing(person) !== 'hidden',
    isNamed: (person) => showing(person) === 'named',
    // The room knows its people by their own ids: what somebody did stays theirs when they are taken off the list.
    seenAs: (person) => (audience === 'room' || showing(person) !== 'hidden' ? person : alias(person)),
    shows: JSON.stringify([...showings].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function showingOf(person: Person, audience: Onlookers, people: People): Showing {
  const whole = wholeOf(person, people)
  return person.removed === true || whole?.removed === true ? 'hidden' : byConsent[audience](whole)
}

/** The record that a merged one leads to, which says what its person agreed to; in a circle each stands for itself. */
function wholeOf(person: Person, people: People): Person | undefined {
  const passed = new Set<Person>()
  let at: Person | undefined = person
  while (at && typeof at.mergedInto === 'string') {
    if (passed.has(at)) return person
    passed.add(at)
    at = people.get(at.mergedInto)
  }
  return at
}

/** Ids for those who did not agree to be known, from a secret: the same for one person, and nothing leads back. */
export function createAliases(secret: string): (person: string) => string {
  const known = new Map<string, string>()
  return (person) => {
    // No id of ours begins so: it is nobody else's.
    const alias = known.get(person) ?? `_${factId(`${secret} ${person}`)}`
    known.set(person, alias)
    return alias
  }
}
