// What the world page says, worked out from the registers that the world may see. Pure: the time is passed in.
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { LiveRegisters } from '@taula/shared/protocol/live'
import type { Ticket } from '@taula/shared/select/tickets'
import { ageInWords, parseIso, zonedFormat } from '@taula/shared/select/time'
import { createBoardView } from '@taula/shared/view/boardView'
import type { BoardView } from '@taula/shared/view/boardView'
import { createStreamRegisters } from '@taula/shared/view/streamRegisters'

export interface WorldFacts {
  readonly name: string
  readonly place: string | undefined
  /** `4–6 May 2026` */
  readonly days: string | undefined
  /** When all this was so: `10:42`, and in which time zone. */
  readonly asOf: { readonly at: string; readonly zone: string }
  /** Those in which anything lies, in order. */
  readonly lanes: readonly WorldLane[]
}
export interface WorldLane {
  readonly kind: Lane
  readonly label: string
  readonly count: number
  readonly tickets: readonly WorldTicket[]
}
export interface WorldTicket {
  readonly id: string
  readonly title: string
  /** `#5500`; undefined where no tracker numbers it. */
  readonly number: string | undefined
  readonly url: string | undefined
  /** `18 years` */
  readonly age: string | undefined
  /** Who of those who agreed is on it. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** How many others are. */
  readonly others: number
}

/** Tickets of one lane: more are counted. Who follows wants to see what moves, not to read two thousand lines. */
const mostTickets = 100

export function factsOf(registers: LiveRegisters, now: number): WorldFacts {
  const from = createStreamRegisters()
  from.snapshot(registers)
  const view = createBoardView(from)
  const board = view.board.get()
  const zone = zonedFormat(board?.timeZone ?? 'UTC', { hour: '2-digit', minute: '2-digit' })
  const facts = {
    name: board?.name ?? 'A sprint',
    place: board?.place ?? undefined,
    days: daysOf(board?.startsOn ?? undefined, board?.endsOn ?? undefined),
    asOf: { at: zone.format(now), zone: zone.resolvedOptions().timeZone.replaceAll('_', ' ') },
    lanes: lanes.filter((lane) => lane !== 'parked').flatMap((lane) => laneOf(view, lane, now)),
  }
  view.close()
  return facts
}

function laneOf(view: BoardView, kind: Lane, now: number): WorldLane[] {
  const ids = view.lane(kind).get()
  if (ids.length === 0) return []
  // What comes into a lane lies down at its end: of what has landed the latest is news.
  const shown = kind === 'landed' ? ids.slice(-mostTickets).toReversed() : ids.slice(0, mostTickets)
  const tickets = shown.flatMap((id) => view.ticket(id).get() ?? [])
  return [
    {
      kind,
      label: view.laneLabel(kind).get(),
      count: ids.length,
      tickets: tickets.map((ticket) => ticketFacts(view, ticket, now)),
    },
  ]
}

function ticketFacts(view: BoardView, { id, title, upstream, holders }: Ticket, now: number): WorldTicket {
  const people = holders.flatMap(({ person }) => {
    const name = view.person(person).get()?.name
    return name === undefined ? [] : [{ id: person, name }]
  })
  const created = parseIso(upstream?.created)
  return {
    id,
    title,
    number: upstream && `#${upstream.number}`,
    url: upstream?.url,
    age: created === undefined ? undefined : ageInWords(created, now),
    people,
    others: holders.length - people.length,
  }
}

const dayWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

function daysOf(first: string | undefined, last: string | undefined): string | undefined {
  const [from, to] = [parseIso(first), parseIso(last)]
  if (from !== undefined && to !== undefined && from <= to) return dayWords.formatRange(from, to)
  const day = from ?? to
  return day === undefined ? undefined : dayWords.format(day)
}
