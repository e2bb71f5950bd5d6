// Where the short code of another device is typed.
import { useState } from 'react'
import { bareCode, codeLength } from '@taula/shared/protocol/codes'
import { Problem } from '../parts/Problem.tsx'

interface Props {
  readonly label: string
  /** What stands there already, from a link. */
  readonly code?: string
  readonly busy: boolean
  readonly problem: string | undefined
  readonly submit: string
  /** Has the focus when it appears. */
  readonly first?: boolean
  readonly onCode: (code: string) => void
}

export function CodeForm({ label, code = '', busy, problem, submit, first = false, onCode }: Props) {
  const [typed, setTyped] = useState(code)
  const [short, setShort] = useState(false)
  const said = short ? `A code has ${codeLength} letters and digits, like ABC-DEF.` : problem
  return (
    <form
      className="page-form code-form"
      onSubmit={(event) => {
        event.preventDefault()
        const isShort = bareCode(typed).length !== codeLength
        setShort(isShort)
        if (!isShort) onCode(bareCode(typed))
      }}
    >
      <label className="field">
        <span>{label}</span>
        <input
          className="code-input"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- where it stands alone, the page is this one field
          autoFocus={first}
          value={typed}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={12}
          placeholder="ABC-DEF"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Problem text={said} />
      <button type="submit" className={first ? 'button button-main' : 'button'} disabled={busy}>
        {busy ? 'One moment…' : submit}
      </button>
    </form>
  )
}
