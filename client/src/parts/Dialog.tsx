// A modal sheet: the platform's own dialog keeps the focus inside, closes on Esc and gives the focus back.
// What is marked `data-first` has the focus when it opens, else the first thing that can have it.
import { X } from 'lucide-react'
import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import './dialog.css'

/** What every sheet holds besides its own: beside an open one, nothing on the page can be seen or reached. */
export const AlsoInDialogs = createContext<ReactNode>(null)

interface Props {
  readonly title: string
  readonly size?: 'small' | 'wide'
  /** Shown only if it stays for a moment. */
  readonly late?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ title, size = 'small', late = false, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const also = useContext(AlsoInDialogs)
  /** Whether the press that a click ends began beside the sheet: under a press the sheet may change its size. */
  const began = useRef(false)
  // Closed before it leaves the page: a dialog that is gone gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events jsx-a11y/no-noninteractive-element-interactions -- a click beside the sheet is what Esc does by key
    <dialog
      ref={ref}
      className="dialog"
      data-size={size}
      data-late={late}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        began.current = event.target === ref.current
      }}
      onClick={(event) => began.current && event.target === ref.current && onClose()}
    >
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2>{title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
            <X aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
      {also}
    </dialog>
  )
}
