// Boards to begin with: people at tables, tickets of a tracker and of the board's own.
import * as Y from 'yjs'
import { serverClientId } from '../board/clientIds.ts'
import { upstreamId } from '../board/ids.ts'
import type { Role } from '../board/kind.ts'
import { upstreamFlags } from '../board/kinds/tickets.ts'
import type { ParsedTicket, UpstreamFacts } from '../import/parsed.ts'
import { emptyRecord } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { setBoard } from '../ops/board.ts'
import { addTable } from '../ops/tables.ts'
import { importTickets } from '../ops/import.ts'
import type { Ctx, Result } from '../ops/op.ts'
import { addPerson, seatPerson } from '../ops/people.ts'
import { addTicket } from '../ops/tickets.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'
import { handClock } from './clock.ts'
import type { HandClock } from './clock.ts'
import { seededRandom } from './random.ts'
import type { Random } from './random.ts'

const tracker = 'trac:tracker.example'
export const names = [
  'Ada',
  'Bo',
  'Çelik',
  'Dora',
  'Emeka',
  'Fátima',
  'Gil',
  'Hye-jin',
  'Ivo',
  'Jun',
  'Kai',
  'Lía',
]
export const titles = [
  'Admin: date hierarchy ignores the time zone',
  'Document QuerySet.union() ordering',
  'RFC 2231 file names in the test client',
  'Paginator warns about unordered lists of values',
  'Typo in tutorial 4',
  '<b>Escape</b> & "quote" user names',
  '=SUM(A1:A9) in CSV export',
  'שלום: right to left in the admin',
  '🐢 Slow migrations on SQLite',
]
const components = ['contrib.admin', 'Database layer (models, ORM)', 'Documentation', 'Forms', 'Core (Mail)']
const owners = ['nobody', 'adalovelace', 'emeka', null]

export interface BuiltPerson {
  readonly id: string
  readonly role: Role
}
export interface BuiltBoard {
  /** The whole board as one Yjs V1 update. */
  readonly state: Uint8Array
  readonly people: readonly BuiltPerson[]
  readonly tables: readonly string[]
  readonly tickets: readonly string[]
  /** The list it was imported from. */
  readonly items: readonly ParsedTicket[]
}
export interface BoardSize {
  readonly people?: number
  readonly tables?: number
  /** Tickets of a tracker. */
  readonly upstream?: number
  /** Tickets that no tracker knows. */
  readonly own?: number
  readonly timeZone?: string
}

/** A board as the server makes it: an organiser, a mentor, sprinters, all seated, and tickets in several lanes. */
export function buildBoard(
  size: BoardSize = {},
  random: Random = seededRandom(1),
  clock: HandClock = handClock(),
): BuiltBoard {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  const ctx: Ctx = { me: 'server', now: clock.now(), random: random.next }
  value(setBoard(doc, { name: 'Sprint', timeZone: size.timeZone ?? 'Europe/Madrid' }, ctx))
  const tables = count(size.tables ?? 3).map((i) => value(addTable(doc, { label: `Table ${i + 1}` }, ctx)))
  const people = count(size.people ?? 5).map((i): BuiltPerson => {
    const role = (['organiser', 'mentor'] as const)[i] ?? 'sprinter'
    const id = value(addPerson(doc, { name: names[i % names.length] ?? 'Ada', role, newHere: i > 3 }, ctx))
    if (tables.length > 0) value(seatPerson(doc, { person: id, table: random.pick(tables) }, ctx))
    return { id, role }
  })
  const items = buildItems(
    random,
    count(size.upstream ?? 8).map((i) => 5500 + i),
  )
  importTickets(doc, items, ctx)
  const own = count(size.own ?? 4).map(() => value(addTicket(doc, { title: random.pick(titles) }, ctx)))
  const board = { state: Y.encodeStateAsUpdate(doc), people, tables, items }
  doc.destroy()
  return { ...board, tickets: [...items.map(({ id }) => id), ...own] }
}

/** Rows of a list, as a parser answers them. */
export const buildItems = (random: Random, numbers: readonly number[]): ParsedTicket[] =>
  numbers.map((number, i) => ({
    id: upstreamId(tracker, number),
    row: i + 2,
    upstream: facts(random, number),
    lane: random.pick(['triage', 'ready', 'review', 'waiting', 'parked']),
  }))

/** What a tracker says of a ticket at some moment: asked again it may say something else. */
const facts = (random: Random, number: number): UpstreamFacts => ({
  tracker,
  number,
  url: `https://tracker.example/ticket/${number}`,
  title: `#${number} ${random.pick(titles)}`,
  kind: 'ticket',
  state: random.pick(['open', 'open', 'open', 'closed']),
  status: random.pick(['new', 'assigned']),
  component: random.pick(components),
  flags: upstreamFlags.filter(() => random.chance(0.3)),
  owner: random.pick(owners),
  created: `20${random.int(10, 25)}-0${random.int(1, 9)}-1${random.int(0, 9)}`,
})

/** What an op answered that cannot have been refused. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.message}`)
  return result.value
}

const count = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

/** A ticket that says of itself no more than its title, to spread under what a test is about. */
export function bareTicket(id: string, title = 'A ticket'): Ticket {
  const ticket = ticketOf(
    { ...(emptyRecord('tickets', id) as Entity<'tickets'>), title },
    [],
    (person) => person,
  )
  if (!ticket) throw new Error('A ticket with a title is on the board.')
  return ticket
}
