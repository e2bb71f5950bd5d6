// The views of the wall: what each would show now, and which of them have something to say.
import { wallViews } from '@taula/shared/board/kinds/meta'
import type { SprintDay } from '@taula/shared/select/sprintDay'
import type { BoardView } from '@taula/shared/view/boardView'
import type { Registers } from '@taula/shared/board/registers'
import type { Canvas } from './canvas.ts'
import { occasionsOf } from './celebrate.ts'
import type { Occasion } from './celebrate.ts'
import { deedsOf, isOf } from './deeds.ts'
import { helpingOf, stageBelow } from './helping.ts'
import type { Helping } from './helping.ts'
import { landedLast, laneCounts, lanePages } from './lanes.ts'
import type { LaneCount, LanesPage } from './lanes.ts'
import { comingOf } from './next.ts'
import type { Coming } from './next.ts'
import { roomOf } from './room.ts'
import { roomPages } from './roomPages.ts'
import type { RoomPages } from './roomPages.ts'
import type { Face } from './rotation.ts'
import { todayOf } from './today.ts'

export const viewNames = wallViews
export type ViewName = (typeof wallViews)[number]

export interface Room extends RoomPages {
  readonly is: 'now'
  readonly helping: Helping
}
export interface Glance {
  readonly is: 'board'
  readonly pages: readonly LanesPage[]
  readonly counts: readonly LaneCount[]
  /** The title of what landed last, where that lane has no tray of its own. */
  readonly lately: string | undefined
}
export interface Today extends RoomPages {
  readonly is: 'today'
}
export interface Next {
  readonly is: 'next'
  readonly coming: Coming | undefined
}
export interface Celebration {
  readonly is: 'celebrate'
  readonly pages: readonly Occasion[]
}
export interface Shows {
  readonly now: Room
  readonly board: Glance
  readonly today: Today
  readonly next: Next
  readonly celebrate: Celebration
}

/** What all views are drawn from. */
export interface Scene {
  readonly view: BoardView
  readonly registers: Registers
  readonly day: SprintDay
  readonly timeZone: string
  /** The server's time, milliseconds. */
  readonly now: number
  readonly stage: Canvas
  /** Keys of occasions that hung here before. */
  readonly celebrated: ReadonlySet<string>
}

export function showsOf({ view, registers, day, timeZone, now, stage, celebrated }: Scene): Shows {
  const helping = helpingOf(view, day, stage, now)
  const deeds = deedsOf(view, registers)
  const isToday = isOf(day, now, timeZone)
  const lanes = lanePages(view, stage, now)
  const hasLanded = lanes.some(({ trays }) => trays.some(({ lane }) => lane === 'landed'))
  const calendar = { days: view.days.get(), board: view.board.get() }
  return {
    now: { is: 'now', helping, ...roomPages(roomOf(view, registers), stageBelow(stage, helping)) },
    board: {
      is: 'board',
      pages: lanes,
      counts: laneCounts(view),
      lately: hasLanded ? undefined : landedLast(view)?.title,
    },
    today: { is: 'today', ...roomPages(todayOf(view, deeds, isToday), stage) },
    next: { is: 'next', coming: comingOf(view.sessions.get(), calendar, day, now) },
    celebrate: {
      is: 'celebrate',
      pages: occasionsOf(view, deeds, isToday, now).filter(({ key }) => !celebrated.has(key)),
    },
  }
}

/** Of a day that is closed nothing is asked and nothing is hurried. */
const calm: ReadonlySet<ViewName> = new Set(['now', 'board', 'next'])

/** The views that take turns. What nobody uses is not shown. */
export function facesOf(
  shows: Shows,
  view: BoardView,
  day: SprintDay,
  pinned: ViewName | undefined,
): readonly [Face<ViewName>, ...Face<ViewName>[]] {
  const pages: Readonly<Record<ViewName, number>> = {
    now: shows.now.pages.length,
    board: view.tickets.get().length === 0 ? 0 : shows.board.pages.length,
    today: shows.today.pages.length,
    next: shows.next.coming ? 1 : 0,
    celebrate: shows.celebrate.pages.length,
  }
  if (pinned) return [{ view: pinned, pages: Math.max(1, pages[pinned]) }]
  const [first, ...others] = viewNames
    .filter((name) => pages[name] > 0 && (day.is !== 'closed' || calm.has(name)))
    .map((name) => ({ view: name, pages: pages[name] }))
  return first ? [first, ...others] : [{ view: 'now', pages: 1 }]
}
