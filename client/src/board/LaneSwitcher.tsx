// On narrow screens: which lane is in view, and a way to the others, with their counts.
import { useEffect, useState } from 'react'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useLaneLabel } from '../sync/hooks.ts'
import { useScreen } from '../ui/screen.ts'
import './laneSwitcher.css'
import { laneElement, showLane } from './showLane.ts'
import { useShownIds } from './useShownIds.ts'

export function LaneSwitcher() {
  const parkedShown = useScreen((state) => state.parkedShown)
  const current = useLaneInView(parkedShown)
  return (
    <nav className="lane-switcher" aria-label="Lanes">
      {lanes.map((lane) => (
        <Tab key={lane} lane={lane} current={lane === current} />
      ))}
    </nav>
  )
}

function Tab({ lane, current }: { readonly lane: Lane; readonly current: boolean }) {
  const { ids } = useShownIds(lane)
  return (
    <button
      type="button"
      data-mark={lane}
      aria-current={current ? 'true' : undefined}
      ref={(element) => {
        if (current) element?.scrollIntoView({ block: 'nearest', inline: 'center' })
      }}
      onClick={() => showLane(lane)}
    >
      <span>{useLaneLabel(lane)}</span> <span className="lane-tab-count">{ids.length}</span>
    </button>
  )
}

/** The lane that fills the screen, as far as one does. */
function useLaneInView(parkedShown: boolean): Lane | undefined {
  const [current, setCurrent] = useState<Lane | undefined>(lanes[0])
  useEffect(() => {
    const seen = new IntersectionObserver(
      (entries) => {
        const entry = entries.find(({ isIntersecting }) => isIntersecting)
        const lane = lanes.find(
          (name) => entry?.target instanceof HTMLElement && name === entry.target.dataset['lane'],
        )
        if (lane) setCurrent(lane)
      },
      { threshold: 0.6 },
    )
    for (const lane of lanes.filter((name) => name !== 'parked' || parkedShown)) {
      const element = laneElement(lane)
      if (element) seen.observe(element)
    }
    return () => seen.disconnect()
  }, [parkedShown])
  return current
}
