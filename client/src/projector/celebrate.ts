// What the room may clap for: the first thing somebody got done here, and the oldest ticket that anybody touched. Each is
// shown once.
import { ageInWords, parseIso } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'
import type { BoardView } from '@taula/shared/view/boardView'
import type { Deed, Deeds } from './deeds.ts'
import { rowOf, whoIs } from './facts.ts'
import type { Row } from './facts.ts'

export interface Occasion {
  /** The same for the same occasion, so that it is known to have been shown. */
  readonly key: string
  /** `Dara’s first one is done` */
  readonly title: string
  readonly row: Row
}

/** Pages: the room is not held up. */
const most = 3
/** Years. What is younger is nobody's surprise. */
const old = 5

export function occasionsOf(
  view: BoardView,
  deeds: Deeds,
  isToday: (at: number) => boolean,
  now: number,
): readonly Occasion[] {
  return [...firsts(view, deeds.done, isToday), ...oldest(view, deeds, isToday, now)].slice(0, most)
}

/**
 * The first thing somebody got done on this board. Who is *new here* is not told to the wall; who said aloud that they
 * may be named is celebrated, whether this is their first sprint or their tenth.
 */
function firsts(
  view: BoardView,
  done: readonly Deed[],
  isToday: (at: number) => boolean,
): readonly Occasion[] {
  const first = new Map<string, Deed>()
  for (const deed of done) first.set(deed.person, deed)
  return [...first.values()]
    .filter(({ at }) => isToday(at))
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ person, ticket: id }) => {
      const [known, ticket] = [view.person(person).get(), view.ticket(id).get()]
      const agreed =
        known?.nameInRoom === true || (known?.nameInPublic === true && known.nameInRoom !== false)
      if (!agreed || known.name === undefined || known.removed || !ticket) return []
      const title = `${known.name} got a first one done`
      return [{ key: `first ${person}`, title, row: rowOf(ticket, { people: [whoIs(view, person)] }) }]
    })
}

/** The oldest ticket that was taken or finished in the sprint, on the day when that was. */
function oldest(
  view: BoardView,
  { done, begun }: Deeds,
  isToday: (at: number) => boolean,
  now: number,
): readonly Occasion[] {
  const touched = [...begun, ...done].flatMap((deed) => {
    const ticket = view.ticket(deed.ticket).get()
    const created = parseIso(ticket?.upstream?.created)
    return ticket && created !== undefined ? [{ deed, ticket, created }] : []
  })
  const created = touched.reduce((least, one) => Math.min(least, one.created), Infinity)
  const found = touched.find((one) => one.created === created)
  if (!found || !isToday(found.deed.at) || now - created < old * yearMs) return []
  const age = ageInWords(created, now)
  const people = named(view, found.ticket)
  const title = `The oldest one yet: open for ${age}`
  return [{ key: `oldest ${found.ticket.id}`, title, row: rowOf(found.ticket, { people }) }]
}

const yearMs = 365.25 * 24 * 3_600_000

/** Those on it whom the room may know: "someone" is no name to clap for. */
const named = (view: BoardView, { holders }: Ticket) =>
  holders
    .filter(({ person }) => view.person(person).get()?.name !== undefined)
    .map(({ person }) => whoIs(view, person))
