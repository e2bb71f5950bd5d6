// The programme by the board's clock: what goes on, what comes, and what is on which day.
import type { Session } from './sessions.ts'
import { dayAfter } from './sprintDay.ts'
import { dayOf } from './time.ts'

export interface NowAndNext {
  /** What goes on: of several the one that began last; a whole day only where nothing else does. */
  readonly now: Session | undefined
  /** What begins next, today or on a later day of the board. */
  readonly next: Session | undefined
  readonly nextIs: 'today' | 'tomorrow' | 'later'
}

/** What goes on and what comes, by the board's clock: it is today until midnight there. `sessions`: in order of time. */
export function nowAndNext(sessions: readonly Session[], now: number, zone: string): NowAndNext {
  const running = sessions.filter(({ when }) => when.starts <= now && now < when.ends)
  const next = sessions.find(({ when }) => when.starts > now && when.allDay !== true)
  const day = next && dayOf(next.when.starts, zone)
  const today = dayOf(now, zone)
  return {
    now: running.findLast(({ when }) => when.allDay !== true) ?? running.at(-1),
    next,
    nextIs: day === undefined || day === today ? 'today' : day === dayAfter(today) ? 'tomorrow' : 'later',
  }
}

/** The programme by days of the board on which it begins, ascending. */
export function byDays(
  sessions: readonly Session[],
  zone: string,
): readonly (readonly [day: string, sessions: readonly Session[]])[] {
  const days = new Map<string, Session[]>()
  for (const session of sessions) {
    const day = dayOf(session.when.starts, zone)
    days.set(day, [...(days.get(day) ?? []), session])
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
