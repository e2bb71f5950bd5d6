// Sessions of the programme. What a calendar says of one is a register that import code writes; what people say of it
// stands beside and counts more (as with tickets, neither touches the other).
import * as v from 'valibot'
import { aLine, aTime, kind, one, organisers } from '../kind.ts'
import { maxFactLength, maxNameLength } from '../limits.ts'

export const sessionKinds = ['orientation', 'roadmap', 'sprint', 'break', 'showcase', 'social'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** Milliseconds; an all-day session runs from midnight to midnight in the board's time zone. */
const when = v.strictObject({ starts: aTime, ends: aTime, allDay: v.optional(v.boolean()) })
export type When = v.InferOutput<typeof when>

const calendar = v.strictObject({
  uid: aLine(maxFactLength),
  title: aLine(maxFactLength),
  when,
  where: v.optional(aLine(maxFactLength)),
  cancelled: v.optional(v.boolean()),
  /** The calendar's own count of changes: a higher one is newer. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** When the file was read, milliseconds. */
  fetched: aTime,
})
export type CalendarEntry = v.InferOutput<typeof calendar>

const rules = { write: organisers, see: 'world' } as const

export const sessions = kind({
  calendar: one(calendar, { ...rules, newest: (c) => c.fetched }),
  title: one(v.nullable(aLine(maxFactLength)), rules),
  when: one(v.nullable(when), rules),
  kind: one(v.nullable(v.picklist(sessionKinds)), rules),
  where: one(v.nullable(aLine(maxNameLength)), rules),
  /** Taken off the programme; false brings it back. */
  withdrawn: one(v.boolean(), rules),
})
