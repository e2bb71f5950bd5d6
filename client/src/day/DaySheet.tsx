// The day for everybody: whether the morning is open, and the programme on the board's clock. Staff open and close it here.
import { sprintDay, zoneOf } from '@taula/shared/select/sprintDay'
import { clockOf } from '@taula/shared/select/time'
import { Dialog } from '../parts/Dialog.tsx'
import { useMyRole, useNow } from '../sync/hooks.ts'
import { useCalendar, useProgramme } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './day.css'
import { MorningButton } from './MorningButton.tsx'
import type { MorningProps } from './MorningButton.tsx'
import { Programme } from './Programme.tsx'
import { closedWords } from './words.ts'

export const DaySheet = ({ onClosed }: MorningProps) => (
  <Dialog title="The day" onClose={() => screen.open(null)}>
    <Morning onClosed={onClosed} />
    <Sessions />
  </Dialog>
)

/** How the morning stands, with the one action there is. */
export function Morning({ onClosed }: MorningProps) {
  const { is, words } = useMorning()
  return (
    <div className="day-morning">
      <output data-day={is}>{words}</output>
      <MorningButton onClosed={onClosed} />
    </div>
  )
}

function useMorning() {
  const calendar = useCalendar()
  const now = useNow()
  const day = sprintDay(calendar, now)
  const clock = (at: number) => clockOf(at, zoneOf(calendar))
  if (day.is === 'none') return { is: day.is, words: 'This board has no days: it is always open.' }
  if (day.is === 'closed') return { is: day.is, words: `${closedWords(calendar, now)}.` }
  return { is: day.is, words: `Open since ${clock(day.since)}, until ${clock(day.closes)}.` }
}

function Sessions() {
  const isEmpty = useProgramme().length === 0
  const isOrganiser = useMyRole() === 'organiser'
  const zone = zoneOf(useCalendar())
  return (
    <>
      {isEmpty ? <p className="quiet">No sessions yet.</p> : <Programme />}
      <div className="day-foot">
        {!isEmpty && <small>Times in {zone}.</small>}
        {isOrganiser && (
          <button type="button" className="button" onClick={() => screen.open('settings')}>
            Days and programme
          </button>
        )}
      </div>
    </>
  )
}
