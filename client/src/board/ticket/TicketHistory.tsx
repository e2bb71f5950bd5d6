// What the board knows of a ticket's past, and the way off the board.
import type { Ticket } from '@taula/shared/select/tickets'
import { useLocation } from 'wouter'
import { useMe, usePersonName } from '../../sync/hooks.ts'
import { useSession } from '../../sync/SessionContext.tsx'
import { useCommands } from '../commands.ts'
import { boardPath } from '../../parts/paths.ts'
import { dayAndTimeOf } from '../../parts/clock.ts'

export function TicketHistory({ ticket }: { readonly ticket: Ticket }) {
  const { boardId } = useSession()
  const [, go] = useLocation()
  const { withdraw } = useCommands()
  return (
    <section aria-labelledby="history">
      <h3 id="history">On this board</h3>
      <ul className="panel-history">
        {ticket.added && <Line at={ticket.added.at} person={ticket.added.by} did="put it on the board" />}
        {ticket.holders.map(({ person, since }) => (
          <Line key={person} at={since} person={person} did="claimed it" />
        ))}
      </ul>
      <button
        type="button"
        className="button panel-withdraw"
        onClick={() => {
          withdraw(ticket.id)
          go(boardPath(boardId))
        }}
      >
        Take off the board
      </button>
    </section>
  )
}

function Line({ at, person, did }: { readonly at: number; readonly person: string; readonly did: string }) {
  const name = usePersonName(person)
  const isMe = useMe() === person
  return (
    <li>
      <time dateTime={new Date(at).toISOString()}>{dayAndTimeOf(at)}</time> {isMe ? 'You' : name} {did}.
    </li>
  )
}
