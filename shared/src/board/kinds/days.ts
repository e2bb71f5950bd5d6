// The days of the sprint: a record's id is the date itself, so two who open the same morning mean one day.
import * as v from 'valibot'
import { aSign, kind, many, mentors, one, organisers } from '../kind.ts'

/** A wall clock time in the board's time zone, `08:00`. */
export const aClockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day'))

export const days = kind({
  /** When it is meant to open and close. A closing time before the opening one is past midnight. Null: nobody says. */
  hours: one(v.nullable(v.strictObject({ opens: aClockTime, closes: aClockTime })), {
    write: organisers,
    see: 'world',
  }),
  // A day opens in turns, counted from 1: opened, closed, opened again. Both registers of a turn are only ever set.
  opened: many(aSign, { write: mentors, see: 'room' }),
  closed: many(aSign, { write: mentors, see: 'room' }),
})
