// Where a dragged card would land. Pure: from the pointer and what lies on the screen, or from an arrow key.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import type { Arrow } from '../drag/carrier.ts'
import type { Place } from './dragState.ts'

/** A lane as it lies on the screen, in the window's coordinates; cards may lie above or below what is seen. */
export interface LaneBox {
  readonly lane: Lane
  readonly left: number
  readonly right: number
  readonly ids: readonly string[]
  /** Upper edge of the first card, were the lane not clipped. */
  readonly top: number
  /** Middle of a card below `top`, by its index. */
  readonly middle: (index: number) => number
}

/** The place under a pointer; null where there is no lane near it. */
export function placeAt(lanes: readonly LaneBox[], ticket: string, x: number, y: number): Place | null {
  const box = nearest(lanes, x)
  if (!box) return null
  const index = firstBelow(box, y - box.top)
  const own = box.ids.indexOf(ticket)
  return { lane: box.lane, index: own >= 0 && own < index ? index - 1 : index }
}

function nearest(lanes: readonly LaneBox[], x: number): LaneBox | undefined {
  const distance = ({ left, right }: LaneBox) => Math.max(left - x, 0, x - right)
  return lanes.reduce<LaneBox | undefined>(
    (best, box) => (best && distance(best) <= distance(box) ? best : box),
    undefined,
  )
}

/** Index of the first card whose middle lies below; by halving, as a lane may hold thousands. */
function firstBelow(box: LaneBox, offset: number): number {
  let low = 0
  let high = box.ids.length
  while (low < high) {
    const mid = (low + high) >>> 1
    if (box.middle(mid) < offset) low = mid + 1
    else high = mid
  }
  return low
}

/** The cards that will be before and behind the ticket. `index` counts without the ticket itself. */
export function neighbours(
  ids: readonly string[],
  ticket: string,
  index: number,
): { readonly after?: string; readonly before?: string } {
  const own = ids.indexOf(ticket)
  const at = (i: number) => ids[own >= 0 && i >= own ? i + 1 : i]
  const after = index > 0 ? at(index - 1) : undefined
  const before = at(index)
  return { ...(after !== undefined && { after }), ...(before !== undefined && { before }) }
}

/** How many places a lane has for the ticket, less one. */
export const lastIndex = (ids: readonly string[], ticket: string): number =>
  ids.includes(ticket) ? ids.length - 1 : ids.length

/** The next place when a card is moved by arrow keys. `lastOf` answers the last index of a lane. */
export function stepPlace(
  place: Place,
  arrow: Arrow,
  lanes: readonly Lane[],
  lastOf: (lane: Lane) => number,
): Place {
  const inside = (lane: Lane, index: number): Place => ({
    lane,
    index: Math.max(0, Math.min(index, lastOf(lane))),
  })
  if (arrow === 'ArrowUp') return inside(place.lane, place.index - 1)
  if (arrow === 'ArrowDown') return inside(place.lane, place.index + 1)
  const next = lanes[lanes.indexOf(place.lane) + (arrow === 'ArrowLeft' ? -1 : 1)]
  return next === undefined ? place : inside(next, place.index)
}
