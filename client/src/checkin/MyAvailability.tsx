// Whether I may be asked. Who is heads-down is left alone: for a while, or until they say so.
import { availabilities } from '@taula/shared/board/kinds/people'
import type { Availability } from '@taula/shared/board/kinds/people'
import { sayAvailability } from '@taula/shared/ops/checkIn'
import { useAct } from '../act/useAct.ts'
import { timeOf } from '../parts/clock.ts'
import { useMe, usePerson } from '../sync/hooks.ts'
import { useAvailability } from '../sync/sprintHooks.ts'

const words: Readonly<Record<Availability, string>> = {
  open: 'Open',
  headsDown: 'Heads-down',
  canHelp: 'Can help',
}
/** Minutes. */
const short = 30
const long = 60

export function MyAvailability() {
  const availability = useAvailability(useMe())
  const act = useAct()
  const say = (is: Availability, minutes?: number) =>
    act(sayAvailability, { is, ...(minutes !== undefined && { minutes }) }, words[is])
  return (
    <fieldset>
      <legend>People may find me</legend>
      <div className="words">
        {availabilities.map((is) => (
          <button
            key={is}
            type="button"
            className="word"
            aria-pressed={availability === is}
            onClick={() => say(is, is === 'headsDown' ? short : undefined)}
          >
            {words[is]}
          </button>
        ))}
      </div>
      {availability === 'headsDown' && <HowLong onSay={(minutes) => say('headsDown', minutes)} />}
    </fieldset>
  )
}

function HowLong({ onSay }: { readonly onSay: (minutes?: number) => void }) {
  const until = usePerson(useMe())?.availability?.until ?? null
  return (
    <>
      <p className="me-note">
        Nobody will nudge you {until === null ? 'until you say so, today.' : `until ${timeOf(until)}.`}
      </p>
      <div className="words">
        {[short, long].map((minutes) => (
          <button key={minutes} type="button" className="word" onClick={() => onSay(minutes)}>
            For {minutes} min
          </button>
        ))}
        <button type="button" className="word" aria-pressed={until === null} onClick={() => onSay()}>
          Until I say so
        </button>
      </div>
    </>
  )
}
