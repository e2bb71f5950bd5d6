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

/** Units, as in lanes.css. */
const trayWidth = 400
const head = 84
const row = 134
const counts = 92 + 20

/** As many columns as fit; with an even number what has landed gets one, too, so that no page is left with a single one. */
export function lanePages(view: BoardView, stage: Canvas, now: number): readonly LanesPage[] {
  const columns = Math.min(4, columnsOf(stage, trayWidth))
  const most = Math.max(1, Math.floor((stage.height - head - counts) / row))
  const kinds: readonly Lane[] =
    columns % 2 === 0 ? ['ready', 'doing', 'review', 'landed'] : ['ready', 'doing', 'review']
  const trays = kinds.map((lane) => trayOf(view, lane, most, now))
  return Array.from({ length: Math.ceil(trays.length / columns) }, (_, i) => ({
    trays: trays.slice(i * columns, (i + 1) * columns),
  }))
}

/** The lanes that have no tray on the wall. */
export const laneCounts = (view: BoardView): readonly LaneCount[] =>
  (['triage', 'waiting', 'landed'] as const).map((lane) => ({
    lane,
    label: view.laneLabel(lane).get(),
    count: view.lane(lane).get().length,
  }))

/** What landed last: a ticket that comes into a lane lies down at its end. */
export const landedLately = (view: BoardView, most: number): readonly Ticket[] =>
  view
    .lane('landed')
    .get()
    .slice(-most)
    .toReversed()
    .map((id) => view.ticket(id).get())
    .filter((ticket) => ticket !== undefined)

function trayOf(view: BoardView, lane: Lane, most: number, now: number): Tray {
  const ids = view.lane(lane).get()
  const top =
    lane === 'landed'
      ? landedLately(view, most)
      : ids
          .slice(0, most)
          .map((id) => view.ticket(id).get())
          .filter((ticket) => ticket !== undefined)
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
