// Asks whoever is on a ticket whether they still are: when the claim has gone quiet, and first thing on the next day.
import { useState } from 'react'
import { endClaim } from '@taula/shared/ops/claims'
import { keepClaim, passClaim } from '@taula/shared/ops/keeping'
import type { Holder } from '@taula/shared/select/claims'
import { dayOf } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { useHolding, useMe, useNow, useTicket } from '../sync/hooks.ts'
import { useClaimTime } from '../sync/quietHooks.ts'
import { usePresence, useZone } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'
import './keeping.css'

/** One after the other: those behind the first wait until it is answered. */
export function KeepPrompt() {
  const me = useMe()
  const holding = useHolding(me)
  if (usePresence(me) === 'left') return null
  return holding.map((id) => <OfTicket key={id} id={id} />)
}

function OfTicket({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  const me = useMe()
  const holder = ticket?.holders.find(({ person }) => person === me)
  return ticket && holder ? <Ask ticket={ticket} holder={holder} /> : null
}

interface Props {
  readonly ticket: Ticket
  readonly holder: Holder
}

function Ask({ ticket, holder }: Props) {
  const { quietSince, isFromBefore } = useClaimTime(ticket, holder)
  const [zone, now] = [useZone(), useNow()]
  const later = useLater(`${ticket.id}`, `${holder.sign} ${dayOf(now, zone)}`)
  if (later.said || (quietSince === undefined && !isFromBefore)) return null
  const name = ticketName(ticket)
  return (
    <section className="prompt keep-ask" aria-label={`Still on ${name}?`}>
      <p>
        {isFromBefore ? (
          <>
            {wasYesterday(holder.sign, now, zone) ? 'Yesterday' : 'Last time'} you were on{' '}
            <strong>{name}</strong>.
          </>
        ) : (
          <>
            Still on <strong>{name}</strong>?
          </>
        )}
        {ticket.upstream && <span className="keep-title">{ticket.title}</span>}
      </p>
      <Answers ticket={ticket} onLater={later.say} />
    </section>
  )
}

function Answers({
  ticket: { id, ...ticket },
  onLater,
}: {
  readonly ticket: Ticket
  readonly onLater: () => void
}) {
  const act = useAct()
  const name = ticketName(ticket)
  return (
    <div className="keep-answers">
      <button
        type="button"
        className="button button-main"
        onClick={() => act(keepClaim, { ticket: id }, `You are still on ${name}`)}
      >
        Still on it
      </button>
      <button
        type="button"
        className="button"
        onClick={() => act(passClaim, { ticket: id }, `You passed ${name} on`)}
      >
        Pass on
      </button>
      <button
        type="button"
        className="button"
        onClick={() => act(endClaim, { ticket: id, how: 'done' }, `You are done with ${name}`)}
      >
        Done
      </button>
      <button type="button" className="button" onClick={onLater}>
        Later
      </button>
    </div>
  )
}

/** Put off on this device: the same question is not asked again. */
function useLater(about: string, question: string) {
  const key = `later.${about}`
  const [put, setPut] = useState(() => recall(key))
  return {
    said: put === question,
    say() {
      remember(key, question)
      setPut(question)
    },
  }
}

const dayMs = 24 * 60 * 60 * 1000
const wasYesterday = (at: number, now: number, zone: string): boolean =>
  dayOf(at, zone) === dayOf(now - dayMs, zone)
