// What comes of putting somebody on a ticket, in words.
import { joiningRole } from '@taula/shared/select/claims'
import { ticketName } from '@taula/shared/select/ticketName'
import type { Prospect } from '../drag/grounds.ts'
import type { BoardSession } from '../sync/session.ts'

/** For oneself it is what Claim does. */
export function joining(
  { view, me }: Pick<BoardSession, 'view' | 'me'>,
  person: string,
  id: string,
): Prospect {
  const ticket = view.ticket(id).get()
  const called = ticketName(ticket)
  const isMe = person === me
  const who = isMe ? 'You' : (view.person(person).get()?.name ?? 'Someone')
  const no = (words: string) => ({ ok: false, words })
  if (!ticket) return no('This ticket is no longer on the board')
  if (ticket.holders.some((holder) => holder.person === person))
    return no(`${who} ${isMe ? 'are' : 'is'} on ${called} already`)
  if (ticket.lane === 'landed') return no(`${called} has landed`)
  if (ticket.lane === 'parked') return no(`${called} is parked`)
  if (isMe) return { ok: true, words: `You claim ${called}` }
  const role = joiningRole(ticket.holders)
  return {
    ok: true,
    words: role === 'driver' ? `${who} claims ${called}` : `${who} joins ${called} as ${role}`,
  }
}
