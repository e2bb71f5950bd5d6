// Short notices: what was done, with Undo; what was refused, with the reason; what the server set back.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useUndo } from '../act/useAct.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { toast, useToasts } from '../ui/toasts.ts'
import type { Toast } from '../ui/toasts.ts'
import './toasts.css'

/** Milliseconds a notice stays; those with something to press stay longer, a change set back and a thing left to do until dismissed. */
const stays: Readonly<Record<Toast['kind'], number>> = {
  done: 9_000,
  note: 5_000,
  no: 9_000,
  undone: Infinity,
  todo: Infinity,
}

export function Toasts() {
  const toasts = useToasts((state) => state.toasts)
  const session = useSession()
  useEffect(
    () => session.onUndone(({ message }) => toast('undone', `A change of yours was set back: ${message}`)),
    [session],
  )
  return (
    <section className="toasts" aria-label="Notices" aria-live="polite">
      {toasts.map((one) => (
        <Notice key={one.id} notice={one} />
      ))}
    </section>
  )
}

function Notice({ notice }: { readonly notice: Toast }) {
  const dismiss = useToasts((state) => state.dismiss)
  const undo = useUndo()
  const { id, kind, text } = notice
  useEffect(() => {
    if (stays[kind] === Infinity) return undefined
    const timer = setTimeout(() => dismiss(id), stays[kind])
    return () => clearTimeout(timer)
  }, [dismiss, id, kind])
  return (
    <div className="toast" data-kind={kind}>
      <p>{text}</p>
      {kind === 'done' && (
        <button
          type="button"
          className="toast-undo"
          onClick={() => {
            dismiss(id)
            undo()
          }}
        >
          Undo
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => dismiss(id)}>
        <X aria-hidden="true" />
      </button>
    </div>
  )
}
