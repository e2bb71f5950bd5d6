// The next human step of a ticket, in words: what a card asks of whoever looks at it.
import type { Ticket } from './tickets.ts'
import { hasFlag } from './tickets.ts'

/** One short imperative sentence without a full stop. */
export function nextStep(ticket: Ticket): string {
  if (ticket.pairUp) return 'Pair up?'
  if (ticket.disagrees) {
    return ticket.lane === 'landed'
      ? 'Still open upstream: close it there'
      : 'Closed upstream: land or park it'
  }
  switch (ticket.lane) {
    case 'triage':
      return 'Check whether it still holds'
    case 'ready':
      return readyStep(ticket)
    case 'doing':
      return missing(ticket) ?? (hasPatch(ticket) ? 'Bring the patch to review' : 'Make a first patch')
    case 'review':
      return ticket.upstream?.stage === 'Ready for checkin'
        ? 'Ready for check-in: merge it'
        : 'Review the patch'
    case 'waiting':
      return missing(ticket) ?? 'Find out what it waits for'
    case 'landed':
      return 'Tell the others'
    case 'parked':
      return 'Not this sprint'
  }
}

function readyStep(ticket: Ticket): string {
  if (ticket.wasInProgress) return 'Take over where it was left'
  if (hasPatch(ticket)) return missing(ticket) ?? 'Check the patch'
  return hasFlag(ticket, 'easy') ? 'Good first ticket: claim it' : 'Claim it'
}

const hasPatch = (ticket: Ticket) => hasFlag(ticket, 'patch') || ticket.upstream?.kind === 'pull'

/** What upstream says is missing, as something to do. */
function missing(ticket: Ticket): string | undefined {
  if (hasFlag(ticket, 'needsImprovement')) return 'Improve the patch'
  if (hasFlag(ticket, 'needsTests')) return 'Write tests'
  if (hasFlag(ticket, 'needsDocs')) return 'Write docs'
  if (ticket.upstream?.state === 'draft') return 'Finish the draft'
  return undefined
}
