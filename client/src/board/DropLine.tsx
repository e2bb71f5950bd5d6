// The line between two cards that shows where the dragged one would land.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useDrag } from './dragState.ts'
import type { Cards } from './Lane.tsx'

interface Props {
  readonly lane: Lane
  readonly ids: readonly string[]
  readonly cards: Cards
}

export function DropLine({ lane, ids, cards }: Props) {
  const index = useDrag(({ place }) => (place?.lane === lane ? place.index : null))
  const dragged = useDrag((state) => state.ticket)
  if (index === null || dragged === null) return null
  const own = ids.indexOf(dragged)
  const row = own >= 0 && own < index ? index + 1 : index
  const below = cards.measurementsCache[row]
  const above = cards.measurementsCache[row - 1]
  const y = below ? below.start - 4 : above ? above.end + 4 : 4
  return <div className="drop-line" style={{ transform: `translateY(${y}px)` }} aria-hidden="true" />
}
