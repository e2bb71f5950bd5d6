// What the wall says of people and tickets, in its own few words.
import type { Entity } from '@taula/shared/board/schema'
import { ageInWords, parseIso } from '@taula/shared/select/time'
import { hasFlag } from '@taula/shared/select/tickets'
import type { Ticket } from '@taula/shared/select/tickets'
import type { BoardView } from '@taula/shared/view/boardView'

export interface Who {
  readonly id: string
  readonly name: string
  /** Whom they work with, where no ticket says it. */
  readonly beside?: string
}

/** A ticket and those who are on it. */
export interface Row {
  readonly ticket: string
  /** `#5500`; undefined where no tracker numbers it. */
  readonly number: string | undefined
  readonly title: string
  readonly people: readonly Who[]
  /** On the same ticket, at another table. */
  readonly elsewhere: readonly Who[]
  /** What there is to say beside. */
  readonly note: string | undefined
}

/** Whoever is not named in the room, or not known (yet), is somebody all the same (I7). */
export const whoIs = (view: BoardView, id: string): Who => ({
  id,
  name: view.person(id).get()?.name ?? 'someone',
})

export const rowOf = (
  ticket: Ticket,
  { people = [], elsewhere = [], note }: Partial<Pick<Row, 'people' | 'elsewhere' | 'note'>>,
): Row => ({
  ticket: ticket.id,
  number: ticket.upstream && `#${ticket.upstream.number}`,
  title: ticket.title,
  people,
  elsewhere,
  note,
})

/** `18 years · good first ticket`: why somebody might take it. */
export function inviting(ticket: Ticket, now: number): string | undefined {
  const created = parseIso(ticket.upstream?.created)
  const words = [
    created === undefined ? undefined : ageInWords(created, now),
    hasFlag(ticket, 'easy') ? 'good first ticket' : undefined,
  ].filter((word) => word !== undefined)
  return words.length === 0 ? undefined : words.join(' · ')
}

/** `Documentation · ask Carme` */
export function aboutTable({ theme, lead }: Entity<'tables'>, view: BoardView): string | undefined {
  const name = lead ? view.person(lead).get()?.name : undefined
  const words = [theme ?? undefined, name === undefined ? undefined : `ask ${name}`]
  return words.filter((word) => word !== undefined).join(' · ') || undefined
}

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`
