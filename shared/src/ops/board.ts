// The board itself: what an organiser says of it.
import type * as Y from 'yjs'
import { boardRecord } from '../board/kinds/meta.ts'
import { lanes } from '../board/kinds/tickets.ts'
import { maxAnnouncementLength } from '../board/limits.ts'
import { parseKey, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { isTimeZone } from '../board/timeZone.ts'
import { setupStepsOf, skillsOf } from '../select/checkIn.ts'
import { loadOf } from '../select/free.ts'
import { laneLabels } from '../select/lanes.ts'
import { usualHours } from '../select/sprintDay.ts'
import { change } from './change.ts'
import { done, refuse, tidy } from './op.ts'
import type { Ctx, Result } from './op.ts'

/** Sets facts of the board: name, time zone, days, default tracker, lane labels, what the wall shows. */
export function setBoard(doc: Y.Doc, patch: Patch<'meta'>, _ctx: Ctx): Result {
  for (const [field, value] of Object.entries(patch)) {
    const rule = parseKey('meta', `${boardRecord}/${field}`)?.rule
    if (!rule || validValue(rule, value) === undefined)
      return refuse('invalid', `That cannot be the board's ${field}.`)
  }
  if (patch.timeZone !== undefined && !isTimeZone(patch.timeZone))
    return refuse('invalid', 'There is no such time zone. Its name is like Europe/Madrid.')
  return done(null, change(doc, 'meta', boardRecord, patch, blank))
}

/** Puts a word over the wall for some minutes. */
export function announce(
  doc: Y.Doc,
  args: { readonly text: string; readonly minutes: number },
  ctx: Ctx,
): Result {
  const text = tidy(args.text)
  if (text === '' || text.length > maxAnnouncementLength)
    return refuse('invalid', `An announcement is one line of 1 to ${maxAnnouncementLength} characters.`)
  return setBoard(doc, { announcement: { text, at: ctx.now, until: ctx.now + args.minutes * 60_000 } }, ctx)
}

/** What stands for a fact that nobody had said: a lane is called as everywhere. */
const blank: Patch<'meta'> = {
  place: null,
  startsOn: null,
  endsOn: null,
  call: null,
  unlisted: false,
  hours: usualHours,
  pinnedView: null,
  announcement: null,
  skills: [...skillsOf(undefined)],
  setupSteps: [...setupStepsOf(undefined)],
  mentorLoad: loadOf({ mentorLoad: undefined }),
  ...Object.fromEntries(lanes.map((lane) => [`laneLabel.${lane}`, laneLabels[lane]])),
}
