// What goes on now and what comes next, in the page's head; behind it lies the programme. A board without days or sessions
// has none. Loaded after the board.
import { CalendarClock } from 'lucide-react'
import { nowAndNext } from '@taula/shared/select/programme'
import { sprintDay, zoneOf } from '@taula/shared/select/sprintDay'
import { useNow } from '../sync/hooks.ts'
import { useCalendar, useProgramme } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './dayChip.css'
import { chipWords } from './words.ts'

export function DayChip() {
  const calendar = useCalendar()
  const programme = useProgramme()
  const now = useNow()
  const words = chipWords(
    sprintDay(calendar, now),
    nowAndNext(programme, now, zoneOf(calendar)),
    calendar,
    now,
  )
  if (!words) return null
  const { main, more } = words
  return (
    <button
      type="button"
      className="hand day-chip"
      title={more === undefined ? main : `${main} · ${more}`}
      onClick={() => screen.open('day')}
    >
      <CalendarClock aria-hidden="true" />
      <span className="visually-hidden">The day: </span>
      <span className="day-chip-words">
        <span className="day-chip-main">{main}</span>
        {more !== undefined && <span className="day-chip-more">{more}</span>}
      </span>
    </button>
  )
}
