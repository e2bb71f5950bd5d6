// Whom an audience may know of, and by what id: each person's consent (I11), read from the board as it stands.
import type { Audience } from '../board/kind.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { factId } from '../board/ids.ts'
import { readAll, readRecord } from '../board/registers.ts'
import type { Registers } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { personOf } from '../select/people.ts'

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
  /** The id under which they know somebody's record. */
  seenAs(person: string): string
  /** The id under which they know whom somebody's record stands for, past records whose names they may not know. */
  meantAs(person: string): string
  /** The same text for the same people shown, named and meant. */
  readonly shows: string
}

type Person = Entity<'people'>
type Showing = 'named' | 'shown' | 'hidden'

const byConsent: Readonly<Record<Onlookers, (person: Person | undefined) => Showing>> = {
  room: (person) => (person?.nameInRoom === false ? 'shown' : 'named'),
  world: (person) => (person?.nameInPublic === true ? 'named' : 'hidden'),
}

/** `alias`: the id under which the world knows who did not agree to be known. Nothing may lead back from it. */
export function sightOf(from: Registers, audience: Onlookers, alias: (person: string) => string): Sight {
  const people = readAll(from, 'people')
  const whom = personOf((id) => people.get(id))
  const unknown = byConsent[audience](undefined)
  const showings = new Map<string, Showing>()
  const meant = new Map<string, string>()
  for (const [id, person] of people) {
    // What somebody agreed to is said in the record that stands for them.
    const whole = people.get(whom(id)) ?? person
    const isRemoved = person.removed === true || whole.removed === true
    const showing = isRemoved ? 'hidden' : byConsent[audience](whole)
    // To be known by one name is no consent to another, under which they came before.
    const named = showing === 'named' && byConsent[audience](person) !== 'named' ? 'shown' : showing
    if (named !== unknown) showings.set(id, named)
    if (whole.id !== id) meant.set(id, whole.id)
  }
  const showing = (person: string) => showings.get(person) ?? unknown
  // The room knows its people by their own ids: what somebody did stays theirs when they are taken off the list.
  const known = (person: string) => audience === 'room' || showing(person) !== 'hidden'
  return {
    audience,
    isOpen: audience === 'room' || readRecord(from, 'meta', boardRecord).unlisted !== true,
    isShown: (person) => showing(person) !== 'hidden',
    isNamed: (person) => showing(person) === 'named',
    seenAs: (person) => (known(person) ? person : alias(person)),
    meantAs: (person) => (known(person) ? (meant.get(person) ?? person) : alias(person)),
    shows: JSON.stringify([sorted(showings), sorted(meant)]),
  }
}

const sorted = (ids: ReadonlyMap<string, string>) => [...ids].toSorted(([a], [b]) => (a < b ? -1 : 1))

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
