// Who is expected: a pasted list of names, each ticked off when they come in.
import { useState } from 'react'
import { expectPeople } from '@taula/shared/ops/checkIn'
import type { Expected } from '@taula/shared/ops/checkIn'
import { namesIn } from '@taula/shared/select/names'
import { useAct } from '../act/useAct.ts'
import { usePeople, usePerson } from '../sync/hooks.ts'

export function ExpectedPeople() {
  const [text, setText] = useState('')
  const [counts, setCounts] = useState<Expected | undefined>()
  const people = usePeople()
  const act = useAct()
  const names = namesIn(text)
  const expect = () => {
    const result = act(expectPeople, { names }, 'Put the list on the board')
    if (!result.ok) return
    setCounts(result.value)
    setText('')
  }
  return (
    <section aria-labelledby="expected-people">
      <h3 id="expected-people">Expected people</h3>
      <label className="field">
        <span>Names, one a line</span>
        <textarea rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        <small>Pasted from a list or a sheet; whoever is on the board already is not put there twice.</small>
      </label>
      <p className="settings-row">
        <output>{counts && wordOf(counts)}</output>
        <button type="button" className="button" disabled={names.length === 0} onClick={expect}>
          Expect {names.length === 0 ? 'them' : names.length}
        </button>
      </p>
      <ul className="settings-expected" aria-label="Have not come yet">
        {people.map((person) => (
          <NotYet key={person} id={person} />
        ))}
      </ul>
    </section>
  )
}

function wordOf({ added, known, refused }: Expected): string {
  const more = known === 0 ? '' : ` ${known} were here already.`
  return `${added} added.${more}${refused.length === 0 ? '' : ` No names: ${refused.join(', ')}.`}`
}

function NotYet({ id }: { readonly id: string }) {
  const person = usePerson(id)
  return person && !person.joined ? <li>{person.name}</li> : null
}
