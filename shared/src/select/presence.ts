// Who is here, and who may be asked. What somebody said holds for the day of the sprint on which they said it.
import type { Availability, Said } from '../board/kinds/people.ts'
import type { Entity } from '../board/schema.ts'
import type { SprintDay } from './sprintDay.ts'
import { dayOf } from './time.ts'

export type Presence = 'expected' | Said

type Person = Entity<'people'>

/** Opening a day makes everybody *expected*; a touch, a scribe's tap or coming in makes *here*. */
export function presenceOf(person: Person | undefined, day: SprintDay, timeZone: string): Presence {
  if (!person) return 'expected'
  const { presence, joined } = person
  // Nothing opens, or nothing has yet: who came is here.
  if (day.day === undefined || day.is === 'none') return presence?.is ?? (joined ? 'here' : 'expected')
  if (presence !== undefined && presence.day === day.day) return presence.is
  return joined && dayOf(joined.at, timeZone) === day.day ? 'here' : 'expected'
}

/** Whether somebody is to be found in the room, or on the line: not expected, and not gone for the day. */
export const isAround = (presence: Presence | undefined): boolean =>
  presence === 'here' || presence === 'away'

/** Heads-down lasts until its time or the end of its day; mentors can help until they say otherwise. */
export function availabilityOf(person: Person | undefined, now: number, timeZone: string): Availability {
  const usual = person?.role === 'mentor' ? 'canHelp' : 'open'
  const said = person?.availability
  if (!said) return usual
  if (said.until !== null && said.until <= now) return usual
  if (said.is === 'headsDown' && dayOf(said.at, timeZone) !== dayOf(now, timeZone)) return usual
  return said.is
}
