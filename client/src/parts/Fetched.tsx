// A part of the page whose code is fetched when it is first wanted, or before. Where there is no network it says so, and
// tries again when asked: the page around it stays.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'

export interface Fetchable<P> {
  /** Undefined until it has been fetched. */
  readonly get: () => ComponentType<P> | undefined
  /** Rejects where it cannot be fetched now. */
  readonly fetch: () => Promise<ComponentType<P>>
  /** Calls back when it has been fetched. Returns its own undo. */
  readonly onFetched: (wake: () => void) => () => void
}

export function fetchable<P>(load: () => Promise<ComponentType<P>>): Fetchable<P> {
  let part: ComponentType<P> | undefined
  const waiting = new Set<() => void>()
  return {
    get: () => part,
    async fetch() {
      if (!part) {
        part = await load()
        for (const wake of waiting) wake()
      }
      return part
    },
    onFetched(wake) {
      waiting.add(wake)
      return () => waiting.delete(wake)
    },
  }
}

interface WhenFetchedProps<P> {
  readonly part: Fetchable<P>
  readonly props: P
  /** Shown until then. */
  readonly before?: ReactNode
}

/** For what nobody asked for by name: it is there as soon as it has been fetched. */
export function WhenFetched<P extends object>({ part, props, before = null }: WhenFetchedProps<P>) {
  const fetched = { Part: useSyncExternalStore(part.onFetched, part.get, part.get) }
  return fetched.Part ? <fetched.Part {...props} /> : before
}

type State<P> =
  | { readonly is: 'waiting' | 'missing' }
  | { readonly is: 'here'; readonly Part: ComponentType<P> }

interface Props<P> {
  readonly part: Fetchable<P>
  readonly props: P
  readonly onClose: () => void
}

export function Fetched<P extends object>({ part, props, onClose }: Props<P>) {
  const [state, setState] = useState((): State<P> => {
    const Part = part.get()
    return Part ? { is: 'here', Part } : { is: 'waiting' }
  })
  const waiting = state.is === 'waiting'
  useEffect(() => {
    if (!waiting) return undefined
    let left = false
    const show = (next: State<P>) => left || setState(next)
    part.fetch().then(
      (Part) => show({ is: 'here', Part }),
      () => show({ is: 'missing' }),
    )
    return () => {
      left = true
    }
  }, [part, waiting])
  if (state.is === 'here') return <state.Part {...props} />
  return <Missing waiting={waiting} onRetry={() => setState({ is: 'waiting' })} onClose={onClose} />
}

interface MissingProps {
  readonly waiting: boolean
  readonly onRetry: () => void
  readonly onClose: () => void
}
function Missing({ waiting, onRetry, onClose }: MissingProps) {
  const title = waiting ? 'One moment…' : 'This cannot be fetched now'
  return (
    <Dialog title={title} late={waiting} onClose={onClose}>
      <output>
        {waiting
          ? 'This part of the page is still on its way.'
          : 'The server cannot be reached, or it has a newer version of the page: then reload. Everything else works on, and what you changed is kept on this device.'}
      </output>
      {!waiting && (
        <div className="dialog-foot">
          <button type="button" className="button button-main" onClick={onRetry}>
            Try again
          </button>
        </div>
      )}
    </Dialog>
  )
}
