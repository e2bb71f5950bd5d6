// What people of the sprint said of a ticket, among its facts: checked for newcomers, how long, for whom, a piece of what;
// and to its holder alone, that the tracker does not know of them. Loaded after the board.
import type { Ticket } from '@taula/shared/select/tickets'
import { effortWords } from '@taula/shared/select/find'
import { isOpen } from '@taula/shared/select/sprintDay'
import { ticketName } from '@taula/shared/select/ticketName'
import { useMe, usePersonName, useTicket } from '../sync/hooks.ts'
import { useSprintDay } from '../sync/sprintHooks.ts'
import { useHonesty } from './useHonesty.ts'

interface Props {
  readonly ticket: Ticket
}

export function Marks({ ticket }: Props) {
  const { checked, isCheckStale, effort, reserved, partOf, holders, lane } = ticket
  const me = useMe()
  // Once somebody is on it, whether it would be one for newcomers helps nobody any more.
  const isFree = holders.length === 0 && (lane === 'ready' || lane === 'triage')
  return (
    <>
      {isFree && checked && (isCheckStale ? <CheckAgain /> : <li data-tone="good">Checked</li>)}
      {isFree && reserved && <For person={reserved.person} />}
      {effort && <li>{effortWords[effort]}</li>}
      {partOf !== undefined && <PartOf id={partOf} />}
      {holders.some(({ person }) => person === me) && <Honesty ticket={ticket} />}
    </>
  )
}

/** While the morning is closed nothing is amber. */
const CheckAgain = () =>
  isOpen(useSprintDay()) ? <li data-tone="stale">Check again</li> : <li>Checked before</li>

function For({ person }: { readonly person: string | null }) {
  const name = usePersonName(person ?? '')
  const isMe = useMe() === person
  return <li>{person === null ? 'for newcomers' : isMe ? 'for you' : `for ${name}`}</li>
}

/** Nothing where the bigger ticket is not on the board (any more). */
function PartOf({ id }: { readonly id: string }) {
  const whole = useTicket(id)
  return whole ? <li>part of {ticketName(whole)}</li> : null
}

/** Its page says more, and has the link. */
function Honesty({ ticket }: Props) {
  const honesty = useHonesty(ticket)
  if (honesty === undefined) return null
  return <li data-tone="stale">{honesty.is === 'ownWork' ? 'Your own work' : 'Not yours on Trac yet'}</li>
}
