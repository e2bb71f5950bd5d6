// Somebody would like to work with me: yes, or not now; and whom I asked said not now. Never while the day is closed.
import { acceptPairing, declinePairing, endPairing } from '@taula/shared/ops/pairings'
import { cameToNothing } from '@taula/shared/select/pairings'
import type { Pairing } from '@taula/shared/select/pairings'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { listed } from '../parts/listed.ts'
import { useMe, usePersonName } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { usePairings, useSprintDay } from '../sync/sprintHooks.ts'

export function PairingPrompt() {
  const me = useMe()
  const pairings = usePairings()
  const day = useSprintDay()
  if (day.is === 'closed') return null
  const asked = pairings.find(
    (one) => one.endedAt === undefined && one.asked.includes(me) && one.people.length > 0,
  )
  if (asked) return <Invitation asked={asked} />
  // What was answered on another day is no news.
  const since = day.is === 'open' ? day.since : 0
  const declined = pairings.find((one) => one.by === me && one.at >= since && cameToNothing(one))
  return declined ? <Declined pairing={declined} /> : null
}

function Invitation({ asked }: { readonly asked: Pairing }) {
  const session = useSession()
  const act = useAct()
  const name = usePersonName(asked.by)
  const { id: pairing, ticket } = asked
  return (
    <section className="prompt" aria-label="Invitation to pair" aria-live="polite">
      <p>
        <strong>{name}</strong> would like to pair with you
        {ticket !== null && ` on ${ticketName(session.view.ticket(ticket).get())}`}.
      </p>
      <button
        type="button"
        className="button button-main"
        onClick={() => act(acceptPairing, { pairing }, `You pair with ${name}`)}
      >
        Accept
      </button>
      <button type="button" className="button" onClick={() => act(declinePairing, { pairing })}>
        Not now
      </button>
    </section>
  )
}

/** Stays until it is read, on whatever device. */
function Declined({ pairing: { id: pairing, by, all } }: { readonly pairing: Pairing }) {
  const { view } = useSession()
  const act = useAct()
  const others = all.filter((person) => person !== by)
  const names = others.map((person) => view.person(person).get()?.name ?? 'someone')
  return (
    <section className="prompt" aria-label="Not now" aria-live="polite">
      <p>
        Pairing with <strong>{listed(names)}</strong>: not now.
      </p>
      <button type="button" className="button" onClick={() => act(endPairing, { pairing })}>
        All right
      </button>
    </section>
  )
}
