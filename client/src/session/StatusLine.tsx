// The honest status line: whether what you see is live and whether what you did is safe.
import { timeOf } from '../parts/clock.ts'
import type { SyncStatus } from '../sync/session.ts'
import { useStatus } from '../sync/hooks.ts'
import { useNarrow } from '../ui/viewport.ts'
import type { Danger } from './danger.ts'
import { StatusDanger, useDanger } from './StatusDanger.tsx'
import './statusLine.css'

interface Props {
  /** Joins anew where the server no longer lets this browser in. */
  readonly onJoinAgain: () => void
}

export function StatusLine({ onJoinAgain }: Props) {
  const status = useStatus()
  const danger = useDanger(status)
  const { state, unsaved } = status
  const words = wordsOf(status, danger, useNarrow())
  return (
    <>
      <output
        className="status"
        aria-label="Connection"
        // It changes with every edit; only what matters is read out, below.
        aria-live="off"
        data-status={state}
        data-unsaved={unsaved}
        title={danger && `${danger.title} ${danger.text}`}
      >
        <span className="status-dot" aria-hidden="true" />
        <span className="status-words">{words}</span>
      </output>
      <p className="visually-hidden" aria-live="polite">
        {spoken(status, danger)}
      </p>
      <StatusDanger danger={danger} />
      {state === 'refused' && <Refused status={status} onJoinAgain={onJoinAgain} />}
    </>
  )
}

function wordsOf(
  { state, unsaved, since, readOnly }: SyncStatus,
  danger: Danger | undefined,
  narrow: boolean,
): string {
  const open = unsaved === 0 ? undefined : `${changes(unsaved)} not yet safe`
  const leave = danger?.holds ? 'do not reload' : undefined
  switch (state) {
    case 'live':
      return join('Live', readOnly && 'not saving', open ?? (readOnly ? undefined : 'Saved'))
    case 'connecting':
      return join(since === undefined ? 'Connecting…' : 'Reconnecting…', leave, open)
    case 'offline': {
      // A phone has no room for the time beside what may not be missed.
      const isShort = since === undefined || (narrow && leave !== undefined)
      return join(isShort ? 'Offline' : `Offline since ${timeOf(since)}`, leave, open)
    }
    case 'refused':
      return join('Not let in', unsaved === 0 ? undefined : notAccepted(unsaved))
  }
}

const changes = (count: number) => `${count} ${count === 1 ? 'change' : 'changes'}`
const notAccepted = (unsaved: number) => `${changes(unsaved)} not accepted`

const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ')

function spoken({ state, unsaved }: SyncStatus, danger: Danger | undefined): string {
  if (danger) return `${state === 'live' ? '' : 'Offline. '}${danger.title} ${danger.text}`
  if (state === 'offline') return 'Offline. Go on working: it is kept on this device.'
  if (state === 'refused') return 'The server refused this connection.'
  return state === 'live' && unsaved === 0 ? '' : 'Connecting.'
}

function Refused({ status, onJoinAgain }: Props & { readonly status: SyncStatus }) {
  return (
    <div className="status-refused" role="alert">
      <p>
        <strong>{status.reason ?? 'The server does not let this browser in.'}</strong>
        {status.unsaved > 0 &&
          ` ${notAccepted(status.unsaved)}. ${status.notKept ?? 'What you did is kept on this device, and nobody else sees it.'}`}
      </p>
      <div className="prompt-answers">
        <button type="button" className="button" onClick={() => location.reload()}>
          Try again
        </button>
        <button type="button" className="button" onClick={onJoinAgain}>
          Join again
        </button>
      </div>
    </div>
  )
}
