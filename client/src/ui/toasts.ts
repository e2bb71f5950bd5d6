// Short notices at the foot of the page, and what a screen reader is told.
import { create } from 'zustand'

export interface Toast {
  readonly id: number
  /** `done` offers Undo, `no` says why something was refused; `undone`, and `todo` with what is left to do, stay. */
  readonly kind: 'done' | 'note' | 'no' | 'undone' | 'todo'
  readonly text: string
}

interface ToastState {
  readonly toasts: readonly Toast[]
  /** The sheets that are open, the topmost last: notices are shown there, as nothing else can be reached. */
  readonly sheets: readonly string[]
  /** Shows a notice. Only the last thing done can be taken back, so a new `done` replaces the one before. */
  readonly show: (kind: Toast['kind'], text: string) => void
  readonly dismiss: (id: number) => void
  /** A sheet has opened. Answers how to say that it is gone. */
  readonly openSheet: (id: string) => () => void
  /** Takes back the offer to undo. */
  readonly withdrawUndo: () => void
}

const most = 4
let lastId = 0

export const useToasts = create<ToastState>()((set) => ({
  toasts: [],
  sheets: [],
  show(kind, text) {
    const toast = { id: ++lastId, kind, text }
    set(({ toasts }) => ({
      toasts: [...toasts.filter((old) => old.kind === 'undone' || old.kind !== kind), toast].slice(-most),
    }))
  },
  openSheet(id) {
    set(({ sheets }) => ({ sheets: [...sheets, id] }))
    return () => set(({ sheets }) => ({ sheets: sheets.filter((one) => one !== id) }))
  },
  withdrawUndo: () => set(({ toasts }) => ({ toasts: toasts.filter(({ kind }) => kind !== 'done') })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}))

export const toast = (kind: Toast['kind'], text: string): void => useToasts.getState().show(kind, text)
