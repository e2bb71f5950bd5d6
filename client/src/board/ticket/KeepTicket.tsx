// Keeping a ticket for newcomers or for one person. It is a word to the others, not a lock.
import { reserveTicket } from '@taula/shared/ops/newcomer'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../../act/useAct.ts'
import { usePeople, usePersonName } from '../../sync/hooks.ts'

/** No id of a person has a dot. */
const newcomers = '.newcomers'
const nobody = ''

export function KeepTicket({ ticket }: { readonly ticket: Ticket }) {
  const act = useAct()
  const people = usePeople()
  const { reserved } = ticket
  const chosen = reserved ? (reserved.person ?? newcomers) : nobody
  const keep = (choice: string) => {
    const whom = choice === nobody ? 'nobody' : choice === newcomers ? 'newcomers' : { person: choice }
    const said = choice === nobody ? `${ticketName(ticket)} is for everybody` : `Kept ${ticketName(ticket)}`
    act(reserveTicket, { ticket: ticket.id, whom }, said)
  }
  return (
    <label className="field">
      <span>Keep it for</span>
      <select value={chosen} onChange={(event) => keep(event.target.value)}>
        <option value={nobody}>everybody</option>
        <option value={newcomers}>whoever is new here</option>
        {people.map((id) => (
          <PersonOption key={id} id={id} />
        ))}
      </select>
    </label>
  )
}

const PersonOption = ({ id }: { readonly id: string }) => <option value={id}>{usePersonName(id)}</option>
