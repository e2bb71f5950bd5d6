// What a screen reader says during a drag by keyboard, in plain words.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useLane, useLaneLabel, useTicket } from '../sync/hooks.ts'
import { useDrag } from './dragState.ts'
import type { Place } from './dragState.ts'
import { shortName } from './words.ts'

export const instructions =
  'Press space to pick the card up. Left and right arrows change the lane, up and down its place. Space puts it down, Escape puts it back.'

export function DragVoice() {
  const { ticket, place, last, by } = useDrag()
  const speaking = by === 'keyboard'
  return (
    <output aria-live="assertive" className="visually-hidden">
      {speaking && ticket !== null && place && <Where ticket={ticket} place={place} />}
      {speaking && last && <Ended ticket={last.ticket} place={last.place} how={last.how} />}
    </output>
  )
}

function Where({ ticket, place }: { readonly ticket: string; readonly place: Place }) {
  const name = shortName(useTicket(ticket))
  return `${name} is over ${usePlaceWords(ticket, place)}.`
}

interface EndedProps {
  readonly ticket: string
  readonly place: Place | null
  readonly how: 'dropped' | 'cancelled'
}
function Ended({ ticket, place, how }: EndedProps) {
  const name = shortName(useTicket(ticket))
  const lane = useLaneLabel(place?.lane ?? 'triage')
  return how === 'dropped' && place ? `${name} is put down in ${lane}.` : `${name} is back where it was.`
}

function usePlaceWords(ticket: string, place: Place): string {
  const lane: Lane = place.lane
  const ids = useLane(lane)
  const places = ids.includes(ticket) ? ids.length : ids.length + 1
  return `${useLaneLabel(lane)}, place ${place.index + 1} of ${places}`
}
