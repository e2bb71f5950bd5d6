// Claims: the record's id is `<ticket>.<person>`, so claims by different people all survive (I2).
import * as v from 'valibot'
import { aPerson, aSign, aTime, kind, many, one, ownOrStaff } from '../kind.ts'
import { maxPairPeople } from '../limits.ts'

export const claimRoles = ['driver', 'pair', 'reviewer', 'shadow'] as const
export type ClaimRole = (typeof claimRoles)[number]
export const claimEndings = ['released', 'done', 'passed', 'left'] as const
export type ClaimEnding = (typeof claimEndings)[number]

/** Lanes follow from claims (I1), so the world gets them too: of those who did not agree, under another id. */
const rules = { write: ownOrStaff, see: 'world' } as const

export const claims = kind(
  {
    role: one(v.picklist(claimRoles), rules),
    // A claim lives in turns, counted from 1: claimed, ended, claimed again. Both registers of a turn are only
    // ever set, so an old "begun" that arrives late cannot undo a newer "ended".
    begun: many(aSign, rules),
    ended: many(v.strictObject({ at: aTime, by: aPerson, how: v.picklist(claimEndings) }), rules),
    /** What the holder said of the others driving the same ticket; a driver not named here asks anew. */
    agreed: one(
      v.strictObject({
        how: v.picklist(['together', 'separate']),
        people: v.pipe(v.array(aPerson), v.maxLength(maxPairPeople)),
      }),
      rules,
    ),
  },
  ['thing', 'person'],
)
