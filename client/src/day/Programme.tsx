// The programme by days, in the board's time zone: from today on, with what is over folded away.
import type { ReactNode } from 'react'
import { byDays, nowAndNext } from '@taula/shared/select/programme'
import type { Session } from '@taula/shared/select/sessions'
import { dayOf } from '@taula/shared/select/time'
import { useNow } from '../sync/hooks.ts'
import { useProgramme, useZone } from '../sync/sprintHooks.ts'
import { dayInWords, hoursInWords } from './words.ts'

interface Props {
  /** What stands behind a session, e.g. a way to change it. */
  readonly tail?: (session: Session) => ReactNode
}

export function Programme({ tail }: Props) {
  const zone = useZone()
  const now = useNow()
  const sessions = useProgramme()
  const today = dayOf(now, zone)
  const running = nowAndNext(sessions, now, zone).now?.id
  const draw = ([day, those]: readonly [string, readonly Session[]]) => (
    <Day key={day} day={day} isToday={day === today} sessions={those} running={running} tail={tail} />
  )
  const days = byDays(sessions, zone)
  const over = days.filter(([day, those]) => day < today && those.every(({ when }) => when.ends <= now))
  const coming = days.filter((day) => !over.includes(day))
  return (
    <div className="programme">
      {over.length > 0 && (
        <details>
          <summary>Days before</summary>
          {over.map(draw)}
        </details>
      )}
      {coming.map(draw)}
    </div>
  )
}

interface DayProps extends Props {
  readonly day: string
  readonly isToday: boolean
  readonly sessions: readonly Session[]
  readonly running: string | undefined
}

function Day({ day, isToday, sessions, running, tail }: DayProps & { readonly tail: Props['tail'] }) {
  const zone = useZone()
  return (
    <section aria-label={dayInWords(day)}>
      <h3>
        {dayInWords(day)}
        {isToday && <small> today</small>}
      </h3>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} data-kind={session.kind} data-session={session.title}>
            <span className="programme-hours">{hoursInWords(session.when, zone)}</span>
            <span className="programme-title">
              {session.title}
              {session.where !== undefined && <small>{session.where}</small>}
            </span>
            {session.id === running && <b className="programme-now">now</b>}
            {tail?.(session)}
          </li>
        ))}
      </ul>
    </section>
  )
}
