// Nobody idle: who has nothing and nobody, who was not greeted, which mentors are free. For mentors, scribes and organisers.
import { HandHeart } from 'lucide-react'
import { Avatar } from '../parts/Avatar.tsx'
import { usePersonName } from '../sync/hooks.ts'
import { floor } from '../ui/floor.ts'
import { screen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import './keeping.css'
import { useIsStaff, useStranded } from './useStranded.ts'

/** A section of the floor. */
export const Stranded = () => (useIsStaff() ? <Strip /> : null)

function Strip() {
  const { idle, ungreeted, free } = useStranded()
  if (idle.length + ungreeted.length === 0) return null
  return (
    <section className="stranded" aria-labelledby="stranded-title">
      <h3 id="stranded-title">Nobody idle</h3>
      <Line label="Nothing to do" people={idle} />
      <Line label="Not greeted yet" people={ungreeted} />
      <Line label="Free mentors" people={free} />
    </section>
  )
}

function Line({ label, people }: { readonly label: string; readonly people: readonly string[] }) {
  if (people.length === 0) return null
  return (
    <div className="stranded-line">
      <h4>{label}</h4>
      <ul>
        {people.map((person) => (
          <li key={person}>
            <OnePerson id={person} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function OnePerson({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  return (
    <button
      type="button"
      className="stranded-person"
      aria-haspopup="menu"
      onClick={(event) => {
        const { left: x, bottom: y } = event.currentTarget.getBoundingClientRect()
        screen.openPersonMenu({ person: id, at: { x, y } })
      }}
    >
      <Avatar id={id} name={name} />
      {name}
    </button>
  )
}

/** How many, at hand on a wide window; on a phone the floor says it. */
export function StrandedCount() {
  const isStaff = useIsStaff()
  return useNarrow() || !isStaff ? null : <Count />
}

function Count() {
  const { idle, ungreeted } = useStranded()
  const count = new Set([...idle, ...ungreeted]).size
  if (count === 0) return null
  return (
    <button
      type="button"
      className="hand stranded-count"
      title={`${count} to look after`}
      onClick={floor.open}
    >
      <HandHeart aria-hidden="true" />
      <span>
        {count} <span className="visually-hidden">{count === 1 ? 'person' : 'people'} </span>
        <span className="hand-more">to look after</span>
      </span>
    </button>
  )
}
