// One table of the floor: what it is about, whom to ask, who sits there, and what one can do with it.
import { Armchair, Filter, House, Video } from 'lucide-react'
import type { Entity } from '@taula/shared/board/schema'
import { isAround } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import { elsewhere } from '@taula/shared/select/seats'
import { useIsOver } from '../drag/personDrag.ts'
import { useHeldAt, useMe, usePerson, usePersonName, useSeat, useSeated, useTable } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen, useScreen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import { FloorPeople } from './FloorPerson.tsx'
import { seat } from './seating.ts'
import { nobodyAt, placeAfter } from './sitting.ts'

interface TableProps {
  readonly id: string
  readonly presences: ReadonlyMap<string, Presence>
}
export function FloorTable({ id, presences }: TableProps) {
  const table = useTable(id)
  // Whose place it is, but who is not there, is in a fold below.
  const seated = useSeated(id).filter((person) => isAround(presences.get(person)))
  const isMine = useSeat(useMe()) === id
  const isOver = useIsOver('floor', id)
  // As they are known now: their record may have been merged into another.
  const lead = usePerson(table?.lead ?? '')?.id ?? null
  if (!table) return null
  return (
    <section
      className="round"
      data-table={id}
      data-mine={isMine}
      data-over={isOver}
      aria-labelledby={`table-${id}`}
    >
      <header className="round-top">
        <h3 id={`table-${id}`}>{table.label}</h3>
        <Seats taken={seated.length} of={table.seats ?? null} />
        {table.theme != null && <p className="round-theme">{table.theme}</p>}
        {lead !== null && !seated.includes(lead) && <Lead person={lead} />}
      </header>
      <FloorPeople people={seated} lead={lead} />
      {seated.length === 0 && <p className="round-empty">{nobodyAt(id)}</p>}
      <Tools table={table} isMine={isMine} />
    </section>
  )
}

/** Counted seats are drawn as dots as long as they are few. */
const mostDots = 12

function Seats({ taken, of }: { readonly taken: number; readonly of: number | null }) {
  if (of === null)
    return (
      <p className="round-seats" aria-label={`${taken} ${taken === 1 ? 'person' : 'people'}`}>
        {taken}
      </p>
    )
  return (
    <p className="round-seats">
      {of <= mostDots && (
        <span className="round-dots" aria-hidden="true">
          {Array.from({ length: of }, (_, i) => (
            <i key={i} data-taken={i < taken} />
          ))}
        </span>
      )}
      {taken} of {of}
      <span className="visually-hidden"> seats taken</span>
    </p>
  )
}

/** Whoever sits at the table says it at their name. */
const Lead = ({ person }: { readonly person: string }) => (
  <p className="round-lead">
    Ask <strong>{usePersonName(person)}</strong>
  </p>
)

interface ToolsProps {
  readonly table: Entity<'tables'>
  readonly isMine: boolean
}
function Tools({ table: { id, label, call }, isMine }: ToolsProps) {
  return (
    <footer className="round-tools">
      {isMine ? <Leave id={id} /> : <Sit id={id} label={label ?? 'this table'} />}
      <OnlyThis id={id} label={label ?? 'this table'} />
      {call != null && (
        <a
          className="round-tool"
          href={call}
          target="_blank"
          rel="noreferrer"
          aria-label={`Call of ${label}`}
        >
          <Video aria-hidden="true" />
          Call
        </a>
      )}
    </footer>
  )
}

function Leave({ id }: { readonly id: string }) {
  const session = useSession()
  const isRemote = usePerson(useMe())?.remote ?? false
  return (
    <button
      type="button"
      className="round-tool"
      onClick={() => seat(session, session.me, placeAfter(id, isRemote))}
    >
      {id === elsewhere ? 'I am in the room' : 'Stand up'}
    </button>
  )
}

interface PlaceProps {
  readonly id: string
  readonly label: string
}
function Sit({ id, label }: PlaceProps) {
  const session = useSession()
  const sit = () => seat(session, session.me, id)
  if (id === elsewhere)
    return (
      <button type="button" className="round-tool round-sit" onClick={sit}>
        <House aria-hidden="true" />
        Join from elsewhere
      </button>
    )
  return (
    <button type="button" className="round-tool round-sit" aria-label={`Sit here: ${label}`} onClick={sit}>
      <Armchair aria-hidden="true" />
      Sit here
    </button>
  )
}

function OnlyThis({ id, label }: PlaceProps) {
  const held = useHeldAt(id).length
  const isChosen = useScreen(({ onlyTable }) => onlyTable === id)
  const isNarrow = useNarrow()
  if (held === 0 && !isChosen) return null
  const words = held === 1 ? 'ticket' : `${held} tickets`
  return (
    <button
      type="button"
      className="round-tool"
      aria-label={`Only its ${words}: ${label}`}
      aria-pressed={isChosen}
      onClick={() => {
        screen.only(isChosen ? null : id)
        // On a phone the lanes are behind the floor.
        if (isNarrow && !isChosen) floor.show(false)
      }}
    >
      <Filter aria-hidden="true" />
      Only its {words}
    </button>
  )
}
