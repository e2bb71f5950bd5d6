// What hangs on the wall at one moment, as data: drawn from the board, the clock and the state of the line.
import type { Registers } from '@taula/shared/board/registers'
import type { Entity } from '@taula/shared/board/schema'
import type { LiveJoin } from '@taula/shared/protocol/live'
import { sprintDay } from '@taula/shared/select/sprintDay'
import { zonedFormat } from '@taula/shared/select/time'
import type { BoardView } from '@taula/shared/view/boardView'
import { stageOf } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { count } from './facts.ts'
import { qrOf } from '../parts/qr.ts'
import type { Qr } from '../parts/qr.ts'
import { joinLink } from './joinLink.ts'
import { slideAt } from './rotation.ts'
import type { Face, Position, Slide } from './rotation.ts'
import { facesOf, showsOf } from './shows.ts'
import type { Shows, ViewName } from './shows.ts'

/** How one comes in: nothing is said of it until the server has. */
export type Entrance =
  | { readonly is: 'unknown' }
  | { readonly is: 'nowhere' }
  | { readonly is: 'link'; readonly link: string; readonly code: Qr }

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
  readonly shows: Shows[ViewName]
  /** A word of the organisers over every view. */
  readonly announcement: Announcement | undefined
}

export interface Announcement {
  readonly text: string
  /** Milliseconds. */
  readonly until: number
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
  /** By the address of this very wall, which counts more than what the organisers pinned. Undefined: all in turn. */
  readonly pinned: ViewName | undefined
  readonly celebrated: ReadonlySet<string>
}

export interface Drawn {
  readonly picture: Picture
  readonly faces: readonly [Face<ViewName>, ...Face<ViewName>[]]
}

export function draw(moment: Moment): Drawn {
  const { view, now, lostAt } = moment
  const board = view.board.get()
  const timeZone = board?.timeZone ?? 'UTC'
  const announcement = announced(board, now)
  const stage = stageOf(moment.canvas, announcement !== undefined)
  const day = sprintDay({ days: view.days.get(), board }, now)
  const { registers, celebrated } = moment
  const shows = showsOf({ view, registers, day, timeZone, now, stage, celebrated })
  const faces = facesOf(shows, view, day, moment.pinned ?? board?.pinnedView ?? undefined)
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
      shows: shows[slide.view],
      announcement,
    },
  }
}

const announced = (board: Entity<'meta'> | undefined, now: number): Announcement | undefined =>
  board?.announcement && now < board.announcement.until ? board.announcement : undefined

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
