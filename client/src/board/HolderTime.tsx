// How long somebody has been on a ticket; or since when it is quiet, and an offer to take over. Loaded after the board.
import { claimTicket } from '@taula/shared/ops/claims'
import { joiningRole } from '@taula/shared/select/claims'
import type { Holder } from '@taula/shared/select/claims'
import { durationInWords } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { useMe, useNow, usePersonName } from '../sync/hooks.ts'
import { useClaimTime } from '../sync/quietHooks.ts'
import './holderTime.css'

interface Props {
  readonly ticket: Ticket
  readonly holder: Holder
  /** Undefined: where nothing can be pressed, on the drag overlay. */
  readonly tabIndex: number | undefined
}

export function HolderTime({ ticket, holder, tabIndex }: Props) {
  const { quietSince } = useClaimTime(ticket, holder)
  const since = durationInWords(holder.since, useNow())
  const me = useMe()
  const isOnIt = ticket.holders.some(({ person }) => person === me)
  if (quietSince === undefined) {
    return (
      <span className="holder-since">
        {holder.role !== 'driver' && `${holder.role} · `}
        {since}
      </span>
    )
  }
  return (
    <>
      <span className="holder-quiet">quiet since {quietSince}</span>
      {!isOnIt && tabIndex !== undefined && <Offer ticket={ticket} holder={holder} tabIndex={tabIndex} />}
    </>
  )
}

/** Puts me beside whoever is quiet: they stay on it until they say otherwise. */
export function Offer({ ticket, holder, tabIndex }: Omit<Props, 'tabIndex'> & { readonly tabIndex: number }) {
  const act = useAct()
  const name = usePersonName(holder.person)
  const role = joiningRole(ticket.holders)
  return (
    <button
      type="button"
      className="holder-offer"
      tabIndex={tabIndex}
      onClick={() =>
        act(claimTicket, { ticket: ticket.id, role }, `You are on ${ticketName(ticket)} beside ${name}`)
      }
    >
      Offer to take over
    </button>
  )
}
