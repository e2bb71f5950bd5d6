// What is left to whoever takes a ticket over: the last hand-over of a claim that has ended.
import { claimParts } from '../board/ids.ts'
import type { Entity } from '../board/schema.ts'
import { holderOf } from './claims.ts'
import type { PersonOf } from './people.ts'

export interface Handover {
  /** Whose claim it was. */
  readonly from: string
  /** Milliseconds. */
  readonly at: number
  /** Whom it was passed to; null: to whoever comes. */
  readonly to: string | null
  readonly note: string | null
}

/**
 * The hand-over that stays on a ticket: until somebody who is on it says they read it. Whoever took their own claim up
 * again took the note along. `claims` are those of one ticket.
 */
export function handoverOf(claims: readonly Entity<'claims'>[], whom: PersonOf): Handover | undefined {
  const read = claims.reduce((latest, claim) => Math.max(latest, claim.read ?? 0), 0)
  const left = claims.flatMap((claim) => {
    if (!claim.handover || claim.handover.at <= read || holderOf(claim)) return []
    const { at, to, note } = claim.handover
    return [{ from: whom(claimParts(claim.id).person), at, to: to === null ? null : whom(to), note }]
  })
  return left.toSorted((a, b) => b.at - a.at || (a.from < b.from ? -1 : 1)).at(0)
}
