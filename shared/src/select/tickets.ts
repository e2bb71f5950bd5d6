// A ticket as everybody sees it: its registers and its claims drawn together into one answer.
import { byRank } from '../board/rank.ts'
import type { Lane, Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import type { Entity } from '../board/schema.ts'
import { holdersOf, shouldPairUp } from './claims.ts'
import type { Holder } from './claims.ts'
import { standing } from './lanes.ts'
import type { PersonOf } from './people.ts'

export interface Ticket {
  readonly id: string
  readonly title: string
  readonly lane: Lane
  readonly rank: string
  readonly wasInProgress: boolean
  readonly upstream: Upstream | undefined
  /** Who is on it, longest first. */
  readonly holders: readonly Holder[]
  readonly pairUp: boolean
  /** True where upstream says it is over and the board does not, or the other way round. */
  readonly disagrees: boolean
  /** By whom and when it came onto the board. */
  readonly added: { readonly at: number; readonly by: string } | undefined
}

/** Draws a ticket together, or answers undefined where it is not on the board (never was, or withdrawn). */
export function ticketOf(
  record: Entity<'tickets'>,
  claims: readonly Entity<'claims'>[],
  whom: PersonOf,
): Ticket | undefined {
  if (record.withdrawn || !isOnBoard(record)) return undefined
  const holders = holdersOf(claims, whom)
  const where = standing(record.place?.lane, holders.length > 0)
  return {
    id: record.id,
    title: record.title ?? record.upstream?.title ?? 'A ticket',
    ...where,
    rank: record.place?.rank ?? '',
    upstream: record.upstream,
    holders,
    pairUp: shouldPairUp(claims, whom),
    disagrees: disagrees(where.lane, record.upstream),
    added: record.added,
  }
}

/** A claim may arrive before its ticket: only what says something of itself is shown (I7). Withdrawn or not. */
export const isOnBoard = (record: Entity<'tickets'>): boolean =>
  record.upstream !== undefined || record.title !== undefined || record.place !== undefined

function disagrees(lane: Lane, upstream: Upstream | undefined): boolean {
  if (upstream?.state === undefined) return false
  const over = upstream.state === 'closed' || upstream.state === 'merged'
  return over ? lane !== 'landed' && lane !== 'parked' : lane === 'landed'
}

export const hasFlag = (ticket: Ticket, flag: UpstreamFlag): boolean =>
  ticket.upstream?.flags?.includes(flag) ?? false

export const inOrder = (tickets: Iterable<Ticket>): Ticket[] => [...tickets].toSorted(byRank)
