// One person in the room: whether they are connected, and what they are on.
import { Link } from 'wouter'
import { Avatar } from '../parts/Avatar.tsx'
import { useHolding, useMe, usePerson, usePresent, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'

export function PersonRow({ id }: { readonly id: string }) {
  const person = usePerson(id)
  const name = person?.name ?? 'someone'
  const here = usePresent().includes(id)
  const isMe = useMe() === id
  const holding = useHolding(id)
  return (
    <li className="person" data-person={id}>
      <Avatar id={id} name={name} away={!here} size="large" />
      <div>
        <p className="person-name">
          {name}
          {isMe && <span className="person-tag"> you</span>}
          {person?.newHere && <span className="person-tag person-new"> new here</span>}
          {person?.remote && <span className="person-tag"> remote</span>}
          {!here && <span className="person-tag"> not connected</span>}
        </p>
        {holding.map((ticket) => (
          <On key={ticket} id={ticket} />
        ))}
      </div>
    </li>
  )
}

function On({ id }: { readonly id: string }) {
  const { boardId } = useSession()
  const ticket = useTicket(id)
  if (!ticket) return null
  return (
    <Link className="person-on" href={`/b/${boardId}/t/${id}`} onClick={() => screen.open(null)}>
      {ticket.upstream && <b>#{ticket.upstream.number}</b>} {ticket.title}
    </Link>
  )
}
