// What a note was before somebody deleted what another had written: read again, and brought back. The server keeps it.
import { useId, useMemo, useRef, useState } from 'react'
import { restoreNote } from '@taula/shared/ops/notes'
import type { NoteVersionsAnswer } from '@taula/shared/protocol/http'
import { useAct } from '../../act/useAct.ts'
import { Markdown } from '../../parts/markdown/Markdown.tsx'
import { usePersonName, useStatus } from '../../sync/hooks.ts'
import { useSession } from '../../sync/SessionContext.tsx'
import { dayAndTimeOf } from '../../parts/clock.ts'
import { useAnswer } from './useAnswer.ts'
import type { Asked } from './useAnswer.ts'

interface Props {
  readonly ticket: string
  readonly onRestored: () => void
}
type Version = NoteVersionsAnswer['versions'][number]

export function NoteVersions({ ticket, onRestored }: Props) {
  const [open, setOpen] = useState(false)
  const list = useId()
  const button = useRef<HTMLButtonElement>(null)
  const restored = () => {
    // There may be one more now.
    setOpen(false)
    button.current?.focus()
    onRestored()
  }
  return (
    <div className="note-versions">
      <button
        ref={button}
        type="button"
        className="link-button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        Earlier versions
      </button>
      <div id={list}>{open && <Versions ticket={ticket} onRestored={restored} />}</div>
    </div>
  )
}

function Versions({ ticket, onRestored }: Props) {
  const { note } = useSession()
  const asked = useAnswer(useMemo(() => note(ticket).versions, [note, ticket]))
  if (asked.is !== 'here') return <Waiting asked={asked} />
  const { versions } = asked.value
  if (versions.length === 0) {
    return <p className="quiet">None: nobody has deleted what somebody else wrote here.</p>
  }
  return (
    <ul>
      {versions.map((version) => (
        <Row key={version.number} version={version} ticket={ticket} onRestored={onRestored} />
      ))}
    </ul>
  )
}

function Row({ version, ticket, onRestored }: Props & { readonly version: Version }) {
  const [open, setOpen] = useState(false)
  const name = usePersonName(version.by)
  const time = dayAndTimeOf(version.at)
  return (
    <li>
      <button type="button" className="note-version" aria-expanded={open} onClick={() => setOpen(!open)}>
        <time dateTime={new Date(version.at).toISOString()}>{time}</time> before {name} deleted something
      </button>
      {open && <Text ticket={ticket} version={version} time={time} onRestored={onRestored} />}
    </li>
  )
}

interface TextProps extends Props {
  readonly version: Version
  readonly time: string
}

function Text({ ticket, version, time, onRestored }: TextProps) {
  const { note } = useSession()
  const act = useAct()
  const ask = useMemo(() => () => note(ticket).version(version.number), [note, ticket, version.number])
  const asked = useAnswer(ask)
  if (asked.is !== 'here') return <Waiting asked={asked} />
  const { text } = asked.value
  const restore = () => {
    const { ok } = act(restoreNote, { ticket, text }, `Brought the note of ${time} back`)
    if (ok) onRestored()
  }
  return (
    <div className="note-earlier">
      <Markdown text={text} />
      <button type="button" className="button" onClick={restore}>
        Bring this back
      </button>
    </div>
  )
}

function Waiting({ asked }: { readonly asked: Exclude<Asked<unknown>, { readonly is: 'here' }> }) {
  const isLive = useStatus().state === 'live'
  if (asked.is === 'waiting') return <p className="quiet">One moment…</p>
  const why = isLive ? asked.message : 'Earlier versions are kept by the server, which cannot be reached now.'
  return (
    <p className="quiet">
      {why}{' '}
      <button type="button" className="link-button" onClick={asked.again}>
        Try again
      </button>
    </p>
  )
}
