// A part of the page whose code is fetched when it is first wanted, or before. Where there is no network it says so, and
// tries again when asked: the page around it stays.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import { NewerVersion, bringFile } from './lateFiles.ts'
import type { LateFile } from './lateFiles.ts'

export interface Fetchable<P> {
  /** Undefined until it has been fetched. */
  readonly get: () => ComponentType<P> | undefined
  /** Rejects where it cannot be fetched now. */
  readonly fetch: () => Promise<ComponentType<P>>
  /** Calls back when it has been fetched. Returns its own undo. */
  readonly onFetched: (wake: () => void) => () => void
}

/** `file`: the one in which the part is built. */
export function fetchable<P>(load: () => Promise<ComponentType<P>>, file: LateFile = 'late'): Fetchable<P> {
  let part: ComponentType<P> | undefined
  const waiting = new Set<() => void>()
  return {
    get: () => part,
    async fetch() {
      if (!part) {
        await bringFile(file)
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

type Why = 'waiting' | 'unreachable' | 'newer'
type State<P> = { readonly is: Why } | { readonly is: 'here'; readonly Part: ComponentType<P> }

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
      (error: unknown) => show({ is: error instanceof NewerVersion ? 'newer' : 'unreachable' }),
    )
    return () => {
      left = true
    }
  }, [part, waiting])
  if (state.is === 'here') return <state.Part {...props} />
  return <Missing why={state.is} onRetry={() => setState({ is: 'waiting' })} onClose={onClose} />
}

interface MissingProps {
  readonly why: Why
  readonly onRetry: () => void
  readonly onClose: () => void
}
function Missing({ why, onRetry, onClose }: MissingProps) {
  const waiting = why === 'waiting'
  return (
    <Dialog title={waiting ? 'One moment…' : 'This cannot be fetched now'} late={waiting} onClose={onClose}>
      <output>{words[why]}</output>
      {!waiting && (
        <div className="dialog-foot">
          <button
            type="button"
            className="button button-main"
            onClick={why === 'newer' ? () => location.reload() : onRetry}
          >
            {why === 'newer' ? 'Reload the page' : 'Try again'}
          </button>
        </div>
      )}
    </Dialog>
  )
}
const kept = 'Everything else works on, and what you changed is kept on this device.'
const words: Readonly<Record<Why, string>> = {
  waiting: 'This part of the page is still on its way.',
  unreachable: `The server cannot be reached. ${kept}`,
  newer: `The server has a newer version of the page. ${kept}`,
}
