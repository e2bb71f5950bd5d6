// What came of the day so far, as sheets: what is done, what was begun, and whose help was answered.
import type { BoardView } from '@taula/shared/view/boardView'
import type { Deed, Deeds } from './deeds.ts'
import { count, rowOf, whoIs } from './facts.ts'
import type { Row, Who } from './facts.ts'
import type { Sheet } from './room.ts'

export function todayOf(
  view: BoardView,
  { done, begun }: Deeds,
  isToday: (at: number) => boolean,
): readonly Sheet[] {
  const started = begun.filter(({ at }) => isToday(at))
  const isLanded = ({ ticket }: Deed) => view.ticket(ticket).get()?.lane === 'landed'
  // What was begun today and lies among the landed came there today.
  const over = [...done.filter(({ at }) => isToday(at)), ...started.filter(isLanded)]
  const overIds = new Set(over.map(({ ticket }) => ticket))
  const helped = helpedToday(view, isToday)
  return [
    sheet('done', 'Done', rowsOf(view, over)),
    sheet(
      'begun',
      'Started',
      rowsOf(
        view,
        started.filter(({ ticket }) => !overIds.has(ticket)),
      ),
    ),
    { ...sheet('helped', 'Got help', []), others: helped, note: count(helped.length, 'person', 'people') },
  ].filter(({ rows, others }) => rows.length + others.length > 0)
}

const sheet = (id: 'done' | 'begun' | 'helped', title: string, rows: readonly Row[]): Sheet => ({
  id,
  kind: id,
  title,
  note: count(rows.length, 'ticket'),
  rows,
  others: [],
  continued: false,
})

/** Each ticket once, with all who did it. */
function rowsOf(view: BoardView, deeds: readonly Deed[]): readonly Row[] {
  const people = new Map<string, Set<string>>()
  for (const { ticket, person } of deeds)
    people.set(ticket, (people.get(ticket) ?? new Set<string>()).add(person))
  return [...people].flatMap(([id, who]) => {
    const ticket = view.ticket(id).get()
    return ticket ? [rowOf(ticket, { people: [...who].map((person) => whoIs(view, person)) })] : []
  })
}

/** Each person once, the latest first. Whoever is not named in the room is someone. */
function helpedToday(view: BoardView, isToday: (at: number) => boolean): readonly Who[] {
  const over = view.help
    .get()
    .flatMap(({ state, over }) =>
      state === 'resolved' && over?.person !== undefined && isToday(over.at)
        ? [{ person: over.person, at: over.at }]
        : [],
    )
  const people = new Set(over.toSorted((a, b) => b.at - a.at).map(({ person }) => person))
  return [...people].map((person) => whoIs(view, person))
}
