// Who is here, away or gone for the day: said by themselves, or by whoever looked around the room.
import type * as Y from 'yjs'
import type { Said } from '../board/kinds/people.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { sprintDay, zoneOf } from '../select/sprintDay.ts'
import type { Calendar } from '../select/sprintDay.ts'
import { presenceOf } from '../select/presence.ts'
import { dayOf } from '../select/time.ts'
import { change } from './change.ts'
import { done, noSuchPerson } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { calendarIn, personIn } from './read.ts'

export interface SayPresenceArgs {
  /** Of whom; the actor where not said. */
  readonly person?: string
  readonly is: Said
}

/** Says it for the day of the sprint that it is now. Saying what is known changes nothing. */
export function sayPresence(doc: Y.Doc, args: SayPresenceArgs, ctx: Ctx): Result {
  const now = standing(doc, args.person ?? ctx.me, ctx)
  if (!now) return noSuchPerson
  const { person, was, sign } = now
  if (was === args.is) return done(null)
  const presence = { is: args.is, ...sign }
  return done(null, change(doc, 'people', person, { presence }, { presence: { is: was, ...sign } }))
}

/**
 * The first touch of a day: whoever was expected is here. Once, and never while the day is closed. There is nothing to take
 * back: nobody did it on purpose, and the next touch would do it again.
 */
export function touchHere(doc: Y.Doc, _args: object, ctx: Ctx): Result {
  const now = standing(doc, ctx.me, ctx)
  if (!now) return noSuchPerson
  const { person, was, sign, isClosed } = now
  if (!isClosed && was === 'expected')
    doc.transact(() => put(doc, 'people', person, { presence: { is: 'here', ...sign } }))
  return done(null)
}

/** Where somebody is, and how a new word of it is signed. Undefined: nobody knows them. */
function standing(doc: Y.Doc, id: string, ctx: Ctx) {
  const person = personIn(doc)(id)
  const known = readRecord(registersOf(doc), 'people', person)
  if (known.name === undefined) return undefined
  const calendar = calendarIn(doc)
  const today = sprintDay(calendar, ctx.now)
  return {
    person,
    was: presenceOf(known, today, zoneOf(calendar)),
    isClosed: today.is === 'closed',
    sign: signOfDay(calendar, ctx),
  }
}

/** When, by whom and of which day of the sprint something is said; between days it is the date. */
export const signOfDay = (calendar: Calendar, { now, me }: Ctx) => ({
  day: sprintDay(calendar, now).day ?? dayOf(now, zoneOf(calendar)),
  at: now,
  by: me,
})
