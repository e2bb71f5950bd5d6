// A ticket as everybody sees it: its registers and its claims drawn together into one answer.
import { byRank } from '../board/rank.ts'
import type { Effort, Lane, Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import type { Entity } from '../board/schema.ts'
import { isCheckStale } from './checked.ts'
import { holdersOf, shouldPairUp } from './claims.ts'
import type { Holder } from './claims.ts'
import { handoverOf } from './handover.ts'
import type { Handover } from './handover.ts'
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
  /** What the last holder left to the next; undefined where it was read, or the ticket has landed. */
  readonly handover: Handover | undefined
  /** True where upstream says it is over and the board does not, or the other way round. */
  readonly disagrees: boolean
  /** By whom and when it came onto the board. */
  readonly added: { readonly at: number; readonly by: string } | undefined
  readonly theme: string | undefined
  /** How long it may take, as somebody guessed. */
  readonly effort: Effort | undefined
  /** By whom and when it was found doable by a newcomer today. */
  readonly checked: Checked | undefined
  /** Upstream says something else since it was checked. */
  readonly isCheckStale: boolean
  /** For whom it is kept; null: for whoever is new here. */
  readonly reserved: { readonly person: string | null } | undefined
  /** The bigger ticket that this is a piece of, by id. */
  readonly partOf: string | undefined
  /** What it waits for that nobody here can do. */
  readonly blocked: string | undefined
  readonly pinned: boolean
}

export interface Checked {
  /** Milliseconds. */
  readonly at: number
  readonly by: string
  readonly firstStep: string | undefined
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
    handover: where.lane === 'landed' ? undefined : handoverOf(claims, whom),
    disagrees: disagrees(where.lane, record.upstream),
    added: record.added,
    ...forSprinters(record, whom),
  }
}

/** What people say of it to one another, so that whoever looks for work finds it. */
const forSprinters = (record: Entity<'tickets'>, whom: PersonOf) => ({
  theme: record.theme ?? undefined,
  effort: record.effort ?? undefined,
  checked: record.checked
    ? {
        at: record.checked.at,
        by: whom(record.checked.by),
        firstStep: record.checked.firstStep ?? undefined,
      }
    : undefined,
  isCheckStale: isCheckStale(record),
  reserved: record.reserved
    ? { person: record.reserved.person === null ? null : whom(record.reserved.person) }
    : undefined,
  partOf: record.partOf ?? undefined,
  blocked: record.blocked ?? undefined,
  pinned: record.pinned ?? false,
})

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
