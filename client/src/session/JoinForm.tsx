// Joining in under ten seconds: a name, and whether one is new here. The table is asked once the board is open.
import { useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { Logo } from '../parts/Logo.tsx'
import { Problem } from '../parts/Problem.tsx'
import './pages.css'

interface Joining {
  readonly name: string
  readonly newHere: boolean
  readonly remote: boolean
}

interface Props {
  /** What was said before, where somebody comes back to change it. */
  readonly said: Joining | undefined
  readonly busy: boolean
  readonly problem: string | undefined
  readonly onJoin: (joining: Joining) => void
  readonly onCode: () => void
}

export function JoinForm({ said, busy, problem, onJoin, onCode }: Props) {
  const [name, setName] = useState(said?.name ?? '')
  const [newHere, setNewHere] = useState(said?.newHere ?? false)
  const [remote, setRemote] = useState(said?.remote ?? false)
  return (
    <main className="page">
      <form
        className="page-sheet"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) onJoin({ name: name.trim(), newHere, remote })
        }}
      >
        <Logo />
        <h1>Take a seat</h1>
        <p className="page-lead">Your name, as on your badge. No account, no password.</p>
        <label className="field">
          <span>Your name</span>
          <input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one field
            autoFocus
            autoComplete="name"
            maxLength={maxNameLength}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={newHere} onChange={(event) => setNewHere(event.target.checked)} />
          <span>
            I am new here <small>Somebody will come and say hello</small>
          </span>
        </label>
        <label className="check">
          <input type="checkbox" checked={remote} onChange={(event) => setRemote(event.target.checked)} />
          <span>I join from elsewhere</span>
        </label>
        <Problem text={problem} />
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? 'Joining…' : 'Join the board'}
        </button>
        <button type="button" className="page-other" onClick={onCode}>
          I am here already and have a code
        </button>
      </form>
    </main>
  )
}
