// The board itself: one record, id `board`.
import * as v from 'valibot'
import { aDay, aLine, anId, aTime, aWebUrl, kind, many, one, organisers, someLines } from '../kind.ts'
import {
  maxAnnouncementLength,
  maxBoardNameLength,
  maxListed,
  maxMentorLoad,
  maxNameLength,
  maxUrlLength,
} from '../limits.ts'
import { aClockTime } from './days.ts'

/** What the wall shows in turns. */
export const wallViews = ['now', 'board', 'today', 'next', 'celebrate'] as const

const aStep = v.strictObject({ id: anId, label: aLine(maxNameLength) })

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
  /** Where those meet who join from elsewhere. A table may have a call of its own besides. */
  call: one(v.nullable(aWebUrl(maxUrlLength)), { write: organisers, see: 'members' }),
  /** True: the public page shows nothing, whoever has its address. */
  unlisted: one(v.boolean(), rules),
  /** `laneLabel.<lane>`: what this board calls a lane. */
  laneLabel: many(aLine(maxNameLength), rules),
  /** When days open and close unless one says otherwise. */
  hours: one(v.strictObject({ opens: aClockTime, closes: aClockTime }), rules),
  /** What one may know or want to learn here; people add words of their own. */
  skills: one(someLines(maxListed, maxNameLength), { write: organisers, see: 'members' }),
  /** What a new contributor does before the first ticket. */
  setupSteps: one(v.pipe(v.array(aStep), v.maxLength(maxListed)), { write: organisers, see: 'members' }),
  /** How many newcomers one mentor looks after before others are suggested. */
  mentorLoad: one(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxMentorLoad)), {
    write: organisers,
    see: 'room',
  }),
  /** The one view that the wall shows; null: all in turns. */
  pinnedView: one(v.nullable(v.picklist(wallViews)), { write: organisers, see: 'room' }),
  /** A short word on the wall until a time; null: none. */
  announcement: one(
    v.nullable(v.strictObject({ text: aLine(maxAnnouncementLength), at: aTime, until: aTime })),
    {
      write: organisers,
      see: 'room',
    },
  ),
})
