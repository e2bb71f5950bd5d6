// On narrow screens: which lane is in view, and a way to the others, with their counts.
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useLaneLabel } from '../sync/hooks.ts'
import { screen, useScreen } from '../ui/screen.ts'
import './laneSwitcher.css'
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
      onClick={() => {
        // Drawn before the next line: a lane that is not there cannot be scrolled to.
        if (lane === 'parked') flushSync(() => screen.showParked(true))
        laneElement(lane)?.scrollIntoView({ block: 'nearest', inline: 'start', behavior: 'smooth' })
      }}
    >
      <span>{useLaneLabel(lane)}</span> <span className="lane-tab-count">{ids.length}</span>
    </button>
  )
}

const laneElement = (lane: Lane) => document.querySelector<HTMLElement>(`[data-lane="${lane}"]`)

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
