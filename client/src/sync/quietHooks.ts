// What components ask of a claim's time: until when it is meant to last, and since when it is quiet.
import type { Holder } from '@taula/shared/select/claims'
import { isFromBefore, momentInWords, quietSince, untilInWords, untilOf } from '@taula/shared/select/quiet'
import { zoneOf } from '@taula/shared/select/sprintDay'
import type { Ticket } from '@taula/shared/select/tickets'
import { useNow, usePerson } from './hooks.ts'
import { useCalendar } from './sprintHooks.ts'

export interface ClaimTime {
  /** `until 14:00`, `90 minutes`, `whole sprint`. */
  readonly until: string
  /** `10:40`; undefined: it is not quiet, or not to be spoken of. */
  readonly quietSince: string | undefined
  /** Its last sign is from a day before this. */
  readonly isFromBefore: boolean
}

export function useClaimTime(ticket: Ticket, holder: Holder): ClaimTime {
  const calendar = useCalendar()
  const now = useNow()
  const kept = { holder, person: usePerson(holder.person), upstream: ticket.upstream }
  const since = quietSince(kept, calendar, now)
  return {
    until: untilInWords(untilOf(kept, calendar), calendar, now),
    quietSince: since === undefined ? undefined : momentInWords(since, zoneOf(calendar), now),
    isFromBefore: isFromBefore(kept, calendar, now),
  }
}
