// Brings a lane into view.
import { flushSync } from 'react-dom'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { screen } from '../ui/screen.ts'

export const laneElement = (lane: Lane): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-lane="${lane}"]`)

export function showLane(lane: Lane, { atOnce = false } = {}): void {
  // Drawn before the next line: a lane that is not there cannot be scrolled to.
  if (lane === 'parked') flushSync(() => screen.showParked(true))
  const still = atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches
  laneElement(lane)?.scrollIntoView({
    block: 'nearest',
    inline: 'start',
    behavior: still ? 'instant' : 'smooth',
  })
}
