// A ticket as a card: its facts, who is on it and what it needs next. Drawn again only when its own ticket changes.
import { memo, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useMe, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen, useScreen } from '../ui/screen.ts'
import './card.css'
import { CardFace } from './CardFace.tsx'
import { ticketPath } from '../parts/paths.ts'

interface Props {
  readonly id: string
  /** Whether the Tab key stops here. */
  readonly tabStop: boolean
  readonly handle: ReactNode
}

export const Card = memo(function Card({ id, tabStop, handle }: Props) {
  const ref = useRef<HTMLElement>(null)
  const ticket = useTicket(id)
  const me = useMe()
  const { boardId } = useSession()
  const [path, go] = useLocation()
  useWantedFocus(id, ref)
  if (!ticket) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an article may take the focus; its title is the link
    <article
      ref={ref}
      className="card"
      data-ticket={id}
      data-title={ticket.title}
      data-mine={ticket.holders.some(({ person }) => person === me)}
      data-open={path === ticketPath(boardId, id)}
      data-in={ticket.lane}
      aria-labelledby={`title-${id}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one card of each lane is a stop of the Tab key
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => screen.focused(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== ref.current) return
        // The key must not go on to press what has the focus then.
        event.preventDefault()
        go(ticketPath(boardId, id))
      }}
    >
      {handle}
      <CardFace ticket={ticket} tabStop={tabStop} />
    </article>
  )
})

/** Gives the card the focus it should have: after an arrow key, or when it was moved away under the focus. */
function useWantedFocus(id: string, ref: React.RefObject<HTMLElement | null>) {
  const wanted = useScreen((state) => state.wanted === id)
  useLayoutEffect(() => {
    if (!wanted && screen.get().wanted !== id) return
    const at = document.activeElement
    // Never from under somebody's hands: only where the focus is on a card or was lost.
    if (at && at !== document.body && !at.closest('[data-ticket]')) return
    ref.current?.focus({ preventScroll: true })
    if (ref.current?.matches(':focus-visible'))
      ref.current.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [id, ref, wanted])
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element?.contains(document.activeElement)) screen.want(id)
    }
  }, [id, ref])
}
