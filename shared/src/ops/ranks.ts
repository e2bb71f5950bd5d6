// The ranks that stand in a document, for ops that place a ticket.
import type * as Y from 'yjs'
import { registersOf } from '../board/registers.ts'
import { parseKey, validValue } from '../board/schema.ts'

/** The highest rank on the board, over all lanes; null where there is none. */
export const highestRank = (doc: Y.Doc, except?: string): string | null =>
  bestRank(doc, except, (rank, best) => best === null || rank > best)

/** The lowest rank above this one; null where it is the highest. */
export const nextRank = (doc: Y.Doc, low: string): string | null =>
  bestRank(doc, undefined, (rank, best) => rank > low && (best === null || rank < best))

type Better = (rank: string, best: string | null) => boolean

/** One pass over thousands of places: only one that would win is validated, which takes longer than the rest. */
function bestRank(doc: Y.Doc, except: string | undefined, better: Better): string | null {
  let best: string | null = null
  for (const [key, place] of registersOf(doc).entries('tickets')) {
    const rank = key.endsWith('/place') ? rankIn(place) : undefined
    if (rank === undefined || !better(rank, best)) continue
    const parts = parseKey('tickets', key)
    if (parts && parts.id !== except && validValue(parts.rule, place) !== undefined) best = rank
  }
  return best
}

const rankIn = (place: unknown): string | undefined =>
  typeof place === 'object' && place !== null && 'rank' in place && typeof place.rank === 'string'
    ? place.rank
    : undefined
