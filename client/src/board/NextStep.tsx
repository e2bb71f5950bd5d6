// The foot of a card: what it needs next from a human, and the button to say "I am on it".
import { ArrowRight } from 'lucide-react'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useMe } from '../sync/hooks.ts'
import { useCommands } from './commands.ts'

export const NextStep = ({ step }: { readonly step: string }) => (
  <p className="next-step">
    <ArrowRight aria-hidden="true" />
    <span>{step}</span>
  </p>
)

interface Props {
  readonly ticket: Ticket
  readonly tabIndex: number
}

export function ClaimButton({ ticket, tabIndex }: Props) {
  const me = useMe()
  const { toggleClaim } = useCommands()
  const isMine = ticket.holders.some(({ person }) => person === me)
  const over = ticket.lane === 'landed' || ticket.lane === 'parked'
  if (over && !isMine) return null
  const word = isMine ? 'Release' : 'Claim'
  return (
    <button
      type="button"
      className="claim"
      data-kind={isMine ? 'release' : ticket.lane === 'ready' ? 'invite' : 'quiet'}
      aria-label={`${word} ${ticketName(ticket)}`}
      aria-keyshortcuts="C"
      tabIndex={tabIndex}
      onClick={() => toggleClaim(ticket.id)}
    >
      {word}
    </button>
  )
}
