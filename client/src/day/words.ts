// The sprint's time in words, on the board's clock.
import type { SprintDay } from '@taula/shared/select/sprintDay'
import { dueMorning, nextMorning } from '@taula/shared/select/mornings'
import { dayAfter, zoneOf } from '@taula/shared/select/sprintDay'
import type { Calendar } from '@taula/shared/select/sprintDay'
import type { NowAndNext } from '@taula/shared/select/programme'
import type { Session } from '@taula/shared/select/sessions'
import { clockOf, dayOf } from '@taula/shared/select/time'

const dayWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })

/** `Saturday 16 May` */
export const dayInWords = (day: string): string => dayWords.format(Date.parse(day))

/** `09:00`, `tomorrow 09:00`, `Sat 09:00`: a moment as seen from now. */
function whenInWords(at: number, now: number, zone: string): string {
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)]
  const clock = clockOf(at, zone)
  if (day === today) return clock
  return day === dayAfter(today) ? `tomorrow ${clock}` : `${weekdays.format(Date.parse(day))} ${clock}`
}

/** `09:00–10:30`, `All day` */
export function hoursInWords({ starts, ends, allDay }: Session['when'], zone: string): string {
  if (allDay === true) return 'All day'
  return ends === starts ? clockOf(starts, zone) : `${clockOf(starts, zone)}–${clockOf(ends, zone)}`
}

/** Two short pieces for the page; undefined: nothing to say. */
export interface DayWords {
  readonly main: string
  readonly more: string | undefined
}

export function chipWords(
  day: SprintDay,
  { now: running, next }: NowAndNext,
  calendar: Calendar,
  now: number,
): DayWords | undefined {
  const zone = zoneOf(calendar)
  if (day.is === 'closed') return { main: closedWords(calendar, now), more: undefined }
  const coming = next && `${whenInWords(next.when.starts, now, zone)} ${next.title}`
  if (running) return { main: `Now: ${running.title}`, more: coming && `next ${coming}` }
  if (coming !== undefined) return { main: `Next: ${coming}`, more: undefined }
  if (day.is === 'none') return undefined
  const isOver = day.closes <= now
  return { main: isOver ? 'Open' : `Open until ${clockOf(day.closes, zone)}`, more: undefined }
}

/** `Closed until tomorrow 08:00` */
export function closedWords(calendar: Calendar, now: number): string {
  if (dueMorning(calendar, now)) return 'Not open yet'
  const morning = nextMorning(calendar, now)
  return morning ? `Closed until ${whenInWords(morning.opens, now, zoneOf(calendar))}` : 'Closed'
}
