// Those who sit at no table: standing in the room, or elsewhere.
import { Video } from 'lucide-react'
import { useIsOver } from '../drag/personDrag.ts'
import { useTable } from '../sync/hooks.ts'
import { FloorPeople } from './FloorPerson.tsx'

interface StandingProps {
  readonly people: readonly string[]
  /** There are no tables: then nobody need be told that they stand. */
  readonly alone: boolean
}
export const Standing = ({ people, alone }: StandingProps) => (
  <section
    className="round round-standing"
    data-standing=""
    data-over={useIsOver('floor', '')}
    aria-labelledby="floor-standing"
  >
    <header className="round-top">
      <h3 id="floor-standing">{alone ? 'Here' : 'Standing'}</h3>
      <p className="round-seats">{people.length}</p>
    </header>
    <FloorPeople people={people} lead={null} />
    {people.length === 0 && <p className="round-empty">Everybody has a seat.</p>}
  </section>
)

interface ElsewhereProps {
  readonly people: readonly string[]
  readonly tables: readonly string[]
}
export const Elsewhere = ({ people, tables }: ElsewhereProps) => (
  <section className="round round-standing" aria-labelledby="floor-elsewhere">
    <header className="round-top">
      <h3 id="floor-elsewhere">From elsewhere</h3>
      <p className="round-seats">{people.length}</p>
    </header>
    <FloorPeople people={people} lead={null} />
    <div className="round-tools">
      {tables.map((table) => (
        <CallOf key={table} table={table} />
      ))}
    </div>
  </section>
)

/** Where those who are elsewhere can meet a table. */
function CallOf({ table }: { readonly table: string }) {
  const { call, label } = useTable(table) ?? {}
  if (call == null) return null
  return (
    <a className="round-tool" href={call} target="_blank" rel="noreferrer">
      <Video aria-hidden="true" />
      Call of {label}
    </a>
  )
}
