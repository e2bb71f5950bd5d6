// Adding somebody who will not join by themselves: a scribe asks them, and notes what they said. One after the other.
import { useRef, useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { addPerson, seatPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useTableLabel, useTables } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './people.css'

const nobody = { name: '', newHere: false, nameInPublic: false }

export function AddPerson() {
  const [said, setSaid] = useState('They are on the board at once, for everybody to see.')
  const [facts, setFacts] = useState(nobody)
  const [table, setTable] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = useAddHere()
  const submit = () => {
    const answer = add(facts, table || null)
    setSaid(answer.said)
    if (!answer.ok) return
    setFacts(nobody)
    field.current?.focus()
  }
  return (
    <Dialog title="Add a person" onClose={() => screen.open(null)}>
      <form
        className="add-person"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label className="field">
          <span>Name</span>
          <input
            ref={field}
            data-first
            required
            autoComplete="off"
            maxLength={maxNameLength}
            value={facts.name}
            onChange={(event) => setFacts({ ...facts, name: event.target.value })}
          />
        </label>
        <TableField table={table} onChoose={setTable} />
        <label className="check">
          <input
            type="checkbox"
            checked={facts.newHere}
            onChange={(event) => setFacts({ ...facts, newHere: event.target.checked })}
          />
          <span>New here</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={facts.nameInPublic}
            onChange={(event) => setFacts({ ...facts, nameInPublic: event.target.checked })}
          />
          <span>
            Their name may be on the public page{' '}
            <small>Asked in the room; else the world sees no name.</small>
          </span>
        </label>
        <button type="submit" className="button button-main">
          Add
        </button>
      </form>
      <output className="quiet">{said}</output>
    </Dialog>
  )
}

interface FieldProps {
  readonly table: string
  readonly onChoose: (table: string) => void
}
function TableField({ table, onChoose }: FieldProps) {
  const tables = useTables()
  if (tables.length === 0) return null
  return (
    <label className="field">
      <span>Table</span>
      <select value={table} onChange={(event) => onChoose(event.target.value)}>
        <option value="">Not at a table</option>
        {tables.map((one) => (
          <TableOption key={one} id={one} />
        ))}
      </select>
    </label>
  )
}
const TableOption = ({ id }: { readonly id: string }) => <option value={id}>{useTableLabel(id)}</option>

/** Adds somebody and seats them; answers in words how that went. */
function useAddHere() {
  const act = useAct()
  return (facts: typeof nobody, table: string | null): { readonly ok: boolean; readonly said: string } => {
    const added = act(addPerson, facts)
    if (!added.ok) return { ok: false, said: added.message }
    if (table !== null) act(seatPerson, { person: added.value, table })
    return { ok: true, said: `${facts.name.trim()} is on the board.` }
  }
}
