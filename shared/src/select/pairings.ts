// Pairings, drawn together from what each of the people said.
import type { PairingKind } from '../board/kinds/pairings.ts'
import type { Entity } from '../board/schema.ts'
import type { PersonOf } from './people.ts'

export interface Pairing {
  readonly id: string
  readonly kind: PairingKind
  readonly ticket: string | null
  /** When and by whom it was made, milliseconds. */
  readonly at: number
  readonly by: string
  /** Who is in it, by id. */
  readonly people: readonly string[]
  /** Who was asked and has not answered. */
  readonly asked: readonly string[]
  /** Who was ever meant: also those who declined or left. */
  readonly all: readonly string[]
  /** Two or more are in it, and nobody ended it. */
  readonly isOn: boolean
  /** Milliseconds; undefined while nobody ended it. */
  readonly endedAt: number | undefined
}

/** Undefined where too little has arrived to say anything (I7). */
export function pairingOf(record: Entity<'pairings'>, whom: PersonOf): Pairing | undefined {
  const { id, made, invited, accepted, declined, left, ended } = record
  if (!made) return undefined
  const setOf = (family: Readonly<Record<string, unknown>>) => new Set(Object.keys(family).map(whom))
  const [said, out] = [setOf(accepted), new Set([...setOf(declined), ...setOf(left)])]
  const maker = whom(made.by)
  const all = [...new Set([...setOf(invited), ...said])].toSorted()
  const isIn = (person: string) => made.aloud || person === maker || said.has(person)
  const people = all.filter((person) => !out.has(person) && isIn(person))
  return {
    id,
    kind: made.kind,
    ticket: made.ticket,
    at: made.at,
    by: maker,
    people,
    asked: all.filter((person) => !out.has(person) && !isIn(person)),
    all,
    isOn: ended === undefined && people.length >= 2,
    endedAt: ended?.at,
  }
}

/** Whether everybody who was asked has said "not now", and whoever asked has not put it away. */
export const cameToNothing = ({ people, asked, all, endedAt }: Pairing): boolean =>
  endedAt === undefined && all.length >= 2 && people.length + asked.length < 2
