// What hangs on the wall at one moment, as data: drawn from the board, the clock and the state of the line.
import type { Registers } from '@taula/shared/board/registers'
import type { LiveJoin } from '@taula/shared/protocol/live'
import { zonedFormat } from '@taula/shared/select/time'
import type { BoardView } from '@taula/shared/view/boardView'
import { stageOf } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { count } from './facts.ts'
import { qrOf } from '../parts/qr.ts'
import type { Qr } from '../parts/qr.ts'
import { joinLink } from './joinLink.ts'
import { landedLast, laneCounts, lanePages } from './lanes.ts'
import type { LaneCount, LanesPage } from './lanes.ts'
import { roomOf } from './room.ts'
import { roomPages } from './roomPages.ts'
import type { RoomPages } from './roomPages.ts'
import { slideAt } from './rotation.ts'
import type { Face, Position, Slide } from './rotation.ts'

export const viewNames = ['now', 'board'] as const
export type ViewName = (typeof viewNames)[number]

/** How one comes in: nothing is said of it until the server has. */
export type Entrance =
  | { readonly is: 'unknown' }
  | { readonly is: 'nowhere' }
  | { readonly is: 'link'; readonly link: string; readonly code: Qr }

export interface Room extends RoomPages {
  readonly is: 'now'
}
export interface Glance {
  readonly is: 'board'
  readonly pages: readonly LanesPage[]
  readonly counts: readonly LaneCount[]
  /** The title of what landed last, where that lane has no tray of its own. */
  readonly lately: string | undefined
}

export interface Picture {
  readonly name: string
  readonly place: string | undefined
  /** `14 people · 8 tickets in progress` */
  readonly about: string
  /** `10:42` */
  readonly clock: string
  /** `Saturday 16 May` */
  readonly date: string
  /** `10:42`: until when all this is known; undefined while the line is live. */
  readonly asOf: string | undefined
  readonly free: number
  readonly entrance: Entrance
  readonly slide: Slide<ViewName>
  readonly shows: Room | Glance
}

export interface Moment {
  readonly view: BoardView
  readonly registers: Registers
  /** The server's time, milliseconds. */
  readonly now: number
  /** When the line was lost, by the server's time. */
  readonly lostAt: number | undefined
  readonly join: LiveJoin | undefined
  readonly origin: string
  readonly canvas: Canvas
  readonly at: Position<ViewName> | undefined
  /** Undefined: all of them in turn. */
  readonly pinned: ViewName | undefined
}

export interface Drawn {
  readonly picture: Picture
  readonly faces: readonly [Face<ViewName>, ...Face<ViewName>[]]
}

export function draw(moment: Moment): Drawn {
  const { view, now, lostAt } = moment
  const board = view.board.get()
  const timeZone = board?.timeZone ?? 'UTC'
  const stage = stageOf(moment.canvas)
  const room: Room = { is: 'now', ...roomPages(roomOf(view, moment.registers), stage) }
  const pages = lanePages(view, stage, now)
  const glance: Glance = {
    is: 'board',
    pages,
    counts: laneCounts(view),
    lately: pages.some(({ trays }) => trays.some(({ lane }) => lane === 'landed'))
      ? undefined
      : landedLast(view)?.title,
  }
  const faces = facesOf(room, glance, view, moment.pinned)
  const slide = slideAt(faces, moment.at)
  return {
    faces,
    picture: {
      name: board?.name ?? 'Sprint',
      place: board?.place ?? undefined,
      about: aboutBoard(view),
      clock: clockIn(timeZone).format(now),
      date: dateIn(timeZone).format(now).replace(',', ''),
      asOf: lostAt === undefined ? undefined : clockIn(timeZone).format(lostAt),
      free: view.lane('ready').get().length,
      entrance: entranceOf(moment),
      slide,
      shows: slide.view === 'now' ? room : glance,
    },
  }
}

function facesOf(
  room: Room,
  glance: Glance,
  view: BoardView,
  pinned: ViewName | undefined,
): readonly [Face<ViewName>, ...Face<ViewName>[]] {
  const now: Face<ViewName> = { view: 'now', pages: Math.max(1, room.pages.length) }
  const board: Face<ViewName> = { view: 'board', pages: glance.pages.length }
  if (pinned === 'now') return [now]
  if (pinned === 'board') return [board]
  // What nobody uses is not shown.
  if (view.tickets.get().length === 0) return [now]
  return room.pages.length === 0 ? [board] : [now, board]
}

function aboutBoard(view: BoardView): string {
  const people = view.people.get().length
  const doing = view.lane('doing').get().length
  return [
    people > 0 && count(people, 'person', 'people'),
    doing > 0 && `${count(doing, 'ticket')} in progress`,
  ]
    .filter((words) => typeof words === 'string')
    .join(' · ')
}

function entranceOf({ join, origin }: Moment): Entrance {
  if (!join) return { is: 'unknown' }
  const link = joinLink(join, origin)
  return link === undefined ? { is: 'nowhere' } : { is: 'link', link, code: codeFor(link) }
}

const codeFor = keptLast(qrOf)
const clockIn = keptLast((timeZone: string) => zonedFormat(timeZone, { hour: '2-digit', minute: '2-digit' }))
const dateIn = keptLast((timeZone: string) =>
  zonedFormat(timeZone, { weekday: 'long', day: 'numeric', month: 'long' }),
)

/** Remembers the last answer: a wall asks the same again and again, and keeps nothing else. */
function keptLast<T>(make: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly made: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) }
    return last.made
  }
}
