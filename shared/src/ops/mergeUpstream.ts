// What is known of a ticket upstream after one more list: new facts over old ones, and nothing lost that the list left out.
import { upstreamFlags } from '../board/kinds/tickets.ts'
import type { Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import type { UpstreamFacts } from '../import/parsed.ts'
import { likelyKind } from '../import/references.ts'
import { said } from '../import/rows.ts'
import { saidUpstream } from '../select/checked.ts'
import { parseIso } from '../select/time.ts'

/** `flagsSaid`: the flags of which the list says yes or no; undefined: all. `fetched` in milliseconds. */
export function mergeUpstream(
  before: Upstream | undefined,
  facts: UpstreamFacts,
  flagsSaid: readonly UpstreamFlag[] | undefined,
  fetched: number,
): Upstream {
  const least = { title: placeholder(facts), kind: likelyKind(facts) }
  if (facts.kind === undefined) return { ...least, ...said(facts), ...described(before), fetched }
  return said({
    ...least,
    ...before,
    ...said(facts),
    flags: mergedFlags(before, facts, flagsSaid),
    // A date in a list's own format never replaces a certain one.
    created: parseIso(facts.created) === undefined ? (before?.created ?? facts.created) : facts.created,
    // Opened again: how it was once closed no longer holds.
    resolution: isOpen(facts) ? facts.resolution : (facts.resolution ?? before?.resolution),
    fetched,
  })
}

/** Whether nothing new was learned: the same facts, or those of an older fetch, which never beats a newer one. */
export function knewAlready(before: Upstream | undefined, after: Upstream): boolean {
  return (
    before !== undefined && (before.fetched > after.fetched || saidUpstream(before) === saidUpstream(after))
  )
}

const placeholder = ({ number }: UpstreamFacts) => `#${number}`

const isOpen = ({ state }: UpstreamFacts) => state === 'open' || state === 'draft'

/** What a mere reference must not replace: all that is known, but for a title that only stands in for one. */
function described(before: Upstream | undefined): Partial<Upstream> {
  if (!before || before.title !== placeholder(before)) return before ?? {}
  const { title: _standIn, ...known } = before
  return known
}

function mergedFlags(
  before: Upstream | undefined,
  { flags }: UpstreamFacts,
  flagsSaid: readonly UpstreamFlag[] = upstreamFlags,
): UpstreamFlag[] | undefined {
  if (!flags) return before?.flags
  return upstreamFlags.filter((flag) => (flagsSaid.includes(flag) ? flags : before?.flags)?.includes(flag))
}
