// Which card the keyboard goes to next. Pure, over the lanes as they are shown.
import type { Lane } from '@taula/shared/board/kinds/tickets'

export interface ShownLane {
  readonly lane: Lane
  readonly ids: readonly string[]
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  k: 'up',
  j: 'down',
  h: 'left',
  l: 'right',
}

export const directionOf = (key: string): Direction | undefined =>
  Object.hasOwn(directions, key) ? directions[key] : undefined

/** The card to go to: in a lane one further, else the same height in the next lane that has cards. */
export function nextCard(
  lanes: readonly ShownLane[],
  from: string | null,
  direction: Direction,
): string | undefined {
  const column = from === null ? -1 : lanes.findIndex(({ ids }) => ids.includes(from))
  const here = lanes[column]
  if (!here || from === null) return lanes.find(({ ids }) => ids.length > 0)?.ids[0]
  const row = here.ids.indexOf(from)
  if (direction === 'up') return here.ids[Math.max(0, row - 1)]
  if (direction === 'down') return here.ids[Math.min(here.ids.length - 1, row + 1)]
  const beyond = direction === 'left' ? lanes.slice(0, column).toReversed() : lanes.slice(column + 1)
  const target = beyond.find(({ ids }) => ids.length > 0) ?? here
  return target.ids[Math.min(row, target.ids.length - 1)]
}
