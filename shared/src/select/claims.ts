// What a claim's registers mean: who is on a ticket, since when, and whether two people should talk.
import { claimParts } from '../board/ids.ts'
import { claimRoles } from '../board/kinds/claims.ts'
import type { ClaimRole, Until } from '../board/kinds/claims.ts'
import type { Entity } from '../board/schema.ts'
import type { PersonOf } from './people.ts'
import { openTurns } from './turns.ts'

/** Somebody who is on a ticket now. */
export interface Holder {
  readonly person: string
  readonly role: ClaimRole
  /** Milliseconds: the beginning of the oldest turn that has not ended. */
  readonly since: number
  /** Until when they said it lasts; undefined: they did not say. */
  readonly until: Until | undefined
  /** Milliseconds: when they last gave a sign of work on it, at the earliest when they began. */
  readonly sign: number
  /** Whether they were asked, since they began, if they need help. */
  readonly asked: boolean
}

export const openTurnsOf = ({ begun, ended }: Entity<'claims'>): readonly string[] => openTurns(begun, ended)

/** The claim's holder, or undefined where it has ended. */
export function holderOf(claim: Entity<'claims'>): Holder | undefined {
  const turns = openTurnsOf(claim)
  const since = turns.map((turn) => claim.begun[turn]?.at ?? 0)
  if (since.length === 0) return undefined
  return {
    person: claimParts(claim.id).person,
    role: claim.role ?? 'driver',
    since: since.reduce((a, b) => Math.min(a, b)),
    until: claim.until ?? undefined,
    sign: since.reduce((a, b) => Math.max(a, b), claim.sign?.at ?? 0),
    asked: turns.some((turn) => Object.hasOwn(claim.asked, turn)),
  }
}

/**
 * Who is on a ticket, longest first: each person once, however many of their records claimed it. `claims` are those of
 * one ticket.
 */
export function holdersOf(claims: readonly Entity<'claims'>[], whom: PersonOf): readonly Holder[] {
  const byPerson = new Map<string, Holder>()
  for (const claim of claims) {
    const holder = holderOf(claim)
    if (!holder) continue
    const person = whom(holder.person)
    const other = byPerson.get(person)
    byPerson.set(person, other ? joined(other, holder, person) : { ...holder, person })
  }
  return [...byPerson.values()].toSorted((a, b) => a.since - b.since || (a.person < b.person ? -1 : 1))
}

/** Two claims of one person as one: the longest, in the part that comes first among the roles. */
function joined(a: Holder, b: Holder, person: string): Holder {
  const role = claimRoles.find((one) => one === a.role || one === b.role) ?? a.role
  const latest = a.sign >= b.sign ? a : b
  return {
    person,
    role,
    since: Math.min(a.since, b.since),
    until: latest.until,
    sign: latest.sign,
    asked: a.asked || b.asked,
  }
}

/**
 * Whether two people drive one ticket and nobody has yet said *together* or *separate parts* about all of them.
 * `claims` are those of one ticket.
 */
export function shouldPairUp(claims: readonly Entity<'claims'>[], whom: PersonOf): boolean {
  const drivers = holdersOf(claims, whom).filter(({ role }) => role === 'driver')
  if (drivers.length < 2) return false
  const agreedOn = (claim: Entity<'claims'>) => new Set(claim.agreed?.people.map(whom))
  const active = claims.filter((claim) => holderOf(claim) !== undefined)
  return !active.some((claim) => {
    const people = agreedOn(claim)
    return drivers.every(({ person }) => people.has(person))
  })
}

/** The role in which somebody is put on a ticket: alone they drive, beside others they pair. */
export const joiningRole = (holders: readonly Holder[]): ClaimRole =>
  holders.length === 0 ? 'driver' : 'pair'
