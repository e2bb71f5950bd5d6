// Who is here, away or gone for the day: said by themselves, or by whoever looked around the room.
import type * as Y from 'yjs'
import { boardRecord } from '../board/kinds/meta.ts'
import type { Said } from '../board/kinds/people.ts'
import { readAll, readRecord, registersOf } from '../board/registers.ts'
import { sprintDay, zoneOf } from '../select/sprintDay.ts'
import type { Calendar } from '../select/sprintDay.ts'
import { presenceOf } from '../select/presence.ts'
import { dayOf } from '../select/time.ts'
import { change } from './change.ts'
import { done, noSuchPerson } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn } from './read.ts'

export interface SayPresenceArgs {
  /** Of whom; the actor where not said. */
  readonly person?: string
  readonly is: Said
}

/** Says it for the day of the sprint that it is now. Saying what is known changes nothing. */
export function sayPresence(doc: Y.Doc, args: SayPresenceArgs, ctx: Ctx): Result {
  const from = registersOf(doc)
  const person = personIn(doc)(args.person ?? ctx.me)
  const known = readRecord(from, 'people', person)
  if (known.name === undefined) return noSuchPerson
  const calendar: Calendar = {
    days: [...readAll(from, 'days').values()],
    board: readRecord(from, 'meta', boardRecord),
  }
  const today = sprintDay(calendar, ctx.now)
  const was = presenceOf(known, today, zoneOf(calendar))
  if (was === args.is) return done(null)
  const day = today.day ?? dayOf(ctx.now, zoneOf(calendar))
  const sign = { day, at: ctx.now, by: ctx.me }
  const presence = { is: args.is, ...sign }
  return done(null, change(doc, 'people', person, { presence }, { presence: { is: was, ...sign } }))
}
