// "Find me something": three tickets that this person can do today, each with why, where to begin and how long it may take.
import type { Effort } from '../board/kinds/tickets.ts'
import { efforts } from '../board/kinds/tickets.ts'
import { hash32 } from './hash.ts'
import { isAbout, wordsAbout } from './interests.ts'
import { hasFlag } from './tickets.ts'
import type { Ticket } from './tickets.ts'

export interface Seeker {
  readonly id: string
  readonly newHere: boolean
  readonly skills: readonly string[]
  readonly wants: readonly string[]
}

export interface Finding {
  readonly seeker: Seeker
  readonly tickets: Iterable<Ticket>
  readonly nameOf: (person: string) => string
}

export interface Found {
  readonly ticket: Ticket
  /** Why this one, in words, the strongest first; at least one. */
  readonly reasons: readonly string[]
  readonly firstStep: string
  readonly time: string
}

/** As many as one can weigh against each other without scrolling. */
const shown = 3

/**
 * Three that nobody is on, or as many as there are. For whoever is new here what a mentor checked comes first, then what
 * is easy; for others what they know or want to learn, and newcomers' tickets last. The same answer on every screen, but
 * equal tickets come in another order for another person, so that a room that asks at once is not sent to one ticket.
 */
export function findMeSomething(finding: Finding): readonly Found[] {
  const { seeker } = finding
  const all = [...finding.tickets]
  const split = new Set(all.flatMap(({ partOf }) => partOf ?? []))
  return all
    .filter((ticket) => isFree(ticket) && !split.has(ticket.id) && isFor(ticket, seeker))
    .map((ticket) => ({ ticket, worth: worthOf(ticket, seeker), lot: hash32(`${seeker.id}.${ticket.id}`) }))
    .toSorted((a, b) => compare(a.worth, b.worth) || a.lot - b.lot || (a.ticket.id < b.ticket.id ? -1 : 1))
    .slice(0, shown)
    .map(({ ticket }) => ({
      ticket,
      reasons: reasonsFor(ticket, finding),
      firstStep: firstStepOf(ticket),
      time: timeGuess(ticket),
    }))
}

/** Nobody is on it, and nothing holds it up. */
const isFree = (ticket: Ticket): boolean =>
  ticket.lane === 'ready' && ticket.holders.length === 0 && ticket.blocked === undefined && !ticket.disagrees

/** Not kept for somebody else. */
const isFor = ({ reserved }: Ticket, { id, newHere }: Seeker): boolean =>
  reserved === undefined || (reserved.person === null ? newHere : reserved.person === id)

/** Checked, and nothing has changed upstream since. */
const isChecked = ({ checked, isCheckStale }: Ticket): boolean => checked !== undefined && !isCheckStale

const isEasy = (ticket: Ticket): boolean => hasFlag(ticket, 'easy')

/** What counts, the most important first; less is better. */
function worthOf(ticket: Ticket, seeker: Seeker): readonly number[] {
  const kept = ticket.reserved?.person === seeker.id ? 0 : 1
  const liked = fits(ticket, seeker.wants) || fits(ticket, seeker.skills) ? 0 : 1
  const pinned = ticket.pinned ? 0 : 1
  const long = sizeOf(ticket)
  if (seeker.newHere) return [kept, easeOf(ticket), liked, pinned, long]
  const newcomers = ticket.checked || isEasy(ticket) ? 1 : 0
  return [kept, liked, pinned, newcomers, long]
}

/** How sure a newcomer can be of it: checked, checked once, kept for newcomers, easy, small, any other, several days. */
function easeOf(ticket: Ticket): number {
  if (isChecked(ticket)) return 0
  if (ticket.checked) return 1
  if (ticket.reserved) return 2
  if (isEasy(ticket)) return 3
  if (ticket.effort === 'minutes' || ticket.effort === 'hour') return 4
  return ticket.effort === 'days' ? 6 : 5
}

const sizeOf = ({ effort }: Ticket): number => efforts.indexOf(effort ?? 'morning')

const fits = (ticket: Ticket, lines: readonly string[]): boolean =>
  lines.some((line) => isAbout(line, wordsAbout(ticket)))

function reasonsFor(ticket: Ticket, { seeker, nameOf }: Finding): readonly string[] {
  const reasons: string[] = []
  const { checked, reserved } = ticket
  if (reserved?.person === seeker.id) reasons.push('Kept for you')
  if (checked && !ticket.isCheckStale) reasons.push(`${nameOf(checked.by)} checked it for newcomers`)
  if (checked && ticket.isCheckStale)
    reasons.push(`${nameOf(checked.by)} checked it, but it has changed upstream since`)
  if (reserved?.person === null) reasons.push('Kept for newcomers')
  const about = wordsAbout(ticket)
  const want = seeker.wants.find((line) => isAbout(line, about))
  const skill = seeker.skills.find((line) => isAbout(line, about))
  if (want !== undefined) reasons.push(`You want to work on ${want}`)
  if (skill !== undefined && skill !== want) reasons.push(`You know ${skill}`)
  if (ticket.pinned) reasons.push('A mentor wants it done this sprint')
  if (isEasy(ticket)) reasons.push('Upstream calls it easy')
  if (ticket.wasInProgress) reasons.push('Somebody has begun it already')
  if (reasons.length > 0) return reasons
  return [
    seeker.newHere ? 'Nobody is on it; ask a mentor first whether it is small enough' : 'Nobody is on it',
  ]
}

/** Where to begin, as a mentor said or as the ticket itself suggests. */
function firstStepOf(ticket: Ticket): string {
  if (ticket.checked?.firstStep !== undefined) return ticket.checked.firstStep
  if (ticket.wasInProgress) return 'Read the note on what was done so far'
  if (ticket.upstream === undefined) return 'Read the note, and ask who wrote it what they have in mind'
  if (ticket.upstream.kind === 'pull') return 'Read the pull request and try it out'
  return hasFlag(ticket, 'patch')
    ? 'Read the ticket, then try out its patch'
    : 'Read the ticket, then try to see the problem yourself'
}

export const effortWords: Readonly<Record<Effort, string>> = {
  minutes: 'a few minutes',
  hour: 'an hour or two',
  morning: 'a whole morning',
  days: 'more than a day',
}

/** How long it may take, in words that promise nothing. */
function timeGuess(ticket: Ticket): string {
  if (ticket.effort !== undefined) return effortWords[ticket.effort]
  return isEasy(ticket) ? 'perhaps an hour or two' : 'nobody has guessed yet'
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) {
    const apart = one - (b[i] ?? 0)
    if (apart !== 0) return apart
  }
  return 0
}
