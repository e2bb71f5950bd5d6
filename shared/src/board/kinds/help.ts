// Requests for help. Each stage is a register of its own that is only ever set, so help only moves forward (I5): of two
// merged answers Yjs picks one by client id, and "taken" beat "resolved" in half of all merges.
import * as v from 'valibot'
import { aLine, anId, anyMember, aPerson, aTime, kind, many, one, ownParamOrStaff, staff } from '../kind.ts'
import type { MayWrite, Writer } from '../kind.ts'
import { maxNameLength, maxWordsLength } from '../limits.ts'

/** Asking is for oneself, or for somebody who does not touch the board. */
const forOneself =
  (personIn: (value: unknown) => string | undefined): MayWrite =>
  (w: Writer, write) => {
    const person = personIn(write.value)
    return staff(w, write) || (person !== undefined && write.personOf(person) === w.person)
  }

const question = v.strictObject({
  /** Who waits. */
  person: aPerson,
  by: aPerson,
  /** What it is about, from the board's list or in own words. */
  topic: v.nullable(aLine(maxNameLength)),
  text: v.nullable(aLine(maxWordsLength)),
  ticket: v.nullable(anId),
})

/** Turns of one helper, counted from 1: taken, handed back, taken again. */
const aTurn = v.strictObject({ turn: v.pipe(v.number(), v.integer(), v.minValue(1)), at: aTime })
/** Of two devices of one helper the one that is further counts: an older turn would take back what they said since. */
const turns = {
  write: ownParamOrStaff,
  see: 'room',
  newest: (said: { readonly turn: number }) => said.turn,
} as const

export const help = kind({
  question: one(question, {
    write: forOneself((value) => (value as { person?: string } | null)?.person),
    see: 'members',
  }),
  /** Where and since when somebody waits: all the wall may know of it. */
  waiting: one(v.strictObject({ table: v.nullable(anId), since: aTime }), { write: anyMember, see: 'room' }),
  /** `taken.<person>`: who is coming. Two takers are both shown. */
  taken: many(aTurn, turns),
  /** `back.<person>`: the turn that was handed back. */
  back: many(aTurn, turns),
  /** Over: `person` was helped, `by` says so. */
  resolved: one(v.strictObject({ at: aTime, by: aPerson, person: aPerson }), {
    write: anyMember,
    see: 'room',
  }),
  /** The asker needs it no more. */
  withdrawn: one(v.strictObject({ at: aTime, by: aPerson }), { write: anyMember, see: 'room' }),
})
