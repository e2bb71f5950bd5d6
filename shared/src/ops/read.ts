// Reading inside ops: a ticket and its claims from the document itself, not from a screen that may be behind.
import type * as Y from 'yjs'
import { readAll, readRecord, registersOf } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'

/** Every claim on a ticket, ended ones too. */
export const claimsOn = (doc: Y.Doc, ticket: string): readonly Entity<'claims'>[] =>
  // A claim's id is `<ticket>.<person>`.
  [...readAll(registersOf(doc), 'claims', `${ticket}.`).values()]

/** The ticket as it stands in this document, or undefined where it is not on the board. */
export const ticketNow = (doc: Y.Doc, id: string): Ticket | undefined =>
  ticketOf(readRecord(registersOf(doc), 'tickets', id), claimsOn(doc, id))
