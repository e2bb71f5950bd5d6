// Those in the room who sit at no table.
import { useIsOver } from '../drag/personDrag.ts'
import { FloorPeople } from './FloorPerson.tsx'

interface Props {
  readonly people: readonly string[]
  readonly label: string
}
export const FloorStanding = ({ people, label }: Props) => (
  <section
    className="round round-standing"
    data-standing=""
    data-over={useIsOver('floor', '')}
    aria-labelledby="floor-standing"
  >
    <header className="round-top">
      <h3 id="floor-standing">{label}</h3>
      <p className="round-seats">{people.length}</p>
    </header>
    <FloorPeople people={people} lead={null} />
    {people.length === 0 && <p className="round-empty">Everybody has a seat.</p>}
  </section>
)
