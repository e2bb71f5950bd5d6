// Those who are not in the room, folded away: expected, or gone for today. Whoever looked around ticks them off here.
import { ChevronRight, UserCheck } from 'lucide-react'
import { Avatar } from '../parts/Avatar.tsx'
import { usePersonName, useSeat, useTableLabel } from '../sync/hooks.ts'
import { More } from './FloorPerson.tsx'
import { useSayPresence } from './saying.ts'
import { useMayPlace } from './seating.ts'

interface Props {
  readonly words: string
  readonly people: readonly string[]
}
export function FloorFold({ words, people }: Props) {
  if (people.length === 0) return null
  return (
    <details className="round round-fold">
      <summary>
        <ChevronRight aria-hidden="true" />
        {words} ({people.length})
      </summary>
      <ul className="round-people">
        {people.map((person) => (
          <Folded key={person} id={person} />
        ))}
      </ul>
    </details>
  )
}

function Folded({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  const table = useSeat(id)
  const may = useMayPlace(id)
  const say = useSayPresence(id)
  return (
    <li className="person" data-person={id}>
      <Avatar id={id} name={name} away size="large" />
      <div className="person-facts">
        <p className="person-name">
          <span className="person-words">{name}</span>
        </p>
        {table !== null && <PlaceAt table={table} />}
      </div>
      {may && (
        <button
          type="button"
          className="round-tool round-sit"
          aria-label={`${name} is here`}
          onClick={() => say('here')}
        >
          <UserCheck aria-hidden="true" />
          Here
        </button>
      )}
      {may && <More id={id} tabStop />}
    </li>
  )
}

const PlaceAt = ({ table }: { readonly table: string }) => (
  <p className="person-tag">{useTableLabel(table)}</p>
)
