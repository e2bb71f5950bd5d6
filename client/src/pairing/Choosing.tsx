// Anybody by name, two or more: a person decides, whatever is suggested.
import { useState } from 'react'
import { maxTogether } from '@taula/shared/board/limits'
import { busyWith } from '@taula/shared/select/free'
import type { Room } from '@taula/shared/select/free'
import { listed } from '../parts/listed.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { holds } from './pairing.ts'
import { busyWords } from './words.ts'

/** More are found by a word of the search. */
const most = 8

interface Props {
  readonly base: readonly string[]
  readonly room: Room
  readonly onChoose: (people: readonly string[]) => void
}
export function Choosing({ base, room, onChoose }: Props) {
  const session = useSession()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const found = room.people.filter(({ id, name }) => !base.includes(id) && has(name ?? '', query))
  const shown = found.filter(({ id }, i) => i < most || chosen.includes(id))
  const people = [...base, ...chosen]
  const isEnough = chosen.length > 0 && people.length >= 2 && people.length <= maxTogether
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const names = listed(chosen.map((id) => session.view.person(id).get()?.name ?? 'someone'))
  return (
    <form
      className="choosing"
      aria-label="By name"
      onSubmit={(event) => {
        event.preventDefault()
        if (isEnough) onChoose(people)
      }}
    >
      <label className="field">
        <span>Or choose by name</span>
        <input
          type="text"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      <ul>
        {shown.map((person) => (
          <li key={person.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(person.id)}
                onChange={() => toggle(person.id)}
              />
              <span>
                {person.name} <small>{noteOf(busyWith(person, room))}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <output className="quiet">
        {found.length === 0 && 'Nobody by that name.'}
        {found.length > shown.length && `${found.length - shown.length} more: narrow the search.`}
      </output>
      {isEnough && (
        <div className="dialog-foot">
          <button type="submit" className="button button-main">
            {holds(session, people) ? 'Pair' : 'Invite'} {names}
          </button>
        </div>
      )}
    </form>
  )
}

const noteOf = (busy: ReturnType<typeof busyWith>) => (busy === undefined ? '' : busyWords[busy])
const has = (name: string, query: string) => name.toLowerCase().includes(query.trim().toLowerCase())
