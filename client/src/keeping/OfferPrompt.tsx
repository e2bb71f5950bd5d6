// Somebody passed a ticket on to me: mine if I say so. Nobody is put on it by being named.
import { useState } from 'react'
import { claimTicket } from '@taula/shared/ops/claims'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { useMe, usePersonName, useTicket, useOffered } from '../sync/hooks.ts'
import { useSprintDay } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'
import './keeping.css'

export function OfferPrompt() {
  const ids = useOffered(useMe())
  if (useSprintDay().is === 'closed') return null
  return ids.map((id) => <OfTicket key={id} id={id} />)
}

function OfTicket({ id }: { readonly id: string }) {
  const me = useMe()
  const ticket = useTicket(id)
  const handover = ticket?.handover
  if (!ticket || handover?.to !== me || ticket.holders.some(({ person }) => person === me)) return null
  return (
    <Offer
      key={handover.at}
      id={id}
      name={ticketName(ticket)}
      from={handover.from}
      note={handover.note}
      at={handover.at}
    />
  )
}

interface Props {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly note: string | null
  readonly at: number
}
function Offer({ id, name, from, note, at }: Props) {
  const act = useAct()
  const who = usePersonName(from)
  const key = `offer.${id}`
  const [declined, setDeclined] = useState(() => recall(key) === String(at))
  if (declined) return null
  return (
    <section className="prompt keep-ask" aria-label={`${name} is passed on to you`}>
      <p>
        {who} passes <strong>{name}</strong> on to you.
        {note !== null && <span className="keep-title">{note}</span>}
      </p>
      <div className="keep-answers">
        <button
          type="button"
          className="button button-main"
          onClick={() => act(claimTicket, { ticket: id }, `You claimed ${name}`)}
        >
          Take it
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            remember(key, String(at))
            setDeclined(true)
          }}
        >
          Not me
        </button>
      </div>
    </section>
  )
}
