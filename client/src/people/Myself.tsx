// What I say of myself: my name, whether I am new here, where I sit.
import { Laptop, LogOut, Smartphone } from 'lucide-react'
import { useId, useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { screen } from '../ui/screen.ts'
import { themes, useTheme } from '../ui/theme.ts'
import { useNarrow } from '../ui/viewport.ts'
import { useMe, usePerson, useSeat, useTableLabel, useTables } from '../sync/hooks.ts'

export function Myself() {
  const me = useMe()
  const person = usePerson(me)
  const act = useAct()
  const narrow = useNarrow()
  const [name, setName] = useState<string | undefined>()
  const save = () => {
    if (name !== undefined && name.trim() !== person?.name) act(editPerson, { person: me, name: name.trim() })
    setName(undefined)
  }
  return (
    <form
      className="myself"
      aria-label="About me"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label className="field">
        <span>My name</span>
        <input
          value={name ?? person?.name ?? ''}
          maxLength={maxNameLength}
          onChange={(event) => setName(event.target.value)}
          onBlur={save}
        />
      </label>
      <MyTable />
      <label className="check">
        <input
          type="checkbox"
          checked={person?.newHere ?? false}
          onChange={(event) => act(editPerson, { person: me, newHere: event.target.checked })}
        />
        <span>I am new here</span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={person?.remote ?? false}
          onChange={(event) => act(editPerson, { person: me, remote: event.target.checked })}
        />
        <span>I join from elsewhere</span>
      </label>
      <Consent />
      <button type="button" className="button" onClick={() => screen.open('device')}>
        {narrow ? <Laptop aria-hidden="true" /> : <Smartphone aria-hidden="true" />}
        {narrow ? 'Add my laptop' : 'Add my phone'}
      </button>
      <button type="button" className="button" onClick={() => screen.open('leaving')}>
        <LogOut aria-hidden="true" />I am leaving
      </button>
      <MyTheme />
    </form>
  )
}

/** How the page looks on this device; wide windows have a button for it in the head, too. */
function MyTheme() {
  const { theme, choose } = useTheme()
  return (
    <label className="field my-theme">
      <span>Theme on this device</span>
      <select
        value={theme}
        onChange={(event) => choose(themes.find((one) => one === event.target.value) ?? 'auto')}
      >
        <option value="auto">As the device says</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  )
}

/** Where my name may be read, besides by those on the board. It holds from the next look on. */
function Consent() {
  const me = useMe()
  const person = usePerson(me)
  const act = useAct()
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={person?.nameInRoom ?? true}
          onChange={(event) => act(editPerson, { person: me, nameInRoom: event.target.checked })}
        />
        <span>My name on the screen in the room</span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={person?.nameInPublic ?? false}
          onChange={(event) => act(editPerson, { person: me, nameInPublic: event.target.checked })}
        />
        <span>My name on the public page</span>
      </label>
    </>
  )
}

function MyTable() {
  const tables = useTables()
  const seat = useSeat(useMe())
  const act = useAct()
  const id = useId()
  if (tables.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>My table</label>
      <select
        id={id}
        value={seat ?? ''}
        onChange={(event) => act(seatPerson, { table: event.target.value || null }, 'Changed your table')}
      >
        <option value="">Not at a table</option>
        {tables.map((table) => (
          <TableOption key={table} id={table} />
        ))}
      </select>
    </div>
  )
}

const TableOption = ({ id }: { readonly id: string }) => <option value={id}>{useTableLabel(id)}</option>
