// A board as cells to watch: one for each ticket, person, table and lane, each woken only when its own answer changes.
import { claimParts } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { lanes } from '../board/kinds/tickets.ts'
import type { Lane } from '../board/kinds/tickets.ts'
import { byRank } from '../board/rank.ts'
import type { Registers } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { laneLabels } from '../select/lanes.ts'
import { isOpen, isSomebody, seatOf } from '../select/seats.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'
import { createCells, sameList } from './cell.ts'
import type { Cell } from './cell.ts'
import { createRecords } from './records.ts'
import type { Touched } from './records.ts'

/** Everything a screen shows of a board. Answers are frozen by convention: nobody writes into them. */
export interface BoardView {
  readonly board: Cell<Entity<'meta'> | undefined>
  /** Ticket ids of a lane, in order. */
  lane(lane: Lane): Cell<readonly string[]>
  laneLabel(lane: Lane): Cell<string>
  /** Undefined: not on the board (any more). */
  ticket(id: string): Cell<Ticket | undefined>
  /** All ticket ids on the board, in no order of meaning. */
  readonly tickets: Cell<readonly string[]>
  person(id: string): Cell<Entity<'people'> | undefined>
  /** Person ids, by name. */
  readonly people: Cell<readonly string[]>
  table(id: string): Cell<Entity<'tables'> | undefined>
  /** Ids of open tables, in order. */
  readonly tables: Cell<readonly string[]>
  /** The table a person sits at, or null. */
  seat(person: string): Cell<string | null>
  /** Who sits at a table, by name. */
  seated(table: string): Cell<readonly string[]>
  /** Tickets a person is on, the newest claim last; landed and parked ones are left out. */
  holding(person: string): Cell<readonly string[]>
  /** Stops following the board. */
  close(): void
}

const none: readonly string[] = Object.freeze([])

export function createBoardView(from: Registers): BoardView {
  const records = createRecords(from)
  const meta = createCells<Entity<'meta'> | undefined>(undefined, sameJson)
  const tickets = createCells<Ticket | undefined>(undefined, sameJson)
  const people = createCells<Entity<'people'> | undefined>(undefined, sameJson)
  const tables = createCells<Entity<'tables'> | undefined>(undefined, sameJson)
  const seats = createCells<string | null>(null)
  const labels = createCells<string>('')
  /** Lists by name: `lane:<lane>`, `holding:<person>`, `seated:<table>`, `people`, `tables`, `tickets`. */
  const lists = createCells<readonly string[]>(none, sameList)
  const all = [meta, tickets, people, tables, seats, labels, lists]
  const inLane = new Map<Lane, Set<string>>(lanes.map((lane) => [lane, new Set()]))
  const heldBy = new Map<string, Set<string>>()

  const byName = (a: string, b: string) => {
    const [left, right] = [people.get(a)?.name ?? '', people.get(b)?.name ?? '']
    return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1
  }

  function drawTicket(id: string): { readonly lanes: readonly Lane[]; readonly holders: readonly string[] } {
    const before = tickets.get(id)
    const record = records.get('tickets', id)
    const now = record && ticketOf(record, records.claimsOn(id))
    tickets.set(id, now)
    if (before) {
      inLane.get(before.lane)?.delete(id)
      for (const { person } of before.holders) heldBy.get(person)?.delete(id)
    }
    if (now) {
      inLane.get(now.lane)?.add(id)
      for (const { person } of now.holders) heldBy.set(person, (heldBy.get(person) ?? new Set()).add(id))
    }
    const sameLane = before && now && before.lane === now.lane
    const sameSpot = sameLane && before.rank === now.rank
    const sameHands = sameLane && sameJson(before.holders, now.holders)
    const both = [before, now].filter((ticket) => ticket !== undefined)
    return {
      lanes: sameSpot ? [] : both.map(({ lane }) => lane),
      holders: sameHands ? [] : both.flatMap(({ holders }) => holders.map(({ person }) => person)),
    }
  }

  function drawTickets(ids: ReadonlySet<string>) {
    const staleLanes = new Set<Lane>()
    const stalePeople = new Set<string>()
    for (const id of ids) {
      const stale = drawTicket(id)
      for (const lane of stale.lanes) staleLanes.add(lane)
      for (const person of stale.holders) stalePeople.add(person)
    }
    for (const lane of staleLanes) {
      const ranked = [...(inLane.get(lane) ?? [])].map((id) => ({ id, rank: tickets.get(id)?.rank ?? '' }))
      lists.set(
        `lane:${lane}`,
        ranked.toSorted(byRank).map(({ id }) => id),
      )
    }
    for (const person of stalePeople) lists.set(`holding:${person}`, holdingOf(person))
    if (staleLanes.size > 0) lists.set('tickets', [...tickets.keys()])
  }

  function holdingOf(person: string): readonly string[] {
    const since = (id: string) =>
      tickets.get(id)?.holders.find((holder) => holder.person === person)?.since ?? 0
    const active = [...(heldBy.get(person) ?? [])].filter((id) => {
      const lane = tickets.get(id)?.lane
      return lane !== 'landed' && lane !== 'parked'
    })
    return active.toSorted((a, b) => since(a) - since(b) || (a < b ? -1 : 1))
  }

  function drawRoom(touched: Touched) {
    for (const id of touched.get('people') ?? []) {
      const person = records.get('people', id)
      people.set(id, person && isSomebody(person) ? person : undefined)
    }
    for (const id of touched.get('tables') ?? []) {
      const table = records.get('tables', id)
      tables.set(id, table && isOpen(table) ? table : undefined)
    }
    // A room has some hundred people at most: its lists are simply drawn again.
    lists.set('people', [...people.keys()].toSorted(byName))
    const ranked = [...tables.keys()].map((id) => ({ id, rank: tables.get(id)?.rank ?? '' }))
    lists.set(
      'tables',
      ranked.toSorted(byRank).map(({ id }) => id),
    )
    const at = new Map<string, string[]>([...lists.get('tables')].map((id) => [id, []]))
    for (const id of records.ids('seats')) {
      const table = seatOf(records.get('seats', id), (t) => tables.get(t))
      seats.set(id, table)
      if (table !== null && people.get(id)) at.get(table)?.push(id)
    }
    for (const id of records.ids('tables')) lists.set(`seated:${id}`, (at.get(id) ?? []).toSorted(byName))
  }

  function drawBoard() {
    const board = records.get('meta', boardRecord)
    meta.set(boardRecord, board)
    for (const lane of lanes) labels.set(lane, board?.laneLabel[lane] ?? laneLabels[lane])
  }

  function draw(touched: Touched) {
    const stale = new Set(touched.get('tickets'))
    for (const id of touched.get('claims') ?? []) stale.add(claimParts(id).ticket)
    if (stale.size > 0) drawTickets(stale)
    if (touched.has('people') || touched.has('tables') || touched.has('seats')) drawRoom(touched)
    if (touched.has('meta')) drawBoard()
    for (const cells of all) cells.wake()
  }

  const everything = (['tickets', 'people', 'tables', 'seats', 'meta'] as const).map(
    (kind) => [kind, new Set(records.ids(kind))] as const,
  )
  draw(new Map(everything))
  const stop = from.onChange((changed) => draw(records.update(changed)))

  return {
    board: meta.cell(boardRecord),
    lane: (lane) => lists.cell(`lane:${lane}`),
    laneLabel: (lane) => labels.cell(lane),
    ticket: (id) => tickets.cell(id),
    tickets: lists.cell('tickets'),
    person: (id) => people.cell(id),
    people: lists.cell('people'),
    table: (id) => tables.cell(id),
    tables: lists.cell('tables'),
    seat: (person) => seats.cell(person),
    seated: (table) => lists.cell(`seated:${table}`),
    holding: (person) => lists.cell(`holding:${person}`),
    close: stop,
  }
}
