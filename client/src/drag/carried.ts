// What is being carried now, and how.
import { create } from 'zustand'
import type { Load } from './carrier.ts'

interface Carried {
  readonly load: Load['load'] | null
  readonly by: 'pointer' | 'keyboard'
  /** Stays after a drag, for the voice. */
  readonly last: Load['load'] | null
}

export const useCarried = create<Carried>()(() => ({ load: null, by: 'pointer', last: null }))

export const carried = {
  begin: (load: Load['load'], by: Carried['by']) => useCarried.setState({ load, by, last: load }),
  end: () => useCarried.setState({ load: null }),
}
/** While it lasts the board's keys are for the drag. */
export const isDragging = (): boolean => useCarried.getState().load !== null
