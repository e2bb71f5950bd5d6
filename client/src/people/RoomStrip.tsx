// The room at a glance: each table with those who sit at it, and those who stand. Who is expected or has left is not there.
import { Armchair } from 'lucide-react'
import { isAround } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import { standingLabel } from '@taula/shared/select/seats'
import { useIsOver } from '../drag/personDrag.ts'
import { WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { useMe, usePeople, useSeated, useStanding, useTableLabel, useTables } from '../sync/hooks.ts'
import { usePresences } from '../sync/sprintHooks.ts'
import { floor, useFloorShown } from '../ui/floor.ts'
import { headsOf } from './heads.ts'
import { InRoom } from './InRoom.tsx'
import './roomStrip.css'

/** Those in the strip can be dragged as soon as this is here. */
export const moving = fetchable(() => import('./Floor.tsx').then(({ MovableInRoom }) => MovableInRoom))

export function RoomStrip() {
  const tables = useTables()
  const people = usePeople()
  const presences = usePresences()
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
          <TableStrip key={table} id={table} presences={presences} />
        ))}
        <StandingStrip label={standingLabel(tables)} presences={presences} />
      </div>
    </section>
  )
}

interface TableProps {
  readonly id: string
  readonly presences: ReadonlyMap<string, Presence>
}
function TableStrip({ id, presences }: TableProps) {
  const label = useTableLabel(id)
  const seated = useSeated(id).filter((person) => isAround(presences.get(person)))
  return (
    <div className="room-table" data-table={id} data-over={useIsOver('floor', id)}>
      <span className="room-label">{label}</span>
      {seated.length === 0 && <span className="room-none">empty</span>}
      <Heads people={seated} presences={presences} />
    </div>
  )
}

interface StandingProps {
  readonly label: string
  readonly presences: ReadonlyMap<string, Presence>
}
function StandingStrip({ label, presences }: StandingProps) {
  const standing = useStanding().filter((person) => isAround(presences.get(person)))
  return (
    <div className="room-table room-standing" data-standing="" data-over={useIsOver('floor', '')}>
      <span className="room-label">{label}</span>
      <Heads people={standing} presences={presences} />
    </div>
  )
}

interface HeadsProps {
  readonly people: readonly string[]
  readonly presences: ReadonlyMap<string, Presence>
}
function Heads({ people, presences }: HeadsProps) {
  const inRoom = [...presences.values()].filter(isAround).length
  const { shown, more } = headsOf(people, inRoom, useMe())
  return (
    <>
      {shown.map((person) => (
        <Person key={person} id={person} />
      ))}
      {more > 0 && (
        <span className="room-more">
          +{more}
          <span className="visually-hidden"> more</span>
        </span>
      )}
    </>
  )
}

const Person = ({ id }: { readonly id: string }) => (
  <WhenFetched part={moving} props={{ id }} before={<InRoom id={id} />} />
)
