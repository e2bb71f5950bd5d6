// Short notices: what was done, with Undo; what was refused, with the reason; what the server set back.
import { X } from 'lucide-react'
import { useEffect, useId, useLayoutEffect } from 'react'
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

/** At the foot of the page, while no sheet is open. */
export function Toasts() {
  const isHere = useToasts(({ sheets }) => sheets.length === 0)
  const session = useSession()
  useEffect(
    () => session.onUndone(({ message }) => toast('undone', `A change of yours was set back: ${message}`)),
    [session],
  )
  return <Region isHere={isHere} />
}

/** In a sheet, while it is the topmost. */
export function ToastsInSheet() {
  const id = useId()
  const isHere = useToasts(({ sheets }) => sheets.at(-1) === id)
  const open = useToasts((state) => state.openSheet)
  useLayoutEffect(() => open(id), [open, id])
  return <Region isHere={isHere} />
}

/** There before anything is said in it, so that a screen reader hears it. */
function Region({ isHere }: { readonly isHere: boolean }) {
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className="toasts" aria-label="Notices" aria-live="polite">
      {isHere && toasts.map((one) => <Notice key={one.id} notice={one} />)}
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
