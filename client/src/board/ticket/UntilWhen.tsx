// Until when a claim is meant to last; its holder says otherwise in one tap. When that is over it turns amber, no more.
import type { Until } from '@taula/shared/board/kinds/claims'
import { keepClaim } from '@taula/shared/ops/keeping'
import type { Holder } from '@taula/shared/select/claims'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../../act/useAct.ts'
import { useMe } from '../../sync/hooks.ts'
import { useClaimTime } from '../../sync/quietHooks.ts'
import { useSprintDay } from '../../sync/sprintHooks.ts'
import { Offer } from '../HolderTime.tsx'

interface Props {
  readonly ticket: Ticket
  readonly holder: Holder
}

export function UntilWhen({ ticket, holder }: Props) {
  const { until, quietSince } = useClaimTime(ticket, holder)
  const me = useMe()
  const isOnIt = ticket.holders.some(({ person }) => person === me)
  return (
    <>
      {quietSince === undefined ? (
        <p className="quiet">{until}</p>
      ) : (
        <p>
          <span className="holder-quiet">quiet since {quietSince}</span>
        </p>
      )}
      {quietSince !== undefined && !isOnIt && <Offer ticket={ticket} holder={holder} tabIndex={0} />}
      {holder.person === me && <Choice ticket={ticket} said={holder.until} />}
    </>
  )
}

interface Choosable {
  readonly words: string
  readonly until: Until
}

function Choice({ ticket, said }: { readonly ticket: Ticket; readonly said: Until | undefined }) {
  const act = useAct()
  const day = useSprintDay()
  const choices: readonly Choosable[] = [
    { words: '90 min', until: { is: 'minutes', minutes: 90 } },
    ...(day.is === 'open'
      ? [{ words: 'End of the morning', until: { is: 'day', day: day.day } } as const]
      : []),
    { words: 'Whole sprint', until: { is: 'sprint' } },
  ]
  return (
    <fieldset className="until" aria-label="Until when I am on it">
      {choices.map(({ words, until }) => (
        <button
          key={words}
          type="button"
          className="button"
          aria-pressed={said?.is === until.is}
          onClick={() =>
            act(
              keepClaim,
              { ticket: ticket.id, until },
              `You are on ${ticketName(ticket)}: ${words.toLowerCase()}`,
            )
          }
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
