// Who is on a ticket, since when and as what; my own part can be changed.
import { Users } from 'lucide-react'
import { claimRoles } from '@taula/shared/board/kinds/claims'
import type { ClaimRole } from '@taula/shared/board/kinds/claims'
import type { Holder } from '@taula/shared/select/claims'
import { mayPlace } from '@taula/shared/select/seats'
import { durationInWords } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'
import { Avatar } from '../../parts/Avatar.tsx'
import { useMe, useMyRole, useNow, usePersonName } from '../../sync/hooks.ts'
import { screen } from '../../ui/screen.ts'
import { HandoverNote } from '../HandoverNote.tsx'
import { useCommands } from '../commands.ts'
import { UntilWhen } from './UntilWhen.tsx'

export function TicketPeople({ ticket }: { readonly ticket: Ticket }) {
  return (
    <section aria-labelledby="on-it">
      <h3 id="on-it">On it</h3>
      {ticket.holders.length === 0 && <p className="quiet">Nobody yet.</p>}
      <ul className="panel-people">
        {ticket.holders.map((holder) => (
          <OnIt key={holder.person} ticket={ticket} holder={holder} />
        ))}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() => screen.pair({ for: 'ticket', ticket: ticket.id })}
      >
        <Users aria-hidden="true" />
        Find a pair
      </button>
      {ticket.handover && <HandoverNote ticket={ticket} handover={ticket.handover} tabIndex={0} />}
    </section>
  )
}

function OnIt({ ticket, holder }: { readonly ticket: Ticket; readonly holder: Holder }) {
  const { person, role, since } = holder
  const name = usePersonName(person)
  const me = { person: useMe(), role: useMyRole() }
  const isMe = me.person === person
  const time = durationInWords(since, useNow())
  return (
    <li data-person={person}>
      <Avatar id={person} name={name} size="large" />
      <div>
        <p className="person-name">
          {name}
          {isMe && ' (you)'}
        </p>
        <p className="quiet">
          {isMe ? '' : `${role}, `}
          {time === 'just now' ? 'since just now' : `for ${time}`}
        </p>
        <UntilWhen ticket={ticket} holder={holder} />
      </div>
      {isMe && <MyPart ticket={ticket.id} role={role} />}
      {!isMe && mayPlace(me, person) && <TheirEnd ticket={ticket.id} person={person} name={name} />}
    </li>
  )
}

const isRole = (text: string): text is ClaimRole => claimRoles.some((role) => role === text)

function MyPart({ ticket, role }: { readonly ticket: string; readonly role: ClaimRole }) {
  const { setRole } = useCommands()
  return (
    <label className="panel-part">
      <span className="visually-hidden">My part</span>
      <select
        value={role}
        onChange={(event) => isRole(event.target.value) && setRole(ticket, event.target.value)}
      >
        {claimRoles.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}

interface EndProps {
  readonly ticket: string
  readonly person: string
  readonly name: string
}
/** Staff say it for those who do not touch the board. */
function TheirEnd({ ticket, person, name }: EndProps) {
  const { endFor } = useCommands()
  return (
    <div className="panel-part panel-ends">
      <button
        type="button"
        className="button"
        aria-label={`${name} is done`}
        onClick={() => endFor(ticket, person, 'done')}
      >
        Done
      </button>
      <button
        type="button"
        className="button"
        aria-label={`${name} lets go of it`}
        onClick={() => endFor(ticket, person, 'released')}
      >
        Let go
      </button>
    </div>
  )
}
