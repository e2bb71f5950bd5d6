// Everybody: table by table, who is here and what they are on; who is expected or has left; and what I say of myself.
import type { ReactNode } from 'react'
import { isAround } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import { Dialog } from '../parts/Dialog.tsx'
import {
  useConnectedCount,
  usePeople,
  useSeated,
  useStanding,
  useTable,
  useTableLabel,
  useTables,
} from '../sync/hooks.ts'
import { usePresences } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './people.css'
import { PersonRow } from './PersonRow.tsx'
import { SettingUp } from './SettingUp.tsx'
import { nobodyAt } from './sitting.ts'

/** `children`: what I say of myself. */
export function PeopleSheet({ children }: { readonly children: ReactNode }) {
  const tables = useTables()
  const people = usePeople()
  const connected = useConnectedCount()
  const presences = usePresences()
  const unseated = around(useStanding(), presences)
  const those = (is: Presence) => people.filter((person) => presences.get(person) === is)
  return (
    <Dialog title="The room" size="wide" onClose={() => screen.open(null)}>
      <p className="people-count">
        {people.length} {people.length === 1 ? 'person' : 'people'}, {connected} connected now
      </p>
      {children}
      <SettingUp />
      <div className="tables">
        {tables.map((table) => (
          <Table key={table} id={table} presences={presences} />
        ))}
        <Unseated title="Not at a table" people={unseated} />
        <Unseated title="Expected" people={those('expected')} />
        <Unseated title="Left" people={those('left')} />
      </div>
    </Dialog>
  )
}

type Presences = ReadonlyMap<string, Presence>

const around = (people: readonly string[], presences: Presences) =>
  people.filter((person) => isAround(presences.get(person)))

interface TableProps {
  readonly id: string
  readonly presences: Presences
}
function Table({ id, presences }: TableProps) {
  const label = useTableLabel(id)
  const theme = useTable(id)?.theme
  const seated = around(useSeated(id), presences)
  return (
    <section className="table" data-table={id} aria-label={label}>
      <h3>
        {label} <span className="lane-count">{seated.length}</span>
      </h3>
      {theme != null && <p className="table-theme">{theme}</p>}
      {seated.length === 0 ? (
        <p className="quiet">{nobodyAt(id)}</p>
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

interface UnseatedProps {
  readonly title: string
  readonly people: readonly string[]
}
function Unseated({ title, people }: UnseatedProps) {
  if (people.length === 0) return null
  return (
    <section className="table table-standing" aria-label={title}>
      <h3>
        {title} <span className="lane-count">{people.length}</span>
      </h3>
      <ul>
        {people.map((person) => (
          <PersonRow key={person} id={person} />
        ))}
      </ul>
    </section>
  )
}
