// How tickets and their facts are put into words on cards and pages.
import type { Upstream, UpstreamFlag } from '@taula/shared/board/kinds/tickets'
import { ageInWords, parseIso } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'

/** `django/asgiref`; a Trac is one for the whole room and goes without saying. */
export const repository = (upstream: Upstream | undefined): string | undefined =>
  upstream?.tracker.startsWith('gh:') ? upstream.tracker.slice('gh:'.length) : undefined

/** `18 years`; undefined where upstream's date is not certain. */
export function age(upstream: Upstream | undefined, now: number): string | undefined {
  const created = parseIso(upstream?.created)
  return created === undefined ? undefined : ageInWords(created, now)
}

/** Growth rings to draw for an age: one for the first year, five from fifteen years on. */
export function rings(upstream: Upstream | undefined, now: number): number {
  const created = parseIso(upstream?.created)
  if (created === undefined) return 0
  const years = (now - created) / (365.25 * 24 * 60 * 60 * 1000)
  return 1 + [1, 4, 9, 15].filter((limit) => years >= limit).length
}

/** `Cleanup` of `Cleanup/optimization`: what fits beside a number. */
export const shortType = (type: string | undefined): string | undefined => type?.split('/')[0]

export interface FlagWords {
  readonly flag: UpstreamFlag
  readonly words: string
  readonly tone: 'plain' | 'good' | 'missing'
}

/** In the order in which they matter to somebody who looks for work. */
export const flagWords: readonly FlagWords[] = [
  { flag: 'easy', words: 'Easy', tone: 'good' },
  { flag: 'patch', words: 'Patch', tone: 'plain' },
  { flag: 'needsImprovement', words: 'Improve patch', tone: 'missing' },
  { flag: 'needsTests', words: 'Needs tests', tone: 'missing' },
  { flag: 'needsDocs', words: 'Needs docs', tone: 'missing' },
  { flag: 'uiux', words: 'UI/UX', tone: 'plain' },
]

export const readyForCheckin = (ticket: Ticket): boolean => ticket.upstream?.stage === 'Ready for checkin'

/** `PR open`, for pull requests. */
export function pullState(upstream: Upstream | undefined): string | undefined {
  if (upstream?.kind !== 'pull') return undefined
  return `PR ${upstream.state ?? 'open'}`
}

/** Where upstream and the board do not say the same. */
export function disagreement(ticket: Ticket): string | undefined {
  if (!ticket.disagrees) return undefined
  return ticket.lane === 'landed'
    ? 'Open upstream'
    : `${ticket.upstream?.state === 'merged' ? 'Merged' : 'Closed'} upstream`
}
