// Everybody: table by table, who is here and what they are on; and what I say of myself.
import type { ReactNode } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import {
  useConnectedCount,
  useElsewhere,
  usePeople,
  useSeated,
  useStanding,
  useTable,
  useTableLabel,
  useTables,
} from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './people.css'
import { PersonRow } from './PersonRow.tsx'
import { SettingUp } from './SettingUp.tsx'

/** `children`: what I say of myself. */
export function PeopleSheet({ children }: { readonly children: ReactNode }) {
  const tables = useTables()
  const people = usePeople()
  const connected = useConnectedCount()
  return (
    <Dialog title="The room" size="wide" onClose={() => screen.open(null)}>
      <p className="people-count">
        {people.length} {people.length === 1 ? 'person' : 'people'}, {connected} connected now
      </p>
      {children}
      <SettingUp />
      <div className="tables">
        {tables.map((table) => (
          <Table key={table} id={table} />
        ))}
        <Standing />
      </div>
    </Dialog>
  )
}

function Table({ id }: { readonly id: string }) {
  const label = useTableLabel(id)
  const theme = useTable(id)?.theme
  const seated = useSeated(id)
  return (
    <section className="table" data-table={id} aria-label={label}>
      <h3>
        {label} <span className="lane-count">{seated.length}</span>
      </h3>
      {theme != null && <p className="table-theme">{theme}</p>}
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

function Standing() {
  const standing = useStanding()
  const elsewhere = useElsewhere()
  return (
    <section className="table table-standing" aria-label="Not at a table">
      <h3>Not at a table</h3>
      <ul>
        {[...standing, ...elsewhere].map((person) => (
          <PersonRow key={person} id={person} />
        ))}
      </ul>
    </section>
  )
}
