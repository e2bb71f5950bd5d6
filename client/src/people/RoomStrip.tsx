// The room at a glance: each table with those who sit at it, and those who stand.
import { Armchair } from 'lucide-react'
import { useIsOver } from '../drag/personDrag.ts'
import { WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { useElsewhere, usePeople, useSeated, useStanding, useTableLabel, useTables } from '../sync/hooks.ts'
import { floor, useFloorShown } from '../ui/floor.ts'
import { InRoom } from './InRoom.tsx'
import './roomStrip.css'

/** Those in the strip can be dragged as soon as this is here. */
export const moving = fetchable(() => import('./Floor.tsx').then(({ MovableInRoom }) => MovableInRoom))

export function RoomStrip() {
  const tables = useTables()
  const people = usePeople()
  // The floor shows the same, and more.
  const onFloor = useFloorShown()
  if (people.length === 0 || onFloor) return null
  return (
    <section className="room" aria-label="The room">
      <button
        type="button"
        className="room-open"
        aria-label="Floor: tables and people"
        aria-keyshortcuts="F"
        onClick={floor.open}
      >
        <Armchair aria-hidden="true" />
        Floor
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions jsx-a11y/click-events-have-key-events -- does what the button does, for those who aim at the tables */}
      <div className="room-tables" onClick={floor.open}>
        {tables.map((table) => (
          <TableStrip key={table} id={table} />
        ))}
        <StandingStrip label={tables.length === 0 ? 'Here' : 'Standing'} />
      </div>
    </section>
  )
}

function TableStrip({ id }: { readonly id: string }) {
  const label = useTableLabel(id)
  const seated = useSeated(id)
  return (
    <div className="room-table" data-table={id} data-over={useIsOver('floor', id)}>
      <span className="room-label">{label}</span>
      {seated.length === 0 && <span className="room-none">empty</span>}
      {seated.map((person) => (
        <Person key={person} id={person} />
      ))}
    </div>
  )
}

function StandingStrip({ label }: { readonly label: string }) {
  const standing = useStanding()
  const elsewhere = useElsewhere()
  return (
    <div className="room-table room-standing" data-standing="" data-over={useIsOver('floor', '')}>
      <span className="room-label">{label}</span>
      {[...standing, ...elsewhere].map((person) => (
        <Person key={person} id={person} />
      ))}
    </div>
  )
}

const Person = ({ id }: { readonly id: string }) => (
  <WhenFetched part={moving} props={{ id }} before={<InRoom id={id} />} />
)
