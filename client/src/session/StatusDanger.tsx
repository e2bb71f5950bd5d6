// The notice that hangs from the status line, until it is put away; the browser asks back where leaving would hurt.
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SyncStatus } from '../sync/session.ts'
import { useKept } from '../ui/kept.ts'
import { dangerOf } from './danger.ts'
import type { Danger } from './danger.ts'

export function useDanger(status: SyncStatus): Danger | undefined {
  const [lost, setLost] = useState(false)
  const { state } = status
  const isLost = state === 'offline' || (state === 'connecting' && lost)
  if (isLost !== lost) setLost(isLost)
  const danger = dangerOf(status, { kept: useKept(), lost: isLost, isHttps: location.protocol === 'https:' })
  useAskedBack(danger?.holds ?? false)
  return danger
}

function useAskedBack(holds: boolean): void {
  useEffect(() => {
    if (!holds) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [holds])
}

/** Each kind is said once: who has put it away has the status line. */
export function StatusDanger({ danger }: { readonly danger: Danger | undefined }) {
  const [read, setRead] = useState<readonly Danger['kind'][]>([])
  if (!danger || read.includes(danger.kind)) return null
  const { kind, title, text } = danger
  return (
    <div className="status-danger">
      <p>
        <strong>{title}</strong> {text}
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => setRead([...read, kind])}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
}
