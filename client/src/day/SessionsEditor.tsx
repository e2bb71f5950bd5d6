// The programme as its organiser sees it: each session can be changed or taken off and brought back, others added, a calendar brought in.
import { CalendarPlus, Pencil, Plus, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { withdrawSession } from '@taula/shared/ops/sessions'
import type { Session } from '@taula/shared/select/sessions'
import { dayOf } from '@taula/shared/select/time'
import { useAct } from '../act/useAct.ts'
import { useProgramme, useWithdrawn, useZone } from '../sync/sprintHooks.ts'
import { Programme } from './Programme.tsx'
import { SessionForm } from './SessionForm.tsx'
import { dayInWords, hoursInWords } from './words.ts'

export function SessionsEditor({ onImport }: { readonly onImport: () => void }) {
  /** A session's id, or a new one. */
  const [open, setOpen] = useState<string | 'new' | undefined>()
  const act = useAct()
  const session = useProgramme().find(({ id }) => id === open)
  const close = () => setOpen(undefined)
  const tail = ({ id, title }: Session) => (
    <span className="programme-tools">
      <button
        type="button"
        className="icon-button"
        aria-label={`Change ${title}`}
        onClick={() => setOpen(id)}
      >
        <Pencil aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Take ${title} off`}
        onClick={() => act(withdrawSession, { session: id, withdrawn: true }, `Took ${title} off`)}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  )
  return (
    <section aria-labelledby="day-programme">
      <h3 id="day-programme">Programme</h3>
      {session || open === 'new' ? (
        <SessionForm key={open} session={session} onDone={close} />
      ) : (
        <div className="settings-row">
          <button type="button" className="button" onClick={() => setOpen('new')}>
            <Plus aria-hidden="true" />
            Add a session
          </button>
          <button type="button" className="button" onClick={onImport}>
            <CalendarPlus aria-hidden="true" />
            Bring in a calendar
          </button>
        </div>
      )}
      <Programme tail={tail} />
      <TakenOff />
    </section>
  )
}

/** What was taken off, folded away: Undo is gone with the next thing somebody does. */
function TakenOff() {
  const act = useAct()
  const zone = useZone()
  const sessions = useWithdrawn()
  if (sessions.length === 0) return null
  return (
    <details className="programme">
      <summary>Taken off ({sessions.length})</summary>
      <ul>
        {sessions.map(({ id, title, when }) => (
          <li key={id}>
            <span className="programme-hours">{hoursInWords(when, zone)}</span>
            <span className="programme-title">
              {title}
              <small>{dayInWords(dayOf(when.starts, zone))}</small>
            </span>
            <span className="programme-tools">
              <button
                type="button"
                className="button"
                aria-label={`Bring back ${title}`}
                onClick={() =>
                  act(withdrawSession, { session: id, withdrawn: false }, `Brought ${title} back`)
                }
              >
                <Undo2 aria-hidden="true" />
                Bring back
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
