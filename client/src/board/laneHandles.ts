// The lanes as they lie on the screen, for code that needs all of them: dragging and moving the focus.
import { createContext, useContext } from 'react'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import type { Point } from '../drag/carrier.ts'
import type { ShownLane } from './focus.ts'
import type { LaneBox } from './place.ts'

export interface LaneHandle extends ShownLane {
  /** Where it lies now; undefined while it has no element. */
  box(): LaneBox | undefined
  /** Brings the lane, and this card of it, into view. */
  reveal(index: number): void
}

export interface LaneHandles {
  /** From left to right. */
  all(): readonly LaneHandle[]
  get(lane: Lane): LaneHandle | undefined
  /** Returns its own undo. */
  register(handle: LaneHandle): () => void
}

export function createLaneHandles(order: readonly Lane[]): LaneHandles {
  const handles = new Map<Lane, LaneHandle>()
  return {
    all: () => order.map((lane) => handles.get(lane)).filter((handle) => handle !== undefined),
    get: (lane) => handles.get(lane),
    register(handle) {
      handles.set(handle.lane, handle)
      return () => {
        if (handles.get(handle.lane) === handle) handles.delete(handle.lane)
      }
    },
  }
}

/** Brings a place of a lane into view. Answers where something carried there is drawn over it. */
export function cornerAt(handle: LaneHandle, index: number): Point | undefined {
  handle.reveal(index)
  const box = handle.box()
  if (!box) return undefined
  const lowest = window.innerHeight - 120
  return { x: box.left + 14, y: Math.min(Math.max(box.top + box.middle(index), 0), lowest) }
}

const Context = createContext<LaneHandles | undefined>(undefined)
export const LaneHandlesProvider = Context.Provider

export function useLaneHandles(): LaneHandles {
  const handles = useContext(Context)
  if (!handles) throw new Error('There are no lanes here.')
  return handles
}
