// With whom somebody works, on their row of the floor; whoever is in it ends it there. And how many newcomers a mentor has.
import { endPairing } from '@taula/shared/ops/pairings'
import { loadOf, mentorLoadOf } from '@taula/shared/select/free'
import type { Pairing } from '@taula/shared/select/pairings'
import { mayPlace } from '@taula/shared/select/seats'
import { useAct } from '../act/useAct.ts'
import { useBoardFacts, useMe, useMyRole, usePersonName } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { usePairingsOf } from '../sync/sprintHooks.ts'

interface Props {
  readonly id: string
  readonly tabIndex: number
}
export const PersonPairings = ({ id, tabIndex }: Props) =>
  usePairingsOf(id).map((pairing) => (
    <With key={pairing.id} pairing={pairing} person={id} tabIndex={tabIndex} />
  ))

interface WithProps {
  readonly pairing: Pairing
  readonly person: string
  readonly tabIndex: number
}
function With({ pairing, person, tabIndex }: WithProps) {
  const act = useAct()
  const me = { person: useMe(), role: useMyRole() }
  const others = pairing.people.filter((other) => other !== person)
  return (
    <p className="person-with">
      <span>
        with{' '}
        {others.map((other, i) => (
          <span key={other}>
            {i > 0 && ', '}
            <Name person={other} />
          </span>
        ))}
      </span>
      {mayPlace(me, person) && (
        <button
          type="button"
          className="person-end"
          tabIndex={tabIndex}
          onClick={() => act(endPairing, { pairing: pairing.id }, 'The pairing is over')}
        >
          End<span className="visually-hidden"> the pairing</span>
        </button>
      )}
    </p>
  )
}

const Name = ({ person }: { readonly person: string }) => usePersonName(person)

export function MentorMeter({ id }: { readonly id: string }) {
  const { view } = useSession()
  const pairings = usePairingsOf(id)
  const people = pairings.flatMap((pairing) => pairing.people.flatMap((one) => view.person(one).get() ?? []))
  const most = loadOf({ mentorLoad: useBoardFacts()?.mentorLoad })
  const load = mentorLoadOf(id, { pairings, people })
  return (
    <p className="mentor-meter" title="Newcomers they work with">
      mentor{' '}
      <span className="mentor-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * load) / most)}%` }} />
      </span>
      {load} of {most}
      <span className="visually-hidden"> newcomers</span>
    </p>
  )
}
