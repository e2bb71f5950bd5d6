// Everybody: table by table, who is here and what they are on; and what I say of myself.
import { useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { addTable } from '@taula/shared/ops/tables'
import { useAct } from '../act/useAct.ts'
import { Dialog } from '../parts/Dialog.tsx'
import {
  useMe,
  usePeople,
  usePerson,
  usePresent,
  useSeat,
  useSeated,
  useTable,
  useTables,
} from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import { Myself } from './Myself.tsx'
import './people.css'
import { PersonRow } from './PersonRow.tsx'

export function PeopleSheet() {
  const tables = useTables()
  const people = usePeople()
  const here = usePresent()
  return (
    <Dialog title="The room" size="wide" onClose={() => screen.open(null)}>
      <p className="people-count">
        {people.length} {people.length === 1 ? 'person' : 'people'},{' '}
        {people.filter((id) => here.includes(id)).length} connected now
      </p>
      <Myself />
      <div className="tables">
        {tables.map((table) => (
          <Table key={table} id={table} />
        ))}
        <Standing people={people} />
      </div>
      <NewTable />
    </Dialog>
  )
}

function Table({ id }: { readonly id: string }) {
  const table = useTable(id)
  const seated = useSeated(id)
  return (
    <section className="table" data-table={id} aria-label={table?.label ?? 'a table'}>
      <h3>
        {table?.label ?? 'a table'} <span className="lane-count">{seated.length}</span>
      </h3>
      {table?.theme != null && <p className="table-theme">{table.theme}</p>}
      {seated.length === 0 ? (
        <p className="quiet">Nobody sits here yet.</p>
      ) : (
        <ul>
          {seated.map((person) => (
            <PersonRow key={person} id={person} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Standing({ people }: { readonly people: readonly string[] }) {
  return (
    <section className="table table-standing" aria-label="Not at a table">
      <h3>Not at a table</h3>
      <ul>
        {people.map((person) => (
          <StandingRow key={person} id={person} />
        ))}
      </ul>
    </section>
  )
}

const StandingRow = ({ id }: { readonly id: string }) => (useSeat(id) === null ? <PersonRow id={id} /> : null)

/** Organisers set up tables; to others this is not shown. */
function NewTable() {
  const [label, setLabel] = useState('')
  const act = useAct()
  if (usePerson(useMe())?.role !== 'organiser') return null
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (act(addTable, { label }, `Set up ${label.trim()}`).ok) setLabel('')
      }}
    >
      <label className="field">
        <span>New table</span>
        <input
          value={label}
          required
          maxLength={maxNameLength}
          placeholder="Table 4, by the window"
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        Set it up
      </button>
    </form>
  )
}
