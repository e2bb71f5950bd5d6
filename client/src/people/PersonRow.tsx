// One person in the room: whether they are connected, and what they are on.
import { Link } from 'wouter'
import { Avatar } from '../parts/Avatar.tsx'
import { ticketPath } from '../parts/paths.ts'
import { useHolding, useIsPresent, useMe, usePerson, usePersonName, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { Mark } from './Mark.tsx'
import { MentorMeter, PersonPairings } from './Pairings.tsx'

export const PersonRow = ({ id }: { readonly id: string }) => (
  <li className="person" data-person={id}>
    <Avatar id={id} name={usePersonName(id)} away={!useIsPresent(id)} size="large" />
    <PersonFacts id={id} />
  </li>
)

interface FactsProps {
  readonly id: string
  /** Whom to ask at the table they sit at. */
  readonly isLead?: boolean
  readonly tabIndex?: number
}
export function PersonFacts({ id, isLead = false, tabIndex = 0 }: FactsProps) {
  const person = usePerson(id)
  const isMe = useMe() === id
  const here = useIsPresent(id)
  const holding = useHolding(id)
  return (
    <div className="person-facts">
      <p className="person-name">
        <span className="person-words">
          {usePersonName(id)}
          {isMe && <span className="person-tag"> you</span>}
          {isLead && <span className="person-tag person-lead"> ask me</span>}
          {person?.role === 'scribe' && <span className="person-tag"> scribe</span>}
          {person?.newHere && <span className="person-tag person-new"> new here</span>}
          {person?.remote && <span className="person-tag"> remote</span>}
        </span>
        <Mark id={id} />
        {!here && <span className="person-tag person-away"> not connected</span>}
      </p>
      {person?.role === 'mentor' && <MentorMeter id={id} />}
      <PersonPairings id={id} tabIndex={tabIndex} />
      {holding.map((ticket) => (
        <On key={ticket} id={ticket} tabIndex={tabIndex} />
      ))}
    </div>
  )
}

function On({ id, tabIndex }: { readonly id: string; readonly tabIndex: number }) {
  const { boardId } = useSession()
  const ticket = useTicket(id)
  if (!ticket) return null
  return (
    <Link
      className="person-on"
      href={ticketPath(boardId, id)}
      draggable={false}
      tabIndex={tabIndex}
      onClick={() => screen.open(null)}
    >
      {ticket.upstream && <b>#{ticket.upstream.number}</b>} {ticket.title}
    </Link>
  )
}
