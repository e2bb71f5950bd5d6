// What tests compare: documents and screens as plain JSON. State vectors do not see deletes, so snapshots are compared.
import * as Y from 'yjs'
import { lanes } from '../board/kinds/tickets.ts'
import { noteOf, noteTicket } from '../board/notes.ts'
import { kindNames } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'
import { elsewhere } from '../select/seats.ts'
import type { BoardView } from '../view/boardView.ts'

/** Every register of a document, as it stands there, ordered by key. */
export function registersJson(doc: Y.Doc): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    kindNames.map((kind) => [
      kind,
      Object.fromEntries([...doc.getMap(kind).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  )
}

/** Every note that somebody has written in, by ticket. */
export function notesJson(doc: Y.Doc): Record<string, string> {
  const tickets = [...doc.share.keys()].map(noteTicket).filter((ticket) => ticket !== undefined)
  const notes = tickets.toSorted().map((ticket) => [ticket, noteOf(doc, ticket).toString()] as const)
  return Object.fromEntries(notes.filter(([, text]) => text !== ''))
}

/** Whether two documents hold the same, deletes included, and read the same. */
export const sameDocument = (a: Y.Doc, b: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) &&
  JSON.stringify([registersJson(a), notesJson(a)]) === JSON.stringify([registersJson(b), notesJson(b)])

/** Every answer of a view, also about ids that a document merely mentions. */
export function viewJson(view: BoardView, doc: Y.Doc): unknown {
  const ids = (kind: KindName) => [...new Set([...doc.getMap(kind).keys()].map(recordId))].toSorted()
  const tables = [...ids('tables'), elsewhere]
  const people = [...new Set([...ids('people'), ...ids('seats'), ...ids('claims').map(lastPart)])].toSorted()
  const ask = <T>(keys: readonly string[], answer: (key: string) => { get(): T }) =>
    Object.fromEntries(keys.map((key) => [key, answer(key).get()]))
  return {
    board: view.board.get(),
    lanes: Object.fromEntries(
      lanes.map((lane) => [lane, [view.laneLabel(lane).get(), view.lane(lane).get()]]),
    ),
    tickets: view.tickets.get().toSorted(),
    ticket: ask([...new Set([...ids('tickets'), ...ids('claims').map(firstPart)])], view.ticket),
    parts: ask(ids('tickets'), view.parts),
    people: view.people.get(),
    everybody: view.everybody.get(),
    removed: view.removed.get(),
    mergedInto: ask(people, view.mergedInto),
    alsoKnownAs: ask(people, view.alsoKnownAs),
    cameBack: ask(people, view.cameBack),
    person: ask(people, view.person),
    tables: view.tables.get(),
    table: ask(tables, view.table),
    seat: ask(people, view.seat),
    seated: ask(tables, view.seated),
    standing: view.standing.get(),
    heldAt: ask(tables, view.heldAt),
    holding: ask(people, view.holding),
    offered: ask(people, view.offered),
    days: view.days.get(),
    sessions: view.sessions.get(),
    closedTables: view.closedTables.get(),
    withdrawn: view.withdrawn.get(),
    pairings: view.pairings.get(),
    pairingsOf: ask(people, view.pairingsOf),
    help: view.help.get(),
    queue: view.queue.get(),
    helpFor: ask(people, view.helpFor),
  }
}

const recordId = (key: string) => key.split('/')[0] ?? ''
const firstPart = (id: string) => id.split('.')[0] ?? ''
const lastPart = (id: string) => id.split('.').at(-1) ?? ''
