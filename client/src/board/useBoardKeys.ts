// The board's keys. Never while somebody types, drags, or has a sheet or menu open.
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useUndo } from '../act/useAct.ts'
import { isDragging } from '../drag/carried.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen } from '../ui/screen.ts'
import { useCommands } from './commands.ts'
import { directionOf, nextCard } from './focus.ts'
import type { Direction } from './focus.ts'
import { isBusy, isTyping, isUndo } from './keys.ts'
import { useLaneHandles } from './laneHandles.ts'
import type { LaneHandles } from './laneHandles.ts'
import { boardPath } from '../parts/paths.ts'

/** `open`: the ticket whose page is open. */
export function useBoardKeys(open: string | undefined): void {
  const handles = useLaneHandles()
  const commands = useCommands()
  const undo = useUndo()
  const { boardId } = useSession()
  const [, go] = useLocation()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || isBusy() || isDragging()) return
      if (isUndo(event)) return handled(event, undo)
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const direction = directionOf(event.key)
      const ticket = targetOf(event.target, open)
      // Where there is no card to go to, the arrows scroll.
      if (direction && !inPanel(event.target) && moveFocus(handles, direction)) return event.preventDefault()
      const lift = sheets[event.key]
      if (lift) return handled(event, lift)
      if (event.key === 'Escape') return escape(open, () => go(boardPath(boardId)))
      if (event.key === 's' || event.key === 'S')
        return handled(event, () => screen.askForHelp(ticket ?? null))
      if (ticket === undefined || event.repeat) return
      if (event.key === 'c' || event.key === 'C') return handled(event, () => commands.toggleClaim(ticket))
      if (event.key === 'm' || event.key === 'M') return handled(event, () => openMove(ticket))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [handles, commands, undo, open, boardId, go])
}

function handled(event: KeyboardEvent, act: () => void): void {
  event.preventDefault()
  act()
}

const sheets: Readonly<Record<string, (() => void) | undefined>> = {
  n: () => screen.open('add'),
  N: () => screen.open('add'),
  f: floor.toggle,
  F: floor.toggle,
  '?': () => screen.open('keys'),
  '/': () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
}

const inPanel = (target: EventTarget | null) => target instanceof Element && target.closest('.panel') !== null

/** The card the focus is on, else the ticket whose page is open. */
function targetOf(target: EventTarget | null, open: string | undefined): string | undefined {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-ticket]') : null
  return card?.dataset['ticket'] ?? open
}

/** Answers whether there was a card to go to. */
function moveFocus(handles: LaneHandles, direction: Direction): boolean {
  const at = document.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket']
  const lanes = handles.all()
  const next = nextCard(lanes, at ?? screen.get().focused, direction)
  if (next === undefined) return false
  const lane = lanes.find(({ ids }) => ids.includes(next))
  lane?.reveal(lane.ids.indexOf(next))
  if (document.activeElement instanceof HTMLElement && !document.activeElement.closest('[data-ticket]'))
    document.activeElement.blur()
  screen.want(next)
  return true
}

function escape(open: string | undefined, close: () => void): void {
  if (screen.get().sheet) screen.open(null)
  else if (open !== undefined) {
    // The focus goes back to the card; the page that has it is gone in a moment.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    close()
    screen.want(open)
  } else if (screen.get().query) screen.search('')
  else screen.only(null)
}

function openMove(ticket: string): void {
  const card = document.querySelector(`[data-ticket="${CSS.escape(ticket)}"]`)
  const { left = 80, top = 120 } = card?.getBoundingClientRect() ?? {}
  screen.openMenu({ ticket, step: 'move', at: { x: Math.max(left, 8) + 24, y: Math.max(top, 60) + 24 } })
}
