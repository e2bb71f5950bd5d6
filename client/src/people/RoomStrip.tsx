// The room at a glance: each table with those who sit at it, and those who stand.
import { Avatar } from '../parts/Avatar.tsx'
import {
  usePeople,
  usePersonName,
  usePresent,
  useSeat,
  useSeated,
  useTable,
  useTables,
} from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './roomStrip.css'

export function RoomStrip() {
  const tables = useTables()
  const people = usePeople()
  if (people.length === 0) return null
  return (
    <section className="room" aria-label="The room">
      <div className="room-tables">
        {tables.map((table) => (
          <TableStrip key={table} id={table} />
        ))}
        <div className="room-table room-standing">
          <span className="room-label">{tables.length === 0 ? 'Here' : 'Standing'}</span>
          {people.map((person) => (
            <Standing key={person} id={person} />
          ))}
        </div>
      </div>
      <button
        type="button"
        className="room-open"
        aria-label="People and tables"
        onClick={() => screen.open('people')}
      />
    </section>
  )
}

function TableStrip({ id }: { readonly id: string }) {
  const label = useTable(id)?.label ?? 'a table'
  const seated = useSeated(id)
  return (
    <div className="room-table" data-table={id}>
      <span className="room-label">{label}</span>
      {seated.length === 0 && <span className="room-none">empty</span>}
      {seated.map((person) => (
        <InRoom key={person} id={person} />
      ))}
    </div>
  )
}

const Standing = ({ id }: { readonly id: string }) => (useSeat(id) === null ? <InRoom id={id} /> : null)

function InRoom({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  const here = usePresent().includes(id)
  return (
    <span className="room-person" data-person={id} title={here ? name : `${name} (not connected)`}>
      <Avatar id={id} name={name} away={!here} />
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
