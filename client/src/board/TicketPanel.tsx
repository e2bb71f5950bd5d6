// The page of one ticket, beside the board; on a phone it fills the screen. Loaded when first wanted.
import { ExternalLink, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { Facts } from './Facts.tsx'
import { PairUp } from './PairUp.tsx'
import { boardPath } from '../parts/paths.ts'
import { TicketDoable } from './ticket/TicketDoable.tsx'
import { TicketFacts } from './ticket/TicketFacts.tsx'
import { TicketHistory } from './ticket/TicketHistory.tsx'
import { TicketHonesty } from './ticket/TicketHonesty.tsx'
import { TicketNote } from './ticket/TicketNote.tsx'
import { TicketPeople } from './ticket/TicketPeople.tsx'
import { TicketPlace } from './ticket/TicketPlace.tsx'
import { TicketTitle } from './ticket/TicketTitle.tsx'
import './ticket/ticket.css'

export function TicketPanel({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  const { boardId } = useSession()
  const [, go] = useLocation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const close = () => {
    panel.current?.ownerDocument.querySelector<HTMLElement>(':focus')?.blur()
    go(boardPath(boardId))
    screen.want(id)
  }
  return (
    <aside ref={panel} className="panel" tabIndex={-1} aria-label={`Ticket ${ticketName(ticket)}`}>
      <div className="panel-head">
        {ticket?.upstream && (
          <a href={ticket.upstream.url} target="_blank" rel="noreferrer" className="panel-link">
            #{ticket.upstream.number}
            <span>{hostOf(ticket.upstream.url)}</span>
            <ExternalLink aria-label="(opens upstream in a new tab)" />
          </a>
        )}
        {ticket && (
          <button
            type="button"
            className="button panel-help"
            aria-keyshortcuts="S"
            onClick={() => screen.askForHelp(id)}
          >
            Ask for help
          </button>
        )}
        <button type="button" className="icon-button" aria-label="Close the ticket" onClick={close}>
          <X aria-hidden="true" />
        </button>
      </div>
      {ticket ? <Page ticket={ticket} /> : <Gone />}
    </aside>
  )
}

const Gone = () => (
  <>
    <h2 className="panel-title">This ticket is not on the board</h2>
    <p className="quiet">
      It was taken off, or has not arrived on this device yet. If it comes, it shows here.
    </p>
  </>
)

const Page = ({ ticket }: { readonly ticket: Ticket }) => (
  <>
    <TicketTitle ticket={ticket} />
    <Facts ticket={ticket} />
    <TicketPlace ticket={ticket} />
    <TicketHonesty ticket={ticket} />
    {ticket.pairUp && <PairUp ticket={ticket} />}
    <TicketPeople ticket={ticket} />
    <TicketDoable ticket={ticket} />
    <TicketNote ticket={ticket.id} />
    {ticket.upstream && <TicketFacts upstream={ticket.upstream} />}
    <TicketHistory ticket={ticket} />
  </>
)

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
