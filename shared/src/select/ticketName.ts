// What a ticket is called in a sentence, wherever somebody speaks of it.
import type { Upstream } from '../board/kinds/tickets.ts'
import type { Ticket } from './tickets.ts'

const longest = 42

/** `#5500`, or the beginning of the title where no tracker numbers it. */
export const ticketName = (ticket: Pick<Ticket, 'upstream' | 'title'> | undefined): string =>
  ticket ? (reference(ticket.upstream) ?? `“${clipped(ticket.title)}”`) : 'a ticket'

/** What people call it in the room: `#5500`. */
export const reference = (upstream: Upstream | undefined): string | undefined =>
  upstream && `#${upstream.number}`

const clipped = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`)
