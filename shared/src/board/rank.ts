// Order by fractional index: a key between two neighbours, with enough chance in it that two people who
// insert at the same place at once do not choose the same key.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { maxRankLength } from './limits.ts'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of chance: 62^3 possible keys for one place. */
const chanceDigits = 3
/**
 * A rank between two others; null stands for the end of the list. `after` must be below `before`.
 * Where no rank of lawful length is left between them, it is that of a neighbour, and the ids decide.
 */
export function rankBetween(after: string | null, before: string | null, random: () => number): string {
  const suffix = chance(random)
  const leadsPast = (rank: string) => before !== null && rank >= before
  let middle = generateKeyBetween(after, before)
  // Where `before` begins with the middle, the suffix may lead past it: lower, until it does not.
  while (leadsPast(middle + suffix)) middle = generateKeyBetween(after, middle)
  const rank = middle + suffix
  return rank.length <= maxRankLength ? rank : (after ?? before ?? middle)
}

/** Ascending ranks for `count` new tickets behind `after`; two imports at once interleave but never coincide. */
export function ranksBehind(after: string | null, count: number, random: () => number): string[] {
  // One chance for the whole list keeps its keys in the order of their middles.
  const suffix = chance(random)
  const ranks = generateNKeysBetween(after, null, count).map((key) => key + suffix)
  if (ranks.every((rank, i) => rank.length <= maxRankLength && rank > (ranks[i - 1] ?? ''))) return ranks
  // Only behind a rank that no op of ours writes: all beside it, and the ids decide.
  return ranks.map(() => after ?? rankBetween(null, null, random))
}

function chance(random: () => number): string {
  let text = ''
  for (let i = 1; i < chanceDigits; i++) text += digits[Math.floor(random() * digits.length)]
  // A key must not end in zero.
  return text + digits[1 + Math.floor(random() * (digits.length - 1))]
}

/** Whether the string is a key this library can build on. */
export function isRank(rank: string): boolean {
  // The library looks at the length of a key's parts only; with other characters it would answer nonsense.
  if (!/^[0-9A-Za-z]+$/.test(rank)) return false
  try {
    generateKeyBetween(rank, null)
    return true
  } catch {
    // The library has no validator but the exception of its generator.
    return false
  }
}

interface Ranked {
  readonly id: string
  readonly rank: string
}
/** Ascending by rank, then by id: one order on every machine, whatever its locale. */
export const byRank = (a: Ranked, b: Ranked): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
