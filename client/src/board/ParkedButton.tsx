// Parked tickets lie off the board; this lays them beside it.
import { Archive } from 'lucide-react'
import { useLane, useLaneLabel } from '../sync/hooks.ts'
import { screen, useScreen } from '../ui/screen.ts'
import { showLane } from './showLane.ts'

export function ParkedButton() {
  const count = useLane('parked').length
  const label = useLaneLabel('parked')
  const shown = useScreen((state) => state.parkedShown)
  return (
    <button
      type="button"
      className="button head-wide"
      aria-pressed={shown}
      onClick={() => (shown ? screen.showParked(false) : showLane('parked'))}
    >
      <Archive aria-hidden="true" />
      <span className="head-word">{label}</span>
      <span className="lane-count">
        {count}
        <span className="visually-hidden">{count === 1 ? ' ticket' : ' tickets'}</span>
      </span>
    </button>
  )
}
