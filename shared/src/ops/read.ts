// Reading inside ops: a ticket and its claims from the document itself, not from a screen that may be behind.
import type * as Y from 'yjs'
import { claimParts } from '../board/ids.ts'
import { readAll, readRecord, registersOf } from '../board/registers.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'

/** The ticket as it stands in this document, or undefined where it is not on the board. */
export function ticketNow(doc: Y.Doc, id: string): Ticket | undefined {
  const from = registersOf(doc)
  const claims = [...readAll(from, 'claims').values()].filter((claim) => claimParts(claim.id).ticket === id)
  return ticketOf(readRecord(from, 'tickets', id), claims)
}
