// Whether a ticket is about something that somebody knows or wants to learn. Words are compared, not what they mean.
import type { UpstreamFlag } from '../board/kinds/tickets.ts'
import type { Ticket } from './tickets.ts'

/** What people call the work that a flag asks for. */
const flagSkills: Readonly<Partial<Record<UpstreamFlag, string>>> = {
  needsDocs: 'docs documentation writing',
  needsTests: 'tests testing',
  needsImprovement: 'review',
  uiux: 'ui ux css design',
}

/** Words of fewer letters say nothing: `of`, `in`. Skills such as `UI` and `JS` do. */
const shortest = 2
const empty: ReadonlySet<string> = new Set([
  'of',
  'in',
  'on',
  'to',
  'and',
  'or',
  'the',
  'for',
  'with',
  'core',
])

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word.length >= shortest && !empty.has(word))

/** Of a ticket's component, theme, type and labels, kept as long as the ticket stays the same object. */
const known = new WeakMap<Ticket, ReadonlySet<string>>()

export function wordsAbout(ticket: Ticket): ReadonlySet<string> {
  const before = known.get(ticket)
  if (before) return before
  const { upstream, theme } = ticket
  const facts = [theme, upstream?.component, upstream?.type, ...(upstream?.labels ?? [])]
  const flags = (upstream?.flags ?? []).map((flag) => flagSkills[flag])
  const words = new Set([...facts, ...flags].flatMap((text) => (text === undefined ? [] : wordsIn(text))))
  known.set(ticket, words)
  return words
}

/** Whether every word of what somebody said is among these, give or take its ending: `form` is about `forms`. */
export function isAbout(line: string, words: ReadonlySet<string>): boolean {
  const said = wordsIn(line)
  return (
    said.length > 0 &&
    said.every((word) => words.has(word) || [...words].some((other) => isNear(word, other)))
  )
}

/** Letters that two forms of one word share at least, and that an ending has at most. */
const stem = 4
const ending = 2

function isNear(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= stem && long.length - short.length <= ending && long.startsWith(short)
}
