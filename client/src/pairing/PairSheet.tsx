// "Pair up": three suggestions with their reasons, and anybody by name. One tap pairs, or invites. Loaded when first wanted.
import { useMemo } from 'react'
import { busyWith } from '@taula/shared/select/free'
import type { Room } from '@taula/shared/select/free'
import { suggestPairs } from '@taula/shared/select/suggest'
import type { Suggestion, Wanted } from '@taula/shared/select/suggest'
import { ticketName } from '@taula/shared/select/ticketName'
import { Avatar } from '../parts/Avatar.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { listed } from '../parts/listed.ts'
import { useMe, useMyRole, usePersonName } from '../sync/hooks.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen, useScreen } from '../ui/screen.ts'
import { Choosing } from './Choosing.tsx'
import { Ongoing } from './Ongoing.tsx'
import { beginning, holds, pair, ticketOf, wantedBy } from './pairing.ts'
import { busyWords } from './words.ts'
import './pairing.css'
import { useRoom } from './useRoom.ts'

export function PairSheet() {
  const session = useSession()
  const asked = useScreen((state) => state.pairing) ?? { for: 'room' as const }
  const role = useMyRole()
  const me = useMe()
  const room = useRoom()
  const wanted = wantedBy(session, asked, role)
  const title = useTitle(session, wanted)
  const nameOf = (person: string) => session.view.person(person).get()?.name ?? 'someone'
  const suggestions = suggestPairs(wanted, room, (person) => (person === me ? 'you' : nameOf(person)))
  const close = () => {
    screen.open(null)
    if (asked.for === 'person') floor.want(asked.person)
  }
  const choose = (people: readonly string[]) => {
    if (pair(session, people, ticketOf(wanted))) close()
  }
  const base = beginning(session, wanted)
  return (
    <Dialog title={title} onClose={close}>
      {wanted.for === 'person' && <Ongoing person={wanted.person} />}
      <ul className="pairs" aria-label="Suggestions">
        {suggestions.map((suggestion, i) => (
          <Suggested
            key={suggestion.people.join()}
            suggestion={suggestion}
            base={base}
            isFirst={i === 0}
            isAloud={holds(session, suggestion.people)}
            onChoose={() => choose(suggestion.people)}
          />
        ))}
      </ul>
      {suggestions.length === 0 && <p className="pairs-none">{whyNone(wanted, room, me, nameOf)}</p>}
      <Choosing base={base} room={room} onChoose={choose} />
    </Dialog>
  )
}

function useTitle(session: BoardSession, wanted: Wanted): string {
  const me = useMe()
  const name = usePersonName(wanted.for === 'person' ? wanted.person : '')
  return useMemo(() => {
    const on = ticketOf(wanted)
    if (wanted.for === 'room') return 'Pairs for the room'
    if (wanted.for === 'ticket' || on !== null)
      return `A pair for ${ticketName(session.view.ticket(on ?? '').get())}`
    return wanted.person === me ? 'Pair up' : `Pair up ${name}`
  }, [wanted, me, name, session])
}

function whyNone(wanted: Wanted, room: Room, me: string, nameOf: (person: string) => string): string {
  const person = wanted.for === 'person' ? room.people.find(({ id }) => id === wanted.person) : undefined
  const busy = person && busyWith(person, room)
  if (person && busy) {
    const who = person.id === me ? 'You are' : `${nameOf(person.id)} is`
    return `${who} ${busyWords[busy]}, so nobody is suggested. You may still choose by name.`
  }
  return 'Nobody is free just now. You may still choose by name.'
}

interface SuggestedProps {
  readonly suggestion: Suggestion
  readonly base: readonly string[]
  readonly isFirst: boolean
  readonly isAloud: boolean
  readonly onChoose: () => void
}
/** The reasons speak of whoever is named first. */
function Suggested({ suggestion, base, isFirst, isAloud, onChoose }: SuggestedProps) {
  const { view } = useSession()
  const me = useMe()
  const { person, people, reasons } = suggestion
  const name = usePersonName(person)
  const others = people.filter((one) => one !== person && !base.includes(one))
  const beside = listed(
    others.map((one) => (one === me ? 'you' : (view.person(one).get()?.name ?? 'someone'))),
  )
  const words = beside === '' ? name : `${name} with ${beside}`
  return (
    <li className="pair" data-person={person}>
      <Avatar id={person} name={name} size="large" />
      <div className="pair-who">
        <p className="pair-name">{words}</p>
        <ul className="pair-why">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className={isFirst ? 'button button-main' : 'button'}
        aria-label={`${isAloud ? 'Pair' : 'Invite'} ${words}`}
        onClick={onChoose}
      >
        {isAloud ? 'Pair' : 'Invite'}
      </button>
    </li>
  )
}
