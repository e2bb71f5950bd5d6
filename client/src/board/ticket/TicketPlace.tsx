// Where a ticket stands, what it needs next, and the two things one does with it: claim and move.
import { ArrowRight } from 'lucide-react'
import { nextStep } from '@taula/shared/select/nextStep'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useLaneLabel, useMe } from '../../sync/hooks.ts'
import { screen } from '../../ui/screen.ts'
import { useCommands } from '../commands.ts'

export function TicketPlace({ ticket }: { readonly ticket: Ticket }) {
  const me = useMe()
  const { toggleClaim } = useCommands()
  const isMine = ticket.holders.some(({ person }) => person === me)
  const word = isMine ? 'Release' : 'Claim'
  return (
    <div className="panel-place" data-mark={ticket.lane}>
      <p className="panel-lane">
        <span className="lane-mark" aria-hidden="true" />
        <span className="visually-hidden">Lane: </span>
        {useLaneLabel(ticket.lane)}
      </p>
      <p className="panel-next">
        <ArrowRight aria-hidden="true" />
        {nextStep(ticket)}
      </p>
      <div className="panel-actions">
        <button
          type="button"
          className={isMine ? 'button' : 'button button-go'}
          aria-label={`${word} ${ticketName(ticket)}`}
          aria-keyshortcuts="C"
          onClick={() => toggleClaim(ticket.id)}
        >
          {word}
        </button>
        <button
          type="button"
          className="button"
          aria-haspopup="menu"
          aria-keyshortcuts="M"
          onClick={(event) => {
            const { right: x, bottom: y } = event.currentTarget.getBoundingClientRect()
            screen.openMenu({ ticket: ticket.id, step: 'move', at: { x, y } })
          }}
        >
          Move to…
        </button>
      </div>
    </div>
  )
}
