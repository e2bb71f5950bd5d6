// Order by fractional index: a key between two neighbours, with enough chance in it that two people who
// insert at the same place at once do not choose the same key.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Halvings at random: 2^16 possible keys for one place, at the price of some four characters. */
const halvings = 16

/** A rank between two others; null stands for the end of the list. `after` must be below `before`. */
export function rankBetween(after: string | null, before: string | null, random: () => number): string {
  let low = generateKeyBetween(after, before)
  let high = generateKeyBetween(low, before)
  for (let i = 0; i < halvings; i++) {
    const middle = generateKeyBetween(low, high)
    if (random() < 0.5) high = middle
    else low = middle
  }
  return low
}

/** Ascending ranks for `count` new tickets behind `after`; two imports at once interleave but never coincide. */
export function ranksBehind(after: string | null, count: number, random: () => number): string[] {
  return generateNKeysBetween(rankBetween(after, null, random), null, count)
}

/** Whether the string is a key this library can build on. */
export function isRank(rank: string): boolean {
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
