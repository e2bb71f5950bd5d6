// Somebody would like to work with me: yes, or not now. Asked once, and never while the day is closed.
import { acceptPairing, declinePairing } from '@taula/shared/ops/pairings'
import { useAct } from '../act/useAct.ts'
import { useMe, usePersonName } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { usePairings, useSprintDay } from '../sync/sprintHooks.ts'
import { shortTicket } from './pairing.ts'

export function PairingPrompt() {
  const me = useMe()
  const session = useSession()
  const act = useAct()
  const isClosed = useSprintDay().is === 'closed'
  const asked = usePairings().find(
    (one) => one.endedAt === undefined && one.asked.includes(me) && one.people.length > 0,
  )
  const name = usePersonName(asked?.by ?? '')
  if (!asked || isClosed) return null
  const { id: pairing, ticket } = asked
  return (
    <section className="prompt" aria-label="Invitation to pair" aria-live="polite">
      <p>
        <strong>{name}</strong> would like to pair with you
        {ticket !== null && ` on ${shortTicket(session, ticket)}`}.
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
