// One session, new or changed: title, day, hours on the board's clock, place and kind.
import { useState } from 'react'
import type { FormEvent } from 'react'
import { sessionKinds } from '@taula/shared/board/kinds/sessions'
import { maxFactLength, maxNameLength } from '@taula/shared/board/limits'
import { addSession, editSession } from '@taula/shared/ops/sessions'
import type { Session } from '@taula/shared/select/sessions'
import { dayAfter } from '@taula/shared/select/sprintDay'
import { clockOf, dayOf, momentOf } from '@taula/shared/select/time'
import { useAct } from '../act/useAct.ts'
import { useNow } from '../sync/hooks.ts'
import { useZone } from '../sync/sprintHooks.ts'

interface Props {
  /** Undefined: a new one. */
  readonly session: Session | undefined
  readonly onDone: () => void
}

const kindWords: Readonly<Record<(typeof sessionKinds)[number], string>> = {
  orientation: 'Orientation',
  roadmap: 'Road map',
  sprint: 'Sprint',
  break: 'Break',
  showcase: 'Showcase',
  social: 'Social',
}

export function SessionForm({ session, onDone }: Props) {
  const act = useAct()
  const zone = useZone()
  const now = useNow()
  const [said, setSaid] = useState(() => ({
    title: session?.title ?? '',
    day: dayOf(session?.when.starts ?? now, zone),
    from: session ? clockOf(session.when.starts, zone) : '09:00',
    to: session ? clockOf(session.when.ends, zone) : '10:00',
    where: session?.where ?? '',
    kind: session?.kind ?? '',
    allDay: session?.when.allDay === true,
  }))
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { title } = said
    const kind = sessionKinds.find((kind) => kind === said.kind) ?? null
    const args = { title, when: whenSaid(said, zone), where: said.where.trim() || null, kind }
    const result = session
      ? act(editSession, { session: session.id, ...args }, `Changed ${title}`)
      : act(addSession, args, `Added ${title}`)
    if (result.ok) onDone()
  }
  return (
    <form className="settings-fields day-session" onSubmit={save}>
      <label className="field settings-wide">
        <span>Title</span>
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has gone
          autoFocus
          required
          maxLength={maxFactLength}
          value={said.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </label>
      <label className="field">
        <span>Day</span>
        <input type="date" required value={said.day} onChange={(event) => set({ day: event.target.value })} />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={said.allDay}
          onChange={(event) => set({ allDay: event.target.checked })}
        />
        All day
      </label>
      {!said.allDay && (
        <>
          <TimeField label="From" value={said.from} onChange={(from) => set({ from })} />
          <TimeField label="To" value={said.to} onChange={(to) => set({ to })} />
        </>
      )}
      <label className="field">
        <span>Where</span>
        <input
          maxLength={maxNameLength}
          value={said.where}
          onChange={(event) => set({ where: event.target.value })}
        />
      </label>
      <label className="field">
        <span>Kind</span>
        <select value={said.kind} onChange={(event) => set({ kind: event.target.value })}>
          <option value="">As its title says</option>
          {sessionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </select>
      </label>
      <div className="day-foot settings-wide">
        <button type="submit" className="button button-main">
          {session ? 'Save' : 'Add it'}
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface Said {
  readonly day: string
  readonly from: string
  readonly to: string
  readonly allDay: boolean
}

/** An end before the beginning is past midnight. */
function whenSaid({ day, from, to, allDay }: Said, zone: string): Session['when'] {
  const morrow = dayAfter(day)
  if (allDay) return { starts: momentOf(day, '00:00', zone), ends: momentOf(morrow, '00:00', zone), allDay }
  return { starts: momentOf(day, from, zone), ends: momentOf(to < from ? morrow : day, to, zone) }
}

interface TimeFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}
const TimeField = ({ label, value, onChange }: TimeFieldProps) => (
  <label className="field">
    <span>{label}</span>
    <input type="time" required value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
)
