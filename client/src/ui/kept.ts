// Whether the page starts again without the server: a worker keeps it, see app/late.ts. Over plain http there is none.
import { create } from 'zustand'

export const useKept = create<boolean>()(() => false)
// Settles when the worker has everything it needs; never where there is none.
void navigator.serviceWorker?.ready.then(() => useKept.setState(true, true))
