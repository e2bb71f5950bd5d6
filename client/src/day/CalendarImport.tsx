// Bringing in a calendar: pasted or as a file, shown before it comes in.
import { useId, useState } from 'react'
import { importSessions } from '@taula/shared/ops/importSessions'
import type { ParsedSession } from '@taula/shared/import/sessions'
import type { SessionsImported } from '@taula/shared/ops/importSessions'
import { useAct } from '../act/useAct.ts'
import { Problem } from '../parts/Problem.tsx'
import { useZone } from '../sync/sprintHooks.ts'
import { dayOf } from '@taula/shared/select/time'
import { useCalendarFile } from './useCalendarFile.ts'
import { dayInWords, hoursInWords } from './words.ts'

const mostShown = 8

export function CalendarImport({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const reading = useCalendarFile(text)
  const act = useAct()
  const id = useId()
  const take = async (file: File | undefined) => {
    if (file) setText(await file.text())
  }
  const read = reading.is === 'read' ? reading : undefined
  const count = read ? read.preview.new + read.preview.changed + read.preview.gone : 0
  return (
    <form
      className="day-import"
      onSubmit={(event) => {
        event.preventDefault()
        if (read && act(importSessions, read.calendar, 'Brought in the calendar').ok) onDone()
      }}
    >
      <div className="field">
        <label htmlFor={id}>Calendar</label>
        <textarea
          id={id}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has gone
          autoFocus
          rows={5}
          spellCheck={false}
          value={text}
          placeholder={'BEGIN:VCALENDAR\n…'}
          onChange={(event) => setText(event.target.value)}
        />
        <small>Paste it, or choose the .ics file. Brought in again later, it moves what has moved.</small>
      </div>
      <label className="button day-choose">
        <input
          type="file"
          className="visually-hidden"
          accept=".ics,text/calendar"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        Choose a file
      </label>
      {reading.is === 'reading' && <output>Reading the calendar…</output>}
      <Problem text={reading.is === 'unreadable' ? reading.message : undefined} />
      {read && <Preview preview={read.preview} sessions={read.calendar.sessions} />}
      <div className="day-foot">
        <button type="submit" className="button button-main" disabled={count === 0}>
          {count === 0 ? 'Bring in' : `Bring in ${count} ${count === 1 ? 'session' : 'sessions'}`}
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface PreviewProps {
  readonly preview: SessionsImported
  readonly sessions: readonly ParsedSession[]
}
function Preview({ preview, sessions }: PreviewProps) {
  const zone = useZone()
  const { bad } = preview
  return (
    <section aria-label="Preview" className="day-preview">
      <output>
        <strong>{preview.new}</strong> new, <strong>{preview.changed}</strong> changed,{' '}
        <strong>{preview.gone}</strong> cancelled, <strong>{preview.same}</strong> already here
        {bad.length > 0 && (
          <>
            , <strong>{bad.length}</strong> left out
          </>
        )}
        .
      </output>
      {bad.length > 0 && (
        <ul aria-label="Left out">
          {bad.slice(0, mostShown).map(({ row, message }) => (
            <li key={`${row} ${message}`}>
              <b>Event {row}</b> {message}
            </li>
          ))}
          <More all={bad.length} />
        </ul>
      )}
      <ul aria-label="Sessions of this calendar">
        {sessions.slice(0, mostShown).map(({ id, entry: { title, when, cancelled } }) => (
          <li key={id}>
            {dayInWords(dayOf(when.starts, zone))}, {hoursInWords(when, zone)} <b>{title}</b>
            {cancelled === true && <small> cancelled</small>}
          </li>
        ))}
        <More all={sessions.length} />
      </ul>
    </section>
  )
}

const More = ({ all }: { readonly all: number }) => all > mostShown && <li>and {all - mostShown} more</li>
