// Mornings that are planned and were not opened yet: the one whose hour has come, and the one after.
import { daysOfSprint, plannedHours, wasOpened } from './sprintDay.ts'
import type { Calendar } from './sprintDay.ts'

export interface Morning {
  readonly day: string
  /** Milliseconds. */
  readonly opens: number
}

/** The day that is meant to be open at `now` and was not opened yet. */
export function dueMorning(calendar: Calendar, now: number): Morning | undefined {
  return unopened(calendar).find(({ opens, closes }) => opens <= now && now < closes)
}

/** The next day that is meant to open. */
export function nextMorning(calendar: Calendar, now: number): Morning | undefined {
  return unopened(calendar).find(({ opens }) => opens > now)
}

function unopened(calendar: Calendar) {
  const opened = new Set(calendar.days.filter(wasOpened).map(({ id }) => id))
  return daysOfSprint(calendar)
    .filter((day) => !opened.has(day))
    .map((day) => {
      const { opens, closes } = plannedHours(calendar, day)
      return { day, opens, closes }
    })
}
