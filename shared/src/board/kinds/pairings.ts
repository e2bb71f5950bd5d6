// People who work together. Each has registers of their own that are only ever set, so that nobody's word is lost.
import * as v from 'valibot'
import { anId, aPerson, aSign, aTime, kind, many, one, ownParamOrStaff, staff } from '../kind.ts'
import type { MayWrite } from '../kind.ts'

export const pairingKinds = ['mentoring', 'peer'] as const
export type PairingKind = (typeof pairingKinds)[number]

interface Signed {
  readonly by: string
  readonly ticket?: string | null
}

/**
 * Members sign as themselves, or leave the name that stood, and no pairing is moved to another ticket. Whether those who
 * say it aloud share a table or a ticket is the ops' to know: seats change, and an honest word said offline would be lost
 * when it arrives. What a hand-made client says aloud bears its author's name, and anyone in it ends it with one tap.
 */
const signed: MayWrite = (w, { value, before, personOf, ...write }) => {
  const [said, stood] = [value as Signed, before as Signed | undefined]
  const maker = personOf(said.by)
  const isOwn = maker === w.person || (stood !== undefined && maker === personOf(stood.by))
  const stays = stood === undefined || stood.ticket === said.ticket
  return staff(w, { value, before, personOf, ...write }) || (isOwn && stays)
}

const rules = { write: signed, see: 'room' } as const
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
