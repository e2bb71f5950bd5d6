// A board as cells to watch: one for each ticket, person, table and lane, each woken only when its own answer changes.
import { claimParts } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { kindNames } from '../board/schema.ts'
import { lanes } from '../board/kinds/tickets.ts'
import type { Lane } from '../board/kinds/tickets.ts'
import type { Registers } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { laneLabels } from '../select/lanes.ts'
import { elsewhere } from '../select/seats.ts'
import type { Ticket } from '../select/tickets.ts'
import { createCells, sameList } from './cell.ts'
import type { Cell } from './cell.ts'
import { createRecords } from './records.ts'
import type { Touched } from './records.ts'
import { createRoomView } from './roomView.ts'
import type { CameBacks, Entry } from './roomView.ts'
import { createSprintView } from './sprintView.ts'
import type { SprintView } from './sprintView.ts'
import { createTicketsView } from './ticketsView.ts'

/** Everything a screen shows of a board. Answers are frozen by convention: nobody writes into them. */
export interface BoardView extends SprintView {
  readonly board: Cell<Entity<'meta'> | undefined>
  /** Ticket ids of a lane, in order. */
  lane(lane: Lane): Cell<readonly string[]>
  laneLabel(lane: Lane): Cell<string>
  /** Undefined: not on the board (any more). */
  ticket(id: string): Cell<Ticket | undefined>
  /** Ids of the pieces that a ticket was split into, by rank. */
  parts(ticket: string): Cell<readonly string[]>
  /** All ticket ids on the board, in no order of meaning. */
  readonly tickets: Cell<readonly string[]>
  /** What is known of the person whom an id stands for, also where they were removed. */
  person(id: string): Cell<Entity<'people'> | undefined>
  /** The person whose second record an id is; undefined: a person of their own. */
  mergedInto(id: string): Cell<string | undefined>
  /** The records that were merged into a person's. */
  alsoKnownAs(person: string): Cell<readonly Entry[]>
  /** What is said of devices that came in as a person by their word, also as one that was merged into them. */
  cameBack(person: string): Cell<CameBacks>
  /** Ids of those who were taken off the people, by name. */
  readonly removed: Cell<readonly string[]>
  /** Ids of the people, by name. */
  readonly people: Cell<readonly string[]>
  /** The people themselves, by name: for whoever asks something of all of them. */
  readonly everybody: Cell<readonly Entity<'people'>[]>
  table(id: string): Cell<Entity<'tables'> | undefined>
  /** Ids of closed tables, in order. */
  readonly closedTables: Cell<readonly string[]>
  /** Ids of open tables, in order, the one elsewhere last. */
  readonly tables: Cell<readonly string[]>
  /** The table a person sits at, or null. */
  seat(person: string): Cell<string | null>
  /** Who sits at a table, by name. */
  seated(table: string): Cell<readonly string[]>
  /** Who is in the room and sits at no table, by name. */
  readonly standing: Cell<readonly string[]>
  /** Tickets that people at a table are on, in whatever lane; in no order of meaning. */
  heldAt(table: string): Cell<readonly string[]>
  /** Tickets a person is on, the newest claim last; landed and parked ones are left out. */
  holding(person: string): Cell<readonly string[]>
  /** Tickets that are passed on to a person, until they are read of; in no order of meaning. */
  offered(person: string): Cell<readonly string[]>
  /** Stops following the board. */
  close(): void
}

export function createBoardView(from: Registers): BoardView {
  const records = createRecords(from)
  const meta = createCells<Entity<'meta'> | undefined>(undefined, sameJson)
  const labels = createCells<string>('')
  const held = createCells<readonly string[]>([], sameList)
  const room = createRoomView(records)
  const board = createTicketsView(records, room.whom)
  const sprint = createSprintView(records, room.whom)
  const all = [meta, labels, held, ...board.all, ...room.all, ...sprint.all]

  function drawFacts() {
    const facts = records.get('meta', boardRecord)
    meta.set(boardRecord, facts)
    for (const lane of lanes) labels.set(lane, facts?.laneLabel[lane] ?? laneLabels[lane])
  }

  function drawHeld(tables: Iterable<string>) {
    for (const table of new Set(tables)) held.set(table, board.heldByAny(room.lists.get(`seated:${table}`)))
  }

  function draw(touched: Touched) {
    const stale = new Set(touched.get('tickets'))
    for (const id of touched.get('claims') ?? []) stale.add(claimParts(id).ticket)
    const isRoomStale = (['people', 'tables', 'seats', 'meta'] as const).some((kind) => touched.has(kind))
    let merged = false
    if (isRoomStale) {
      merged = room.draw(touched)
      if (merged) {
        for (const id of records.ids('claims')) stale.add(claimParts(id).ticket)
        for (const id of board.naming()) stale.add(id)
      }
    }
    const hands = stale.size > 0 ? [...board.draw(stale)] : []
    drawHeld(
      isRoomStale
        ? [...records.ids('tables'), elsewhere]
        : hands.flatMap((person) => room.seats.get(person) ?? []),
    )
    sprint.draw(touched, merged)
    if (touched.has('meta')) drawFacts()
    for (const cells of all) cells.wake()
  }

  const everything = kindNames.map((kind) => [kind, new Set(records.ids(kind))] as const)
  draw(new Map(everything))
  const stop = from.onChange((changed) => draw(records.update(changed)))

  return {
    ...sprint.cells,
    board: meta.cell(boardRecord),
    lane: (lane) => board.lists.cell(`lane:${lane}`),
    laneLabel: (lane) => labels.cell(lane),
    ticket: (id) => board.tickets.cell(id),
    parts: (ticket) => board.lists.cell(`parts:${ticket}`),
    tickets: board.lists.cell('tickets'),
    person: (id) => room.people.cell(id),
    mergedInto: (id) => room.mergedInto.cell(id),
    alsoKnownAs: (person) => room.also.cell(person),
    cameBack: (person) => room.cameBack.cell(person),
    removed: room.lists.cell('removed'),
    people: room.lists.cell('people'),
    everybody: room.everybody.cell(''),
    table: (id) => room.tables.cell(id),
    tables: room.lists.cell('tables'),
    closedTables: room.lists.cell('closedTables'),
    seat: (person) => room.seats.cell(person),
    seated: (table) => room.lists.cell(`seated:${table}`),
    standing: room.lists.cell('standing'),
    heldAt: (table) => held.cell(table),
    holding: (person) => board.lists.cell(`holding:${person}`),
    offered: (person) => board.lists.cell(`offered:${person}`),
    close: stop,
  }
}
