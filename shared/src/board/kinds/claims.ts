// Claims: the record's id is `<ticket>.<person>`, so claims by different people all survive (I2).
import * as v from 'valibot'
import { aDay, aLine, aPerson, aSign, aTime, kind, many, one, ownOrStaff } from '../kind.ts'
import { maxClaimMinutes, maxPairPeople, maxWordsLength } from '../limits.ts'

export const claimRoles = ['driver', 'pair', 'reviewer', 'shadow'] as const
export type ClaimRole = (typeof claimRoles)[number]
export const claimEndings = ['released', 'done', 'passed', 'left'] as const
export type ClaimEnding = (typeof claimEndings)[number]

/** Until when a claim is meant to last: minutes of open mornings since its last sign, a day's end, or the whole sprint. */
const until = v.variant('is', [
  v.strictObject({
    is: v.literal('minutes'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxClaimMinutes)),
  }),
  v.strictObject({ is: v.literal('day'), day: aDay }),
  v.strictObject({ is: v.literal('sprint') }),
])
export type Until = v.InferOutput<typeof until>

const handover = v.strictObject({
  at: aTime,
  by: aPerson,
  /** Whom it is passed to; null: to whoever comes. */
  to: v.nullable(aPerson),
  note: v.nullable(aLine(maxWordsLength)),
})

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
    /** Null: what is usual (`select/quiet`). */
    until: one(v.nullable(until), { write: ownOrStaff, see: 'members' }),
    /** The last sign of work on it: an edit, a move, "still on it". */
    sign: one(aSign, { write: ownOrStaff, see: 'members' }),
    /** What is left to whoever takes over. It stays on the card when the claim has ended. */
    handover: one(v.nullable(handover), { write: ownOrStaff, see: 'members' }),
    /** Hand-overs of this ticket up to this moment were read by whoever took it over. */
    read: one(aTime, { write: ownOrStaff, see: 'members' }),
    /** The holder was asked whether they need help, once per turn: `asked.<turn>`. */
    asked: many(aTime, { write: ownOrStaff, see: 'members' }),
  },
  ['thing', 'person'],
)
