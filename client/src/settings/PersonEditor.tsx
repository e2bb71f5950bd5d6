// One person as organisers and mentors see them: closed a line, opened what can be changed.
import { useId, useState } from 'react'
import { roles } from '@taula/shared/board/kind'
import type { Role } from '@taula/shared/board/kind'
import { maxNameLength } from '@taula/shared/board/limits'
import { removePerson } from '@taula/shared/ops/merging'
import { editPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { SavedField } from '../parts/SavedField.tsx'
import { useMe, useMyRole, usePerson, usePersonName } from '../sync/hooks.ts'
import { Entries } from './Entries.tsx'

const roleWords: Readonly<Record<Role, string>> = {
  sprinter: 'Sprinter',
  scribe: 'Scribe: adds and seats others',
  mentor: 'Mentor',
  organiser: 'Organiser',
}
const aRole = (role: Role) => (role === 'organiser' ? 'an organiser' : `a ${role}`)

export function PersonEditor({ id }: { readonly id: string }) {
  const person = usePerson(id)
  const [open, setOpen] = useState(false)
  const name = usePersonName(id)
  return (
    <li data-person={id}>
      <details className="settings-person" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Avatar id={id} name={name} size="large" />
          <span className="person-name">{name}</span>
          <span className="person-tag">{roleWords[person?.role ?? 'sprinter'].split(':')[0]}</span>
        </summary>
        {open && <Details id={id} name={name} role={person?.role ?? 'sprinter'} />}
      </details>
    </li>
  )
}

interface DetailsProps {
  readonly id: string
  readonly name: string
  readonly role: Role
}

function Details({ id, name, role }: DetailsProps) {
  const act = useAct()
  const isOrganiser = useMyRole() === 'organiser'
  const isMe = useMe() === id
  return (
    <>
      <div className="settings-fields">
        <SavedField
          label="Name"
          value={name}
          maxLength={maxNameLength}
          onSave={(text) => act(editPerson, { person: id, name: text }, `Renamed ${name}`).ok}
        />
        <RoleField id={id} name={name} role={role} />
      </div>
      {isOrganiser && <Entries id={id} name={name} />}
      {isOrganiser && !isMe && (
        <button
          type="button"
          className="button settings-remove"
          onClick={() => act(removePerson, { person: id, removed: true }, `Took ${name} off the board`)}
        >
          Take {name} off the board
        </button>
      )}
    </>
  )
}

/** Mentors raise to mentor or scribe and lower again, and leave organisers alone; the server holds the same. */
function RoleField({ id, name, role }: DetailsProps) {
  const act = useAct()
  const field = useId()
  const isOrganiser = useMyRole() === 'organiser'
  const choices = isOrganiser ? roles : roles.filter((one) => one !== 'organiser' || one === role)
  return (
    <div className="field">
      <label htmlFor={field}>Role</label>
      <select
        id={field}
        value={role}
        disabled={!isOrganiser && role === 'organiser'}
        onChange={(event) => {
          const chosen = roles.find((one) => one === event.target.value)
          if (chosen) act(editPerson, { person: id, role: chosen }, `${name} is ${aRole(chosen)} now`)
        }}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {roleWords[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
