// What a page says of itself by presence, as others hear it: whose it is, which the server stamps, and its cursor.
import * as v from 'valibot'
import { anId } from '../board/kind.ts'

const aCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A place in a note that stays where it is while others type: before an item, or at the end of the root type `tname`. */
const notePosition = v.object({
  item: v.nullish(v.object({ client: aCount, clock: aCount })),
  tname: v.nullish(v.string()),
  assoc: v.optional(v.pipe(v.number(), v.integer()), 0),
})

/** Where somebody is in a ticket's note. */
export const noteCursor = v.object({ ticket: anId, anchor: notePosition, head: notePosition })
export type NoteCursor = v.InferOutput<typeof noteCursor>

export const presenceState = v.object({
  person: v.string(),
  /** Null: in no note. What is no cursor is none, the person is there all the same. */
  cursor: v.fallback(v.nullish(noteCursor), null),
})

/** Why nothing is saved at the moment. */
export const readOnlyReasons = ['diskFull', 'diskFails', 'diskSlow'] as const
export type ReadOnly = (typeof readOnlyReasons)[number]

/** What the server says of itself, under its own client id, while its disk takes nothing. Gone when it does again. */
export const serverState = v.object({ server: v.object({ readOnly: v.picklist(readOnlyReasons) }) })
export type ServerState = v.InferOutput<typeof serverState>
