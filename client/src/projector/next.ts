// What comes: what is on now, what is on next, and how long it is until the day ends.
import type { Calendar, SprintDay } from '@taula/shared/select/sprintDay'
import { daysOfSprint, plannedHours, zoneOf } from '@taula/shared/select/sprintDay'
import type { Session } from '@taula/shared/select/sessions'
import { clockOf, dayOf, zonedFormat } from '@taula/shared/select/time'

export interface Event {
  readonly id: string
  readonly title: string
  /** `Main hall` */
  readonly where: string | undefined
  /** `until 11:00`, `at 11:00`, `Tuesday at 08:00` */
  readonly when: string
  /** How many others there are at the same time. */
  readonly more: number
}

/** A moment that the room waits for. */
export interface Mark {
  /** `Lunch at 14:00` */
  readonly what: string
  /** `1 h 20 min`; undefined where it is more than a day away, or the moment itself. */
  readonly left: string | undefined
}

export interface Coming {
  readonly mark: Mark | undefined
  readonly now: Event | undefined
  readonly next: Event | undefined
}

export function comingOf(
  sessions: readonly Session[],
  calendar: Calendar,
  day: SprintDay,
  now: number,
): Coming | undefined {
  const zone = zoneOf(calendar)
  const running = sessions.filter(({ when }) => when.starts <= now && now < when.ends)
  // What is on at a time says more than what is on all day.
  const on = running.toSorted((a, b) => Number(a.when.allDay ?? false) - Number(b.when.allDay ?? false))
  const ahead = sessions.filter(({ when }) => when.starts > now)
  const first = ahead[0]?.when.starts
  const soon = ahead.filter(({ when }) => when.starts === first)
  const mark = markOf(calendar, day, now)
  if (!mark && on.length + soon.length === 0) return undefined
  return {
    mark,
    now: eventOf(on, ({ when: { allDay, ends } }) => (allDay ? 'all day' : `until ${clockOf(ends, zone)}`)),
    next: eventOf(soon, (session) => starting(session, zone, now)),
  }
}

/** The first of what is at one time; of the others it is said that they are. */
function eventOf(sessions: readonly Session[], whenOf: (session: Session) => string): Event | undefined {
  const [first] = sessions
  if (!first) return undefined
  const { id, title, where } = first
  return { id, title, where, when: whenOf(first), more: sessions.length - 1 }
}

const starting = ({ when: { starts, allDay } }: Session, zone: string, now: number): string =>
  allDay ? weekday(zone, starts, now) : at(zone, starts, now)

function markOf(calendar: Calendar, day: SprintDay, now: number): Mark | undefined {
  const zone = zoneOf(calendar)
  if (day.is === 'open') {
    const clock = clockOf(day.closes, zone)
    const what = isLunch(clock) ? 'Lunch' : 'The day ends'
    // Whoever stays longer is not told that they are late.
    return day.closes <= now ? undefined : { what: `${what} at ${clock}`, left: leftUntil(day.closes, now) }
  }
  if (day.is === 'none') return undefined
  const opens = daysOfSprint(calendar)
    .map((date) => plannedHours(calendar, date).opens)
    .find((opening) => opening > now)
  return opens === undefined ? undefined : { what: `We open ${at(zone, opens, now)}`, left: undefined }
}

const isLunch = (clock: string) => clock >= '12:00' && clock <= '15:00'

/** `1 h 20 min`: rounded up, so that nobody is late. */
function leftUntil(moment: number, now: number): string {
  const minutes = Math.ceil((moment - now) / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** `at 11:00`, `tomorrow at 08:00`, `on Tuesday at 08:00` */
function at(zone: string, moment: number, now: number): string {
  const clock = `at ${clockOf(moment, zone)}`
  return dayOf(moment, zone) === dayOf(now, zone) ? clock : `${weekday(zone, moment, now)} ${clock}`
}

function weekday(zone: string, moment: number, now: number): string {
  const date = dayOf(moment, zone)
  if (date === dayOf(now, zone)) return 'today'
  // Half a day is enough to be past a clock change.
  const tomorrow = dayOf(Date.parse(`${dayOf(now, zone)}T00:00:00Z`) + 36 * 3_600_000, 'UTC')
  if (date === tomorrow) return 'tomorrow'
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const isNear = moment - now < 6 * 24 * 3_600_000
  return `on ${zonedFormat(zone, isNear ? { weekday: 'long' } : parts).format(moment)}`
}
