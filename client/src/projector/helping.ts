// Who is free to help, and where somebody waits: how many and how long, never who.
import type { SprintDay } from '@taula/shared/select/sprintDay'
import { loadOf } from '@taula/shared/select/free'
import { availabilityOf, presenceOf } from '@taula/shared/select/presence'
import { durationInWords } from '@taula/shared/select/time'
import type { BoardView } from '@taula/shared/view/boardView'
import type { Canvas } from './canvas.ts'
import type { Who } from './facts.ts'
import { shortened } from './shorten.ts'

export interface Waiting {
  readonly table: string
  readonly label: string
  readonly count: number
}

export interface Helping {
  readonly free: readonly Who[]
  /** How many more there are than fit. */
  readonly freeMore: number
  readonly waiting: readonly Waiting[]
  readonly waitingMore: number
  /** `12 min`: the longest wait; undefined where nobody waits. */
  readonly longest: string | undefined
  /** Whether the two lines stand beside each other. */
  readonly lines: 0 | 1 | 2
}

/** Units, as in helping.css. */
const line = 72
const between = 12
const below = 20
const letter = 18
const beside = { free: 280, waiting: 460 }
const chip = { name: 56, table: 76 }
const longLabel = 18
/** How much of one line both can share. */
const widthForBoth = 1_200

export function helpingOf(view: BoardView, day: SprintDay, stage: Canvas, now: number): Helping {
  const isOpen = day.is !== 'closed'
  const free = isOpen ? freeMentors(view, day, now) : []
  const { tables, longest } = isOpen ? waitingAt(view, day, now) : { tables: [], longest: undefined }
  const kinds = Number(free.length > 0) + Number(tables.length > 0)
  const isShared = kinds === 2 && stage.width >= widthForBoth
  const widths = {
    free: ({ name }: Who) => chip.name + name.length * letter,
    table: ({ label }: Waiting) => chip.table + label.length * letter,
  }
  const wanted = {
    free: beside.free + widthOfAll(free, widths.free),
    waiting: beside.waiting + widthOfAll(tables, widths.table),
  }
  // One has half the line, and what the other leaves of its own.
  const room = (other: number) =>
    isShared ? Math.max((stage.width - between) / 2, stage.width - between - other) : stage.width
  const shownFree = fitting(free, room(wanted.waiting) - beside.free, widths.free)
  const shownWaiting = fitting(tables, room(wanted.free) - beside.waiting, widths.table)
  return {
    free: shownFree,
    freeMore: free.length - shownFree.length,
    waiting: shownWaiting,
    waitingMore: tables.slice(shownWaiting.length).reduce((sum, { count }) => sum + count, 0),
    longest,
    lines: kinds === 0 ? 0 : kinds === 2 && !isShared ? 2 : 1,
  }
}

/** What is left of a view's room below these lines. */
export const stageBelow = (stage: Canvas, { lines }: Helping): Canvas =>
  lines === 0
    ? stage
    : { width: stage.width, height: stage.height - lines * line - (lines - 1) * between - below }

/** Mentors, and whoever said that they can help, who are here and on their way to nobody. */
function freeMentors(view: BoardView, day: SprintDay, now: number): readonly Who[] {
  const board = view.board.get()
  const zone = board?.timeZone ?? 'UTC'
  const coming = new Set(
    view.help
      .get()
      .filter(({ state }) => state === 'taken')
      .flatMap(({ takers }) => takers.map(({ person }) => person)),
  )
  const load = (id: string) =>
    view
      .pairingsOf(id)
      .get()
      .filter(({ kind }) => kind === 'mentoring').length
  return view.people.get().flatMap((id) => {
    const person = view.person(id).get()
    if (person?.name === undefined || coming.has(id)) return []
    if (availabilityOf(person, now, zone) !== 'canHelp') return []
    if (load(id) >= loadOf({ mentorLoad: board?.mentorLoad })) return []
    const presence = presenceOf(person, day, zone)
    // Where no day is ever opened, nobody is expected: whoever has not gone is here.
    const isHere = presence === 'here' || (day.is === 'none' && presence === 'expected')
    return isHere ? [{ id, name: person.name }] : []
  })
}

function waitingAt(
  view: BoardView,
  day: SprintDay,
  now: number,
): { readonly tables: readonly Waiting[]; readonly longest: string | undefined } {
  // Whoever somebody is coming to still waits, but the room need not be told.
  const waiting = view.help.get().filter(({ state }) => state === 'open')
  const counts = new Map<string, number>()
  for (const { table } of waiting) counts.set(table ?? '', (counts.get(table ?? '') ?? 0) + 1)
  const tables = [...counts]
    .map(([table, count]) => ({ table, count, label: labelOf(view, table) }))
    .toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
  if (waiting.length === 0) return { tables, longest: undefined }
  const since = waiting.reduce((first, request) => Math.min(first, request.since), Infinity)
  // A night counts for nothing.
  const counted = day.is === 'open' ? Math.max(since, day.since) : since
  return { tables, longest: durationInWords(counted, now) }
}

const labelOf = (view: BoardView, table: string) =>
  shortened(view.table(table).get()?.label ?? 'No table', longLabel)

const widthOfAll = <T>(items: readonly T[], widthOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + widthOf(item), 0)

/** As many as fit beside a word for how many more there are; one at least. */
function fitting<T>(items: readonly T[], width: number, widthOf: (item: T) => number): readonly T[] {
  let used = 0
  const over = items.findIndex((item, i) => {
    used += widthOf(item)
    return i > 0 && used > width
  })
  return over < 0 ? items : items.slice(0, over)
}
