// What a ticket is called in a question.
import type { Ticket } from '@taula/shared/select/tickets'

/** `#5500`, or its title where no tracker numbers it. */
export const ticketName = ({ upstream, title }: Pick<Ticket, 'upstream' | 'title'>): string =>
  upstream ? `#${upstream.number}` : `“${title}”`
