// What I say of myself: my name, whether I am new here, where I sit.
import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { editPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { screen } from '../ui/screen.ts'
import { themes, useTheme } from '../ui/theme.ts'
import { useNarrow } from '../ui/viewport.ts'
import { useMe, usePerson } from '../sync/hooks.ts'
import './checkIn.css'
import { Consent, HowIAmHere, MyTable } from './facts.tsx'

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
      <HowIAmHere />
      <Consent />
      <button type="button" className="button" onClick={() => screen.open('device')}>
        {narrow ? <Laptop aria-hidden="true" /> : <Smartphone aria-hidden="true" />}
        {narrow ? 'Add my laptop' : 'Add my phone'}
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
