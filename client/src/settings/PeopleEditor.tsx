// Everybody on the board, to be named right, given a role, said to be one with another entry, or taken off.
import { useState } from 'react'
import { removePerson } from '@taula/shared/ops/merging'
import { useAct } from '../act/useAct.ts'
import { useMyRole, usePeople, usePersonName, useRemoved } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { PersonEditor } from './PersonEditor.tsx'

/** With fewer people a search is only in the way. */
const searchFrom = 10

export function PeopleEditor() {
  const people = usePeople()
  const [query, setQuery] = useState('')
  const { view } = useSession()
  const wanted = query.trim().toLocaleLowerCase()
  const shown = people.filter((id) => view.person(id).get()?.name?.toLocaleLowerCase().includes(wanted))
  return (
    <div className="settings-list">
      {people.length >= searchFrom && (
        <label className="field">
          <span className="visually-hidden">Find somebody</span>
          <input
            type="search"
            placeholder="Find somebody"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      )}
      {shown.length === 0 && <p className="quiet">Nobody here is called that.</p>}
      <ul className="settings-people">
        {shown.map((person) => (
          <PersonEditor key={person} id={person} />
        ))}
      </ul>
      <Removed />
    </div>
  )
}

function Removed() {
  const removed = useRemoved()
  const isOrganiser = useMyRole() === 'organiser'
  if (removed.length === 0 || !isOrganiser) return null
  return (
    <section aria-labelledby="removed-people">
      <h3 id="removed-people">Taken off the board</h3>
      {removed.map((person) => (
        <RemovedPerson key={person} id={person} />
      ))}
    </section>
  )
}

function RemovedPerson({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  const act = useAct()
  return (
    <p className="settings-closed">
      <span>{name}</span>
      <button
        type="button"
        className="button"
        onClick={() => act(removePerson, { person: id, removed: false }, `Brought ${name} back`)}
      >
        Bring back
      </button>
    </p>
  )
}
