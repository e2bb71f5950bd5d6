// Reading inside ops: a ticket and its claims from the document itself, not from a screen that may be behind.
import type * as Y from 'yjs'
import { claimParts } from '../board/ids.ts'
import type { Writer } from '../board/kind.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { readAll, readField, readRecord, registersOf } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { personOf } from '../select/people.ts'
import type { PersonOf } from '../select/people.ts'
import { seatOf } from '../select/seats.ts'
import type { Calendar } from '../select/sprintDay.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'

/** Every claim on a ticket, ended ones too. */
export const claimsOn = (doc: Y.Doc, ticket: string): readonly Entity<'claims'>[] =>
  // A claim's id is `<ticket>.<person>`.
  [...readAll(registersOf(doc), 'claims', `${ticket}.`).values()]

/** One person's claims on a ticket: one, or one for each record that stands for them. */
export function claimsBy(doc: Y.Doc, ticket: string, person: string): readonly Entity<'claims'>[] {
  const whom = personIn(doc)
  return claimsOn(doc, ticket).filter(({ id }) => whom(claimParts(id).person) === person)
}

/** The ticket as it stands in this document, or undefined where it is not on the board. */
export const ticketNow = (doc: Y.Doc, id: string): Ticket | undefined =>
  ticketOf(readRecord(registersOf(doc), 'tickets', id), claimsOn(doc, id), personIn(doc))

/** Whom ids of people stand for in this document. */
export function personIn(doc: Y.Doc): PersonOf {
  const from = registersOf(doc)
  return personOf((id) => ({
    name: readField(from, 'people', id, 'name'),
    mergedInto: readField(from, 'people', id, 'mergedInto'),
  }))
}

/** Where somebody last said they sit, or sat under another record of theirs, as long as they said nothing (as the view). */
export function seatIn(doc: Y.Doc, person: string): Entity<'seats'> | undefined {
  const from = registersOf(doc)
  const own = readRecord(from, 'seats', person)
  if (own.table !== undefined) return own
  const whom = personIn(doc)
  const others = [...readAll(from, 'seats').values()].filter(
    ({ id, table }) => table !== undefined && id !== person && whom(id) === person,
  )
  return others.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
}

/** The open table where somebody sits. */
export const tableIn = (doc: Y.Doc, person: string): string | null =>
  seatOf(seatIn(doc, person), (table) => readRecord(registersOf(doc), 'tables', table))

/** Who acts under an id: whom it stands for, with their role. Somebody whose role nobody has set may do what everybody may. */
export function writerIn(doc: Y.Doc, id: string): Writer {
  const person = personIn(doc)(id)
  return { person, role: readField(registersOf(doc), 'people', person, 'role') ?? 'sprinter' }
}

/** What the sprint's own time is made of in this document. */
export function calendarIn(doc: Y.Doc): Calendar {
  const from = registersOf(doc)
  return { days: [...readAll(from, 'days').values()], board: readRecord(from, 'meta', boardRecord) }
}
