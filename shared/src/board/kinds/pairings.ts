// People who work together. Each has registers of their own that are only ever set, so that nobody's word is lost.
import * as v from 'valibot'
import { anId, anyMember, aPerson, aSign, aTime, kind, many, one, ownParamOrStaff } from '../kind.ts'

export const pairingKinds = ['mentoring', 'peer'] as const
export type PairingKind = (typeof pairingKinds)[number]

const rules = { write: anyMember, see: 'room' } as const
const own = { write: ownParamOrStaff, see: 'room' } as const

export const pairings = kind({
  made: one(
    v.strictObject({
      at: aTime,
      by: aPerson,
      kind: v.picklist(pairingKinds),
      ticket: v.nullable(anId),
      /** It was said at the table, or by a mentor: it holds for everybody named at once. */
      aloud: v.boolean(),
    }),
    rules,
  ),
  /** `invited.<person>`: everybody whom it is about, who made it too. */
  invited: many(aSign, rules),
  accepted: many(aSign, own),
  declined: many(aSign, own),
  /** `left.<person>`: out of a group that goes on. */
  left: many(aSign, own),
  /** Ended for everybody, quietly, by anyone in it. */
  ended: one(aSign, rules),
})
