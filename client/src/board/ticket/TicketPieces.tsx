// The pieces of a ticket, what it is a piece of, and splitting it: one piece on each line.
import { Scissors } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { splitTicket } from '@taula/shared/ops/newcomer'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../../act/useAct.ts'
import { ticketPath } from '../../parts/paths.ts'
import { useLaneLabel, useParts, usePersonName, useTicket } from '../../sync/hooks.ts'
import { useSession } from '../../sync/SessionContext.tsx'

interface Props {
  readonly ticket: Ticket
  readonly maySplit: boolean
}

export function TicketPieces({ ticket, maySplit }: Props) {
  const parts = useParts(ticket.id)
  const whole = useTicket(ticket.partOf ?? '')
  if (parts.length === 0 && !whole && !maySplit) return null
  return (
    <section aria-labelledby="pieces">
      <h3 id="pieces">{parts.length > 0 || !whole ? 'Pieces' : 'A piece of'}</h3>
      {whole && (
        <ul className="pieces">
          <Piece ticket={whole} />
        </ul>
      )}
      {parts.length > 0 && (
        <ul className="pieces">
          {parts.map((id) => (
            <Part key={id} id={id} />
          ))}
        </ul>
      )}
      {maySplit && <Split ticket={ticket} />}
    </section>
  )
}

function Part({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  return ticket ? <Piece ticket={ticket} /> : null
}

function Piece({ ticket }: { readonly ticket: Ticket }) {
  const { boardId } = useSession()
  const lane = useLaneLabel(ticket.lane)
  const holder = ticket.holders[0]?.person
  const name = usePersonName(holder ?? '')
  return (
    <li data-mark={ticket.lane}>
      <span className="lane-mark" aria-hidden="true" />
      <Link href={ticketPath(boardId, ticket.id)}>{ticket.title}</Link>
      <small>{holder === undefined ? lane : name}</small>
    </li>
  )
}

function Split({ ticket }: { readonly ticket: Ticket }) {
  const [draft, setDraft] = useState<string | undefined>()
  const act = useAct()
  if (draft === undefined) {
    return (
      <button type="button" className="button" onClick={() => setDraft('')}>
        <Scissors aria-hidden="true" />
        Split into pieces
      </button>
    )
  }
  const titles = draft.split('\n').filter((line) => line.trim() !== '')
  const split = () => {
    const said = `Split ${ticketName(ticket)} into ${titles.length === 1 ? 'one piece' : `${titles.length} pieces`}`
    if (act(splitTicket, { ticket: ticket.id, titles }, said).ok) setDraft(undefined)
  }
  return (
    <form
      className="pieces-form"
      onSubmit={(event) => {
        event.preventDefault()
        split()
      }}
    >
      <label className="field">
        <span>One piece on each line, each small enough for a morning</span>
        <textarea
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by its own button
          autoFocus
          rows={4}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setDraft(undefined)
          }}
        />
      </label>
      <div className="panel-actions">
        <button type="submit" className="button button-main" disabled={titles.length === 0}>
          {titles.length < 2 ? 'Split' : `Split into ${titles.length}`}
        </button>
        <button type="button" className="button" onClick={() => setDraft(undefined)}>
          Cancel
        </button>
      </div>
    </form>
  )
}
