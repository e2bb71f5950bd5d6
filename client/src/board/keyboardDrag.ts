// One arrow key during a drag by keyboard: the next place, shown on the screen.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { drag } from './dragState.ts'
import type { Place } from './dragState.ts'
import type { LaneHandles } from './laneHandles.ts'
import { isArrow, lastIndex, stepPlace } from './place.ts'

/** Answers where the lifted card is drawn: window coordinates of its corner. */
export function keyboardStep(
  handles: LaneHandles,
  event: KeyboardEvent,
): { x: number; y: number } | undefined {
  const { ticket, place } = drag.get()
  if (!isArrow(event.code) || ticket === null || place === null) return undefined
  event.preventDefault()
  const lanes = handles.all().map(({ lane }) => lane)
  const lastOf = (lane: Lane) => lastIndex(handles.get(lane)?.ids ?? [], ticket)
  const next = stepPlace(place, event.code, lanes, lastOf)
  drag.hover(next)
  return corner(handles, next)
}

function corner(handles: LaneHandles, { lane, index }: Place): { x: number; y: number } | undefined {
  const handle = handles.get(lane)
  handle?.reveal(index)
  const box = handle?.box()
  if (!box) return undefined
  const lowest = window.innerHeight - 120
  return { x: box.left + 14, y: Math.min(Math.max(box.top + box.middle(index), 0), lowest) }
}

/** Where a card lies now. */
export function placeOf(handles: LaneHandles, lane: Lane, ticket: string): Place | null {
  const index = handles.get(lane)?.ids.indexOf(ticket) ?? -1
  return index < 0 ? null : { lane, index }
}
