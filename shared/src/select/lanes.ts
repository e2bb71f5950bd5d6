// Where a ticket stands (I1): a pure function of its place and of whether somebody is on it.
import type { Lane } from '../board/kinds/tickets.ts'

export interface Standing {
  readonly lane: Lane
  /** Placed in "doing", but nobody is on it any more. */
  readonly wasInProgress: boolean
}

/** Lanes where a place decides, whoever is on the ticket. */
const settled: ReadonlySet<Lane> = new Set(['review', 'waiting', 'landed', 'parked'])

export function standing(placed: Lane | undefined, claimed: boolean): Standing {
  if (placed !== undefined && settled.has(placed)) return { lane: placed, wasInProgress: false }
  if (claimed) return { lane: 'doing', wasInProgress: false }
  if (placed === 'doing') return { lane: 'ready', wasInProgress: true }
  return { lane: placed ?? 'triage', wasInProgress: false }
}

/** What a lane is called where the board has no label of its own. */
export const laneLabels: Readonly<Record<Lane, string>> = {
  triage: 'Triage',
  ready: 'Up for grabs',
  doing: 'In progress',
  review: 'In review',
  waiting: 'Waiting',
  landed: 'Landed',
  parked: 'Parked',
}

/** What belongs in a lane, for its empty state and for spoken help. */
export const laneHints: Readonly<Record<Lane, string>> = {
  triage: 'New here, or nobody has checked yet whether it still holds.',
  ready: 'Understood and free: claim one.',
  doing: 'Somebody is on it.',
  review: 'Has a patch that wants a second pair of eyes.',
  waiting: 'Something is missing: tests, docs, an answer.',
  landed: 'Done. Merged, fixed, decided.',
  parked: 'Not this sprint.',
}
