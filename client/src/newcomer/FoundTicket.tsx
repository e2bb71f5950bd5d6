// One ticket that was found for me: why, the first step, how long, and the button to claim it.
import { Clock, Footprints } from 'lucide-react'
import { useLocation } from 'wouter'
import { claimTicket } from '@taula/shared/ops/claims'
import type { Found } from '@taula/shared/select/find'
import { useAct } from '../act/useAct.ts'
import { ticketPath } from '../parts/paths.ts'
import { usePersonName, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'

export function FoundTicket({ found }: { readonly found: Found }) {
  const { ticket, reasons, firstStep, time } = found
  const { boardId } = useSession()
  const [, go] = useLocation()
  const act = useAct()
  const number = ticket.upstream && `#${ticket.upstream.number}`
  const open = () => {
    screen.open(null)
    go(ticketPath(boardId, ticket.id))
  }
  const claim = () => {
    // Its page says what comes next, and has the note.
    if (act(claimTicket, { ticket: ticket.id }, `You claimed ${number ?? `“${ticket.title}”`}`).ok) open()
  }
  return (
    <li className="find-one" data-ticket={ticket.id} aria-labelledby={`found-${ticket.id}`}>
      <p className="find-why">{reasons.join(' · ')}</p>
      <h3 id={`found-${ticket.id}`}>
        <button type="button" className="find-title" onClick={open}>
          {number !== undefined && <b>{number}</b>} {ticket.title}
        </button>
      </h3>
      <dl>
        <div>
          <dt>
            <Footprints aria-hidden="true" />
            First step
          </dt>
          <dd>{firstStep}</dd>
        </div>
        <div>
          <dt>
            <Clock aria-hidden="true" />
            Time
          </dt>
          <dd>{time}</dd>
        </div>
      </dl>
      <Claim ticket={ticket.id} words={`Claim ${number ?? ticket.title}`} onClaim={claim} />
    </li>
  )
}

interface ClaimProps {
  readonly ticket: string
  readonly words: string
  readonly onClaim: () => void
}
function Claim({ ticket, words, onClaim }: ClaimProps) {
  const now = useTicket(ticket)
  const holder = now?.holders[0]?.person
  if (!now) return <p className="quiet">It was taken off the board meanwhile.</p>
  if (holder !== undefined) return <TakenBy person={holder} />
  return (
    <button type="button" className="button button-main" aria-label={words} onClick={onClaim}>
      Claim
    </button>
  )
}

const TakenBy = ({ person }: { readonly person: string }) => (
  <p className="quiet">{usePersonName(person)} was quicker and is on it now.</p>
)
