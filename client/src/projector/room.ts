// The room as sheets: who should talk to each other, each table with who is on what, and those who stand.
import { readAll } from '@taula/shared/board/registers'
import type { Registers } from '@taula/shared/board/registers'
import { isInRoom, standingLabel } from '@taula/shared/select/seats'
import type { BoardView } from '@taula/shared/view/boardView'
import { aboutTable, rowOf, whoIs } from './facts.ts'
import type { Row, Who } from './facts.ts'

export interface Sheet {
  readonly id: string
  readonly kind: 'pairs' | 'table' | 'standing' | 'done' | 'begun' | 'helped'
  readonly title: string
  readonly note: string | undefined
  readonly rows: readonly Row[]
  /** Here, and on no ticket at the moment. */
  readonly others: readonly Who[]
  /** The second and later sheets of one table. */
  readonly continued: boolean
}

/** Lanes of tickets that somebody may be on now. */
const underWay = ['doing', 'review', 'waiting'] as const

export function roomOf(view: BoardView, registers: Registers): readonly Sheet[] {
  const unnamed = unnamedAt(view, registers)
  const tables = view.tables.get().map((id): Sheet => {
    const table = view.table(id).get()
    const here = [...view.seated(id).get(), ...(unnamed.get(id) ?? [])]
    const note = table && aboutTable(table, view)
    return sheet(id, 'table', table?.label ?? 'A table', note, sharedOut(here, view))
  })
  const seated = new Set(view.people.get().filter((id) => view.seat(id).get() !== null))
  for (const ids of unnamed.values()) for (const id of ids) seated.add(id)
  const standing = [...new Set([...view.people.get(), ...holders(view)])].filter((id) => !seated.has(id))
  const title = standingLabel(view.tables.get())
  const about = sheet('standing', 'standing', title, undefined, sharedOut(standing, view))
  return [
    ...pairs(view),
    ...tables.filter((table) => isInRoom(table.id) || !isEmpty(table)),
    ...(isEmpty(about) ? [] : [about]),
  ]
}

const sheet = (
  id: string,
  kind: Sheet['kind'],
  title: string,
  note: string | undefined,
  { rows, others }: Pick<Sheet, 'rows' | 'others'>,
): Sheet => ({ id, kind, title, note, rows, others, continued: false })
const isEmpty = ({ rows, others }: Sheet) => rows.length + others.length === 0

/** Tickets that two people drive, before they have said whether they do it together. */
function pairs(view: BoardView): readonly Sheet[] {
  const rows = ticketsUnderWay(view)
    .filter(({ pairUp }) => pairUp)
    .map((ticket) =>
      rowOf(ticket, {
        people: ticket.holders
          .filter(({ role }) => role === 'driver')
          .map(({ person }) => whoIs(view, person)),
      }),
    )
  const note = 'Two on one ticket: say hello'
  return rows.length === 0 ? [] : [sheet('pairs', 'pairs', 'Pair up?', note, { rows, others: [] })]
}

/** Each person stands once, with the ticket they took last; those on one ticket share its row. */
function sharedOut(here: readonly string[], view: BoardView): Pick<Sheet, 'rows' | 'others'> {
  const byTicket = new Map<string, string[]>()
  const others: Who[] = []
  for (const person of here) {
    const ticket = view.holding(person).get().at(-1)
    if (ticket === undefined) others.push(withPartner(view, person))
    else byTicket.set(ticket, [...(byTicket.get(ticket) ?? []), person])
  }
  const rows = [...byTicket].flatMap(([id, people]) => {
    const ticket = view.ticket(id).get()
    if (!ticket) return []
    const beside = [
      ...ticket.holders.map(({ person }) => person),
      ...people.flatMap((id) => partners(view, id)),
    ]
    const elsewhere = [...new Set(beside)].filter((person) => !people.includes(person))
    return [
      rowOf(ticket, {
        people: people.map((person) => whoIs(view, person)),
        elsewhere: elsewhere.map((person) => whoIs(view, person)),
      }),
    ]
  })
  // The longer lines first.
  return { rows, others: others.toSorted((a, b) => Number(!a.beside) - Number(!b.beside)) }
}

/** Who works with somebody now. */
const partners = (view: BoardView, id: string): readonly string[] =>
  view
    .pairingsOf(id)
    .get()
    .flatMap(({ people }) => people.filter((person) => person !== id))

/** Two who work together, on no ticket yet. */
function withPartner(view: BoardView, id: string): Who {
  const [first] = partners(view, id)
  const who = whoIs(view, id)
  return first === undefined ? who : { ...who, beside: whoIs(view, first).name }
}

const ticketsUnderWay = (view: BoardView) =>
  underWay
    .flatMap((lane) => view.lane(lane).get())
    .map((id) => view.ticket(id).get())
    .filter((ticket) => ticket !== undefined)

const holders = (view: BoardView): readonly string[] =>
  ticketsUnderWay(view).flatMap((ticket) => ticket.holders.map(({ person }) => person))

/** Who sits at a table and is not named in the room. Whoever was taken off the people sits nowhere. */
function unnamedAt(view: BoardView, registers: Registers): ReadonlyMap<string, readonly string[]> {
  const at = new Map<string, string[]>()
  const people = readAll(registers, 'people')
  for (const id of new Set([...readAll(registers, 'seats').keys(), ...people.keys()])) {
    const table = view.seat(id).get()
    const person = people.get(id)
    if (table === null || view.person(id).get() || person?.removed || person?.mergedInto) continue
    at.set(table, [...(at.get(table) ?? []), id])
  }
  return at
}
