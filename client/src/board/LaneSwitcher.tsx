// On narrow screens: which lane is in view, and a way to the others, with their counts.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useLaneLabel, useTicketIds } from '../sync/hooks.ts'
import { useScreen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import './laneSwitcher.css'
import { laneElement, showLane } from './showLane.ts'
import { useShownIds } from './useShownIds.ts'

export function LaneSwitcher() {
  const parkedShown = useScreen((state) => state.parkedShown)
  useStartOnFree()
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

/**
 * A phone shows one lane at first: the one with something to claim, as soon as it is known whether there is any. Once:
 * from then on everybody is where they swiped to.
 */
function useStartOnFree(): void {
  const narrow = useNarrow()
  const isKnown = useTicketIds().length > 0
  const { total } = useShownIds('ready')
  const started = useRef(false)
  useLayoutEffect(() => {
    if (started.current || !isKnown) return
    started.current = true
    const swiped = (laneElement(lanes[0])?.parentElement?.scrollLeft ?? 0) > 0
    if (narrow && total > 0 && !swiped) showLane('ready', { atOnce: true })
  }, [narrow, isKnown, total])
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
