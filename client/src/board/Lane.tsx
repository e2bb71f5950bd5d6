// One lane: a heading with its count and a list of which only the visible cards are drawn.
import { memo, useEffect, useId, useMemo, useRef } from 'react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Range } from '@tanstack/react-virtual'
import type { Lane as LaneName } from '@taula/shared/board/kinds/tickets'
import { laneHints } from '@taula/shared/select/lanes'
import { useLaneLabel } from '../sync/hooks.ts'
import { useScreen } from '../ui/screen.ts'
import { CardShell } from './CardShell.tsx'
import { useDrag } from './dragState.ts'
import { DropLine } from './DropLine.tsx'
import { useLaneHandles } from './laneHandles.ts'
import type { LaneHandle } from './laneHandles.ts'
import './lane.css'
import { useShownIds } from './useShownIds.ts'

/** Pixels. What a card is taken for until it has been drawn once. */
const usualCardHeight = 132
/** Pixels between cards. */
const gap = 8
/** Pixels under the last card, so that one can drop behind it. */
const foot = 72

interface Props {
  readonly lane: LaneName
}

export const Lane = memo(function Lane({ lane }: Props) {
  const { ids, total } = useShownIds(lane)
  const label = useLaneLabel(lane)
  const headingId = useId()
  const section = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const tabStop = useTabStop(ids)
  const cards = useCards(ids, tabStop, scroller)
  useHandle(lane, ids, cards, section, scroller)

  return (
    <section
      ref={section}
      className="lane"
      data-lane={lane}
      data-empty={total === 0}
      aria-labelledby={headingId}
    >
      <header className="lane-head">
        <span className="lane-mark" aria-hidden="true" />
        <h2 id={headingId}>{label}</h2>
        <Count shown={ids.length} total={total} />
      </header>
      <div className="lane-scroll" ref={scroller}>
        {ids.length === 0 && (
          <p className="lane-empty">{total === 0 ? laneHints[lane] : 'Nothing here matches.'}</p>
        )}
        <div className="lane-room" style={{ height: cards.getTotalSize() }}>
          {ids.length > 0 && (
            <ul>
              {cards.getVirtualItems().map(({ key, index, start }) => {
                const id = ids[index]
                return (
                  <li
                    key={key}
                    data-index={index}
                    ref={cards.measureElement}
                    style={{ transform: `translateY(${start}px)` }}
                    aria-setsize={ids.length}
                    aria-posinset={index + 1}
                  >
                    {id !== undefined && <CardShell id={id} tabStop={id === tabStop} />}
                  </li>
                )
              })}
            </ul>
          )}
          <DropLine lane={lane} ids={ids} cards={cards} />
        </div>
      </div>
    </section>
  )
})

const Count = ({ shown, total }: { readonly shown: number; readonly total: number }) => (
  <span className="lane-count">
    {shown === total ? total : `${shown} of ${total}`}
    <span className="visually-hidden"> tickets</span>
  </span>
)

/** Each lane is one stop of the Tab key: the card focused last, else the first. */
function useTabStop(ids: readonly string[]): string | undefined {
  const focused = useScreen((state) =>
    state.focused !== null && ids.includes(state.focused) ? state.focused : null,
  )
  return focused ?? ids[0]
}

function useCards(
  ids: readonly string[],
  tabStop: string | undefined,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const dragged = useDrag((state) => state.ticket)
  // The focused card and the dragged one stay drawn wherever the lane is scrolled to.
  const kept = useMemo(
    () => [tabStop, dragged].map((id) => (id == null ? -1 : ids.indexOf(id))).filter((index) => index >= 0),
    [ids, tabStop, dragged],
  )
  // oxlint-disable-next-line react/incompatible-library -- about the React compiler, which does not run here
  return useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualCardHeight,
    getItemKey: (index) => ids[index] ?? index,
    rangeExtractor: (range: Range) =>
      [...new Set([...kept, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
    overscan: 4,
    gap,
    paddingStart: 2,
    paddingEnd: foot,
  })
}

export type Cards = ReturnType<typeof useCards>

function useHandle(
  lane: LaneName,
  ids: readonly string[],
  cards: Cards,
  section: React.RefObject<HTMLElement | null>,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const handles = useLaneHandles()
  useEffect(() => {
    const handle: LaneHandle = {
      lane,
      ids,
      box() {
        if (!section.current || !scroller.current) return undefined
        const { left, right } = section.current.getBoundingClientRect()
        const top = scroller.current.getBoundingClientRect().top - scroller.current.scrollTop
        const middle = (index: number) => {
          const item = cards.measurementsCache[index]
          return item ? (item.start + item.end) / 2 : 0
        }
        return { lane, left, right, top, ids, middle }
      },
      reveal(index) {
        section.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        if (ids.length > 0) cards.scrollToIndex(Math.min(index, ids.length - 1), { align: 'auto' })
      },
    }
    return handles.register(handle)
  }, [handles, lane, ids, cards, section, scroller])
}
