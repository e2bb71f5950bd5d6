// Notes that people type together: one root Y.Text for each ticket, `note:<ticketId>`, beside the maps of registers.
import type * as Y from 'yjs'
import { idPattern } from './kind.ts'

const prefix = 'note:'

/** The name of a ticket's note among the document's root types. */
export const noteName = (ticket: string): string => prefix + ticket

/** The ticket whose note a root type is; undefined where it is none. */
export function noteTicket(rootName: string): string | undefined {
  const ticket = rootName.startsWith(prefix) ? rootName.slice(prefix.length) : ''
  return idPattern.test(ticket) ? ticket : undefined
}

/** The note of a ticket; empty where nobody has written one. */
export const noteOf = (doc: Y.Doc, ticket: string): Y.Text => doc.getText(noteName(ticket))
