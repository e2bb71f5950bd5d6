// The board at a glance: how many tickets lie where, and what lies on top.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { laneHints } from '@taula/shared/select/lanes'
import { nextStep } from '@taula/shared/select/nextStep'
import type { Ticket } from '@taula/shared/select/tickets'
import type { BoardView } from '@taula/shared/view/boardView'
import { columnsOf } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { inviting, rowOf, whoIs } from './facts.ts'
import type { Row } from './facts.ts'

/** A lane with the tickets that lie on top of it. */
export interface Tray {
  readonly lane: Lane
  readonly label: string
  readonly hint: string
  readonly count: number
  readonly rows: readonly Row[]
}

export interface LaneCount {
  readonly lane: Lane
  readonly label: string
  readonly count: number
}

export interface LanesPage {
  readonly trays: readonly Tray[]
}

/** Units, as in glance.css. */
const trayWidth = 400
const head = 76
const card = 126
const counts = 84 + 20
/** Of a long lane the top is shown, and no more: nobody waits for the hundredth ticket. */
const mostPages = 3

/** As many columns as fit; with an even number what has landed gets one, too, so that no page is left with a single one. */
export function lanePages(view: BoardView, stage: Canvas, now: number): readonly LanesPage[] {
  const columns = Math.min(4, columnsOf(stage, trayWidth))
  const perTray = Math.max(1, Math.floor((stage.height - head - counts) / card))
  const shown: readonly Lane[] =
    columns % 2 === 0 ? ['ready', 'doing', 'review', 'landed'] : ['ready', 'doing', 'review']
  return chunks(shown, columns).flatMap((lanes) => {
    const long = Math.max(...lanes.map((lane) => view.lane(lane).get().length))
    const pages = Math.min(mostPages, Math.max(1, Math.ceil(long / perTray)))
    return Array.from({ length: pages }, (_, page) => ({
      trays: lanes.map((lane) => trayOf(view, lane, page, perTray, now)),
    }))
  })
}

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** The lanes that have no tray on the wall. */
export const laneCounts = (view: BoardView): readonly LaneCount[] =>
  (['triage', 'waiting', 'landed'] as const).map((lane) => ({
    lane,
    label: view.laneLabel(lane).get(),
    count: view.lane(lane).get().length,
  }))

/** What landed last: a ticket that comes into a lane lies down at its end. */
export function landedLast(view: BoardView): Ticket | undefined {
  const last = view.lane('landed').get().at(-1)
  return last === undefined ? undefined : view.ticket(last).get()
}

const ticketsOf = (view: BoardView, ids: readonly string[]) =>
  ids.map((id) => view.ticket(id).get()).filter((ticket) => ticket !== undefined)

/** A short lane begins again while a long one beside it goes on. */
function trayOf(view: BoardView, lane: Lane, page: number, perTray: number, now: number): Tray {
  const ids = view.lane(lane).get()
  const inOrder = lane === 'landed' ? ids.toReversed() : ids
  const from = (page % Math.max(1, Math.ceil(ids.length / perTray))) * perTray
  const top = ticketsOf(view, inOrder.slice(from, from + perTray))
  return {
    lane,
    label: view.laneLabel(lane).get(),
    hint: laneHints[lane],
    count: ids.length,
    rows: top.map((ticket) => topRow(view, ticket, now)),
  }
}

function topRow(view: BoardView, ticket: Ticket, now: number): Row {
  const people = ticket.holders.map(({ person }) => whoIs(view, person))
  if (ticket.lane === 'ready') return rowOf(ticket, { note: inviting(ticket, now) })
  if (ticket.lane === 'review')
    return rowOf(ticket, { people, note: people.length === 0 ? nextStep(ticket) : undefined })
  return rowOf(ticket, { people })
}
