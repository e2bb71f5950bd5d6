// A card's drag while it lasts: which card, where it would land, and how it ended.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { create } from 'zustand'

/** Where a card would go: the index in the lane without the dragged card. */
export interface Place {
  readonly lane: Lane
  readonly index: number
}

interface DragState {
  readonly ticket: string | null
  readonly place: Place | null
  /** The last drag and how it went, for the voice. */
  readonly last: {
    readonly ticket: string
    readonly place: Place | null
    readonly how: 'dropped' | 'cancelled'
  } | null
}

export const useDrag = create<DragState>()(() => ({ ticket: null, place: null, last: null }))

const same = (a: Place | null, b: Place | null) => a?.lane === b?.lane && a?.index === b?.index

export const drag = {
  get: useDrag.getState,
  begin: (ticket: string, place: Place | null) => useDrag.setState({ ticket, place, last: null }),
  hover(place: Place | null) {
    if (!same(useDrag.getState().place, place)) useDrag.setState({ place })
  },
  end(how: 'dropped' | 'cancelled') {
    const { ticket, place } = useDrag.getState()
    useDrag.setState({ ticket: null, place: null, last: ticket === null ? null : { ticket, place, how } })
  },
}
