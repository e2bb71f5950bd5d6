// The pairings somebody is in, and whom they wait for: both end here, quietly.
import { endPairing, leavePairing } from '@taula/shared/ops/pairings'
import type { Pairing } from '@taula/shared/select/pairings'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { listed } from '../parts/listed.ts'
import { useMe } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { usePairings } from '../sync/sprintHooks.ts'

export function Ongoing({ person }: { readonly person: string }) {
  const mine = usePairings().filter(
    ({ endedAt, people, asked }) =>
      endedAt === undefined && people.includes(person) && people.length + asked.length >= 2,
  )
  if (mine.length === 0) return null
  return (
    <ul className="pairs" aria-label="Now">
      {mine.map((pairing) => (
        <Now key={pairing.id} pairing={pairing} person={person} />
      ))}
    </ul>
  )
}

function Now({ pairing, person }: { readonly pairing: Pairing; readonly person: string }) {
  const session = useSession()
  const act = useAct()
  const isMe = useMe() === person
  const { id, isOn, people, asked, ticket } = pairing
  const names = (all: readonly string[]) =>
    listed(
      all.filter((one) => one !== person).map((one) => session.view.person(one).get()?.name ?? 'someone'),
    )
  const on = ticket === null ? '' : ` on ${ticketName(session.view.ticket(ticket).get())}`
  const isGroup = isOn && people.length > 2
  return (
    <li className="pair">
      <p className="pair-who">{isOn ? `With ${names(people)}${on}` : `Waiting for ${names(asked)}${on}`}</p>
      {isGroup && (
        <button
          type="button"
          className="button"
          onClick={() => act(leavePairing, { pairing: id, person }, isMe ? 'You left the group' : 'Left')}
        >
          Leave
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => act(endPairing, { pairing: id }, 'The pairing is over')}
      >
        {isOn ? (isGroup ? 'End for all' : 'End') : 'Take back'}
      </button>
    </li>
  )
}
