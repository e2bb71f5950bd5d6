// What a tracker says of a ticket, short enough to be kept with a check: so that one sees when it has changed since.
import { factId } from '../board/ids.ts'
import type { Upstream } from '../board/kinds/tickets.ts'
import type { Entity } from '../board/schema.ts'

/** The facts in one order, without when they were fetched: equal where the tracker says the same. */
export const saidUpstream = ({ fetched: _fetched, ...facts }: Upstream): string =>
  JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Null for a ticket that no tracker knows: nothing can change there. */
export const fingerprint = (upstream: Upstream | undefined): string | null =>
  upstream === undefined ? null : factId(saidUpstream(upstream))

/** Whether upstream says something else than when somebody checked it for newcomers. */
export const isCheckStale = ({ checked, upstream }: Entity<'tickets'>): boolean =>
  checked != null && checked.upstream !== null && checked.upstream !== fingerprint(upstream)
