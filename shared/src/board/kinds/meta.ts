// The board itself: one record, id `board`.
import * as v from 'valibot'
import { aLine, aWebUrl, kind, many, one, organisers } from '../kind.ts'
import { maxBoardNameLength, maxNameLength, maxUrlLength } from '../limits.ts'

/** A calendar day, `YYYY-MM-DD`, in the board's time zone. */
const aDay = v.pipe(v.string(), v.isoDate())
const rules = { write: organisers, see: 'world' } as const

/** The id of the one record in `meta`. */
export const boardRecord = 'board'
/** Where `#5500` leads until an organiser says otherwise: the tracker of the event this was made for. */
export const defaultTrac = 'https://code.djangoproject.com'

export const meta = kind({
  name: one(aLine(maxBoardNameLength), rules),
  /** IANA name, e.g. `Europe/Madrid`. */
  timeZone: one(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+\-/]{1,64}$/)), rules),
  /** Where it is held, for the room and for those who follow: a venue and a city. */
  place: one(v.nullable(aLine(maxNameLength)), rules),
  startsOn: one(v.nullable(aDay), rules),
  endsOn: one(v.nullable(aDay), rules),
  /** Base URL of the Trac that a bare `#5500` means. */
  trac: one(aWebUrl(maxUrlLength), rules),
  /** True: the public page shows nothing, whoever has its address. */
  unlisted: one(v.boolean(), rules),
  /** `laneLabel.<lane>`: what this board calls a lane. */
  laneLabel: many(aLine(maxNameLength), rules),
})
