// What a screen reader says while a card is carried by keyboard, in plain words.
import { ticketName } from '@taula/shared/select/ticketName'
import { useLane, useLaneLabel, useTicket } from '../sync/hooks.ts'
import { useDrag } from './dragState.ts'
import type { Place } from './dragState.ts'

export function CardVoice() {
  const { ticket, place, last } = useDrag()
  if (ticket !== null) return place && <Where ticket={ticket} place={place} />
  return last && <Ended ticket={last.ticket} place={last.place} how={last.how} />
}

function Where({ ticket, place }: { readonly ticket: string; readonly place: Place }) {
  const name = ticketName(useTicket(ticket))
  return `${name} is over ${usePlaceWords(ticket, place)}.`
}

interface EndedProps {
  readonly ticket: string
  readonly place: Place | null
  readonly how: 'dropped' | 'cancelled'
}
function Ended({ ticket, place, how }: EndedProps) {
  const name = ticketName(useTicket(ticket))
  const lane = useLaneLabel(place?.lane ?? 'triage')
  return how === 'dropped' && place ? `${name} is put down in ${lane}.` : `${name} is back where it was.`
}

function usePlaceWords(ticket: string, place: Place): string {
  const ids = useLane(place.lane)
  const places = ids.includes(ticket) ? ids.length : ids.length + 1
  return `${useLaneLabel(place.lane)}, place ${place.index + 1} of ${places}`
}
