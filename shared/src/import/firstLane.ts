// Where a ticket is put when it first comes onto the board. Afterwards only people move it.
import type { Lane, Upstream } from '../board/kinds/tickets.ts'

type Known = Partial<Pick<Upstream, 'kind' | 'state' | 'resolution' | 'stage' | 'flags'>>

/** The first lane by what the list says. A mere reference, of which nothing is known, goes to triage. */
export function firstLane(facts: Known): Lane {
  switch (facts.kind) {
    case 'ticket':
      return ofTrac(facts)
    case 'issue':
      return ofIssue(facts)
    case 'pull':
      return ofPull(facts)
    case undefined:
      return 'triage'
  }
}

function ofTrac({ state, resolution, stage, flags = [] }: Known): Lane {
  if (state === 'closed') return resolution?.toLowerCase() === 'fixed' ? 'landed' : 'parked'
  switch (stage?.toLowerCase()) {
    case 'accepted':
      if (!flags.includes('patch')) return 'ready'
      return flags.some((flag) => missing.has(flag)) ? 'waiting' : 'review'
    case 'ready for checkin':
      return 'review'
    case 'someday/maybe':
      return 'parked'
    default:
      return 'triage'
  }
}

const missing: ReadonlySet<string> = new Set(['needsDocs', 'needsTests', 'needsImprovement'])

function ofIssue({ state, resolution }: Known): Lane {
  if (state === undefined) return 'triage'
  if (state !== 'closed') return 'ready'
  return notDone.has(resolution ?? '') ? 'parked' : 'landed'
}

const notDone: ReadonlySet<string> = new Set(['not_planned', 'duplicate', 'moved', 'wontfix', 'invalid'])

function ofPull({ state }: Known): Lane {
  switch (state) {
    case 'open':
      return 'review'
    case 'draft':
      return 'waiting'
    case 'merged':
      return 'landed'
    case 'closed':
      return 'parked'
    case undefined:
      return 'triage'
  }
}
