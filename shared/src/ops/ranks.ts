// The ranks that stand in a document, for ops that place a ticket.
import type * as Y from 'yjs'
import { readAll, registersOf } from '../board/registers.ts'

function* ranks(doc: Y.Doc, except?: string): Iterable<string> {
  for (const record of readAll(registersOf(doc), 'tickets').values()) {
    if (record.place && record.id !== except) yield record.place.rank
  }
}

/** The highest rank on the board, over all lanes; null where there is none. */
export function highestRank(doc: Y.Doc, except?: string): string | null {
  let highest: string | null = null
  for (const rank of ranks(doc, except)) if (highest === null || rank > highest) highest = rank
  return highest
}

/** The lowest rank above this one; null where it is the highest. */
export function nextRank(doc: Y.Doc, low: string): string | null {
  let lowest: string | null = null
  for (const rank of ranks(doc)) if (rank > low && (lowest === null || rank < lowest)) lowest = rank
  return lowest
}
