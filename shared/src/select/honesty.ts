// Where board and tracker should say the same of who works on a ticket, and do not yet.
import type { Upstream } from '../board/kinds/tickets.ts'
import type { Entity } from '../board/schema.ts'
import type { Ticket } from './tickets.ts'

/** What a person is called, by service: `handle.trac`. */
export type HandlesOf = (person: string) => Entity<'people'>['handle'] | undefined

/** Who has a ticket on Trac. */
export type Assignment =
  | { readonly is: 'nobody' }
  /** Somebody who, as far as is known, is not on it here. */
  | { readonly is: 'other'; readonly owner: string }

/**
 * What to remind a holder of: they drive a Trac ticket that is not assigned to anybody who is on it. Undefined where all
 * is well, where it is over, and where the list did not say whose it is.
 */
export function assignmentOf(ticket: Ticket, person: string, handles: HandlesOf): Assignment | undefined {
  const { upstream, holders, lane } = ticket
  if (!upstream?.tracker.startsWith('trac:') || upstream.owner === undefined) return undefined
  if (isOver(upstream) || lane === 'landed' || lane === 'parked') return undefined
  if (!holders.some((holder) => holder.person === person && holder.role === 'driver')) return undefined
  const { owner } = upstream
  if (owner === null) return { is: 'nobody' }
  return holders.some((holder) => isCalled(owner, upstream, handles(holder.person)))
    ? undefined
    : { is: 'other', owner }
}

/**
 * Whether somebody reviews what is their own: a pull request they opened, or a ticket that the tracker says is theirs. Who
 * reported a ticket may well review its patch.
 */
export function reviewsOwnWork(ticket: Ticket, person: string, handles: HandlesOf): boolean {
  const { upstream, holders } = ticket
  if (!upstream || !holders.some((holder) => holder.person === person && holder.role === 'reviewer'))
    return false
  const author = upstream.kind === 'pull' ? upstream.reporter : upstream.owner
  return author != null && isCalled(author, upstream, handles(person))
}

const isOver = ({ state }: Upstream) => state === 'closed' || state === 'merged'

function isCalled(name: string, { tracker }: Upstream, handles: ReturnType<HandlesOf>): boolean {
  const own = handles?.[tracker.startsWith('gh:') ? 'github' : 'trac']
  return own != null && plain(own) === plain(name)
}

/** Trackers take names without regard to case; people write them with an @. */
const plain = (handle: string) => handle.trim().replace(/^@/, '').toLowerCase()
