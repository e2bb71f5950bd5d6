// When days open and close: every day alike, or one by itself.
import { useState } from 'react'
import { setBoard } from '@taula/shared/ops/board'
import { setDayHours } from '@taula/shared/ops/days'
import { daysOfSprint, usualHours } from '@taula/shared/select/sprintDay'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useCalendar } from '../sync/sprintHooks.ts'
import { dayInWords } from './words.ts'

interface Hours {
  readonly opens: string
  readonly closes: string
}

export function DayHours() {
  const calendar = useCalendar()
  const act = useAct()
  const hours = calendar.board?.hours ?? usualHours
  return (
    <section aria-labelledby="day-hours">
      <h3 id="day-hours">Hours</h3>
      <HoursFields
        legend="Every day"
        hours={hours}
        onHours={(next) => act(setBoard, { hours: next }, 'Set the hours').ok}
      />
      {daysOfSprint(calendar).map((day) => (
        <OwnHours
          key={day}
          day={day}
          usual={hours}
          own={calendar.days.find(({ id }) => id === day)?.hours ?? undefined}
        />
      ))}
      <NewDay hours={hours} />
    </section>
  )
}

interface OwnHoursProps {
  readonly day: string
  readonly usual: Hours
  readonly own: Hours | undefined
}
function OwnHours({ day, usual, own }: OwnHoursProps) {
  const act = useAct()
  const words = dayInWords(day)
  const set = (hours: Hours | null) => act(setDayHours, { day, hours }, `Set the hours of ${words}`).ok
  return (
    <HoursFields legend={words} hours={own ?? usual} onHours={set}>
      {own && (
        <button type="button" className="button" onClick={() => set(null)}>
          No hours of its own
        </button>
      )}
    </HoursFields>
  )
}

interface HoursProps {
  readonly legend: string
  readonly hours: Hours
  /** Answers whether they were taken. */
  readonly onHours: (hours: Hours) => boolean
  readonly children?: React.ReactNode
}
const HoursFields = ({ legend, hours, onHours, children }: HoursProps) => (
  <fieldset className="day-hours">
    <legend>{legend}</legend>
    <SavedField
      label="Opens"
      type="time"
      value={hours.opens}
      onSave={(opens) => onHours({ ...hours, opens })}
    />
    <SavedField
      label="Closes"
      type="time"
      value={hours.closes}
      onSave={(closes) => onHours({ ...hours, closes })}
    />
    {children}
  </fieldset>
)

function NewDay({ hours }: { readonly hours: Hours }) {
  const [day, setDay] = useState('')
  const act = useAct()
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (act(setDayHours, { day, hours }, `Added ${dayInWords(day)}`).ok) setDay('')
      }}
    >
      <label className="field">
        <span>Another day</span>
        <input type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <button type="submit" className="button">
        Add the day
      </button>
    </form>
  )
}
