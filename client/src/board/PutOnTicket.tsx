// Putting somebody on a ticket without dragging: a short list that the search narrows. Loaded when first wanted.
import { reference } from '@taula/shared/select/ticketName'
import { useDeferredValue, useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { useMe, usePersonName, useTicket, useTicketIds } from '../sync/hooks.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen, useScreen } from '../ui/screen.ts'
import { joining } from './joining.ts'
import './putOnTicket.css'
import { matches, wordsOf } from './search.ts'
import { join } from './ticketGround.ts'

/** More are found by a word of the search. */
const most = 12

export function PutOnTicket() {
  const person = useScreen((state) => state.putting) ?? ''
  const name = usePersonName(person)
  const isMe = useMe() === person
  const session = useSession()
  const [query, setQuery] = useState('')
  // Woken when tickets come or go; who is on one is looked up when the list is drawn.
  useTicketIds()
  const ids = found(session, person, useDeferredValue(query))
  const close = () => {
    screen.open(null)
    floor.want(person)
  }
  const put = (ticket: string) => {
    close()
    join(session, person, ticket)
  }
  return (
    <Dialog title={isMe ? 'Which ticket do you claim?' : `Which ticket for ${name}?`} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ids[0] !== undefined) put(ids[0])
        }}
      >
        <label className="field">
          <span>Number, title, component or person</span>
          <input
            data-first
            type="text"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      </form>
      <ul className="put-on">
        {ids.slice(0, most).map((id) => (
          <Choice key={id} id={id} words={joining(session, person, id).words} onChoose={() => put(id)} />
        ))}
      </ul>
      <output className="quiet">
        {ids.length === 0 && 'No open ticket matches.'}
        {ids.length > most && `${ids.length - most} more: narrow the search.`}
      </output>
    </Dialog>
  )
}

/** Tickets that the person may be put on, those up for grabs first. */
function found(session: BoardSession, person: string, query: string): readonly string[] {
  const { view } = session
  const words = wordsOf(query)
  const nameOf = (holder: string) => view.person(holder).get()?.name ?? ''
  return (['ready', 'doing', 'review', 'waiting', 'triage'] as const)
    .flatMap((lane) => view.lane(lane).get())
    .filter((id) => {
      const ticket = view.ticket(id).get()
      return ticket && matches(ticket, words, nameOf) && joining(session, person, id).ok
    })
}

interface ChoiceProps {
  readonly id: string
  readonly words: string
  readonly onChoose: () => void
}
function Choice({ id, words, onChoose }: ChoiceProps) {
  const ticket = useTicket(id)
  const number = reference(ticket?.upstream)
  return (
    <li>
      <button type="button" className="put-on-choice" onClick={onChoose}>
        <span className="put-on-title">
          {number !== undefined && <b>{number}</b>} {ticket?.title}
        </span>
        <small>{words}</small>
      </button>
    </li>
  )
}

export { TicketGround } from './ticketGround.ts'
