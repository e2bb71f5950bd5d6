// The same person twice on the board: said to be one, and taken apart again.
import { useId } from 'react'
import { mergePeople, separatePerson } from '@taula/shared/ops/merging'
import { useAct } from '../act/useAct.ts'
import { useAlsoKnownAs, usePeople } from '../sync/hooks.ts'
import { PersonOption } from './PersonOption.tsx'

interface Props {
  readonly id: string
  readonly name: string
}

export function Entries({ id, name }: Props) {
  const others = usePeople().filter((person) => person !== id)
  const also = useAlsoKnownAs(id)
  const act = useAct()
  const field = useId()
  return (
    <>
      {also.map((entry) => (
        <Entry key={entry.id} id={entry.id} came={entry.name} name={name} />
      ))}
      {others.length > 0 && (
        <div className="field">
          <label htmlFor={field}>Is here twice? The other entry</label>
          <select
            id={field}
            value=""
            onChange={(event) =>
              event.target.value !== '' &&
              act(mergePeople, { from: event.target.value, into: id }, `Made them one: ${name}`)
            }
          >
            <option value="">Choose…</option>
            {others.map((person) => (
              <PersonOption key={person} id={person} />
            ))}
          </select>
          <small>What both entries hold is {name}’s from then on. It can be taken apart again.</small>
        </div>
      )}
    </>
  )
}

function Entry({ id, came, name }: Props & { readonly came: string }) {
  const act = useAct()
  return (
    <p className="settings-closed">
      <span>Also came as {came}</span>
      <button
        type="button"
        className="button"
        onClick={() => act(separatePerson, { person: id }, `${came} and ${name} are two`)}
      >
        They are two
      </button>
    </p>
  )
}
