// The first page: set a table, or go to one by its link.
import { useState } from 'react'
import { maxBoardNameLength } from '@taula/shared/board/limits'
import { useLocation } from 'wouter'
import type { CreateBoardAnswer, CreateBoardBody } from '@taula/shared/protocol/http'
import { Logo } from '../parts/Logo.tsx'
import { Problem } from '../parts/Problem.tsx'
import { BoardLinks } from './BoardLinks.tsx'
import { CodeForm } from './CodeForm.tsx'
import { FromExport } from './FromExport.tsx'
import './pages.css'

interface Props {
  /** Answers the board, or why there is none. */
  readonly create: (body: CreateBoardBody) => Promise<CreateBoardAnswer | string>
  /** Makes a board again from the text of an export. */
  readonly remake: (written: string) => Promise<CreateBoardAnswer | string>
  /** Goes to the board as the person whose code it is; answers why not. */
  readonly enter: (code: string) => Promise<string | undefined>
}

export function HomePage({ create, remake, enter }: Props) {
  const [made, setMade] = useState<CreateBoardAnswer | undefined>()
  return (
    <main className="page">
      <div className="page-sheet page-home">
        <Logo />
        <h1>Taula</h1>
        <p className="page-lead">
          The table your sprint sits around: every ticket, who is on it, and what it needs next.
        </p>
        {made ? (
          <BoardLinks made={made} />
        ) : (
          <div className="page-form">
            <CreateForm create={create} onMade={setMade} />
            <FromExport remake={remake} onMade={setMade} />
          </div>
        )}
        <OpenForm />
        <EnterForm enter={enter} />
      </div>
    </main>
  )
}

interface Makes {
  readonly onMade: (made: CreateBoardAnswer) => void
}

function CreateForm({ create, onMade }: Pick<Props, 'create'> & Makes) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const submit = async () => {
    setBusy(true)
    setProblem(undefined)
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const answer = await create({ name: name.trim(), timeZone })
    setBusy(false)
    if (typeof answer === 'string') setProblem(answer)
    else onMade(answer)
  }
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) void submit()
      }}
    >
      <label className="field">
        <span>Name of the sprint</span>
        <input
          value={name}
          required
          maxLength={maxBoardNameLength}
          placeholder="Django sprint, Barcelona"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Problem text={problem} />
      <button type="submit" className="button button-main" disabled={busy}>
        Make a board
      </button>
    </form>
  )
}

/** A pasted link's way within this site, with its key; undefined where it is no link of a board. */
export function wayOf(link: string): string | undefined {
  const found = /\/b\/[A-Za-z0-9_-]+(?:\/[a-z]+)?(?:#key=[A-Za-z0-9_-]+)?/.exec(link.trim())
  return found?.[0]
}

function OpenForm() {
  const [link, setLink] = useState('')
  const [wrong, setWrong] = useState(false)
  const [, go] = useLocation()
  return (
    <form
      className="page-form page-open"
      onSubmit={(event) => {
        event.preventDefault()
        const way = wayOf(link)
        setWrong(way === undefined)
        if (way !== undefined) go(way)
      }}
    >
      <label className="field">
        <span>Or go to a board by its link</span>
        <input
          value={link}
          inputMode="url"
          placeholder="http://…/b/…"
          onChange={(event) => setLink(event.target.value)}
        />
      </label>
      <Problem
        text={wrong ? 'This is not a board’s link: it looks like …/b/… and ends in a key.' : undefined}
      />
      <button type="submit" className="button">
        Open
      </button>
    </form>
  )
}

function EnterForm({ enter }: Pick<Props, 'enter'>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  return (
    <CodeForm
      label="Or type the code that your other device shows"
      submit="Come in"
      busy={busy}
      problem={problem}
      onCode={async (code) => {
        setBusy(true)
        setProblem(await enter(code))
        setBusy(false)
      }}
    />
  )
}
