// What a parser answers: tickets to bring in, and each row that cannot be, by its number.
import type { Layout } from './layout.ts'
import type { Lane, Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'

/**
 * What a list says of a ticket upstream. Absent facts are not known to the list, and leave known ones alone. Without a
 * `kind` it is a mere reference, pasted by a person: it adds to what is known and never replaces any of it.
 */
export type UpstreamFacts = Pick<Upstream, 'tracker' | 'number' | 'url'> & Partial<Omit<Upstream, 'fetched'>>

export interface ParsedTicket {
  /** Deterministic: the same ticket has it in every list (`upstreamId`, or `factId('title:' + title)`). */
  readonly id: string
  /** The row it came from, counted from 1; a header counts as row 1. */
  readonly row: number
  /** Undefined for a bare title, which no tracker knows. */
  readonly upstream: UpstreamFacts | undefined
  /** Flags of which the list says yes or no. Absent: of all. */
  readonly flagsSaid?: readonly UpstreamFlag[] | undefined
  /** The title of a ticket that no tracker knows. */
  readonly title?: string
  /** Where it is put when it is new to the board. */
  readonly lane: Lane
}

export interface BadRow {
  readonly row: number
  readonly message: string
}

export const columnKinds = [
  'title',
  'number',
  'url',
  'state',
  'labels',
  'owner',
  'type',
  'component',
  'created',
] as const
export type ColumnKind = (typeof columnKinds)[number]
/** What each column is about, from the first on; null: nothing that a ticket has. */
export type Columns = readonly (ColumnKind | null)[]

export const listFormats = ['trac-csv', 'trac-tsv', 'csv', 'github', 'gitlab', 'forgejo', 'list'] as const
export type ListFormat = (typeof listFormats)[number]

export interface ParsedList {
  readonly format: ListFormat
  readonly items: readonly ParsedTicket[]
  readonly bad: readonly BadRow[]
  /** How a plain table was read, so that a person can correct it. */
  readonly layout?: Layout | undefined
}

export interface ParseOptions {
  readonly format?: ListFormat | 'auto'
  /** Base URL of the tracker the list is from, e.g. `https://code.djangoproject.com`. */
  readonly source?: string
  /** Base URL of the Trac that a bare `#5500` means, where `source` does not say. */
  readonly trac: string
  /** What the columns of a plain table are about; guessed where not said. */
  readonly columns?: Columns
  /** Whether a plain table begins with headings; found out where not said. */
  readonly header?: boolean
}
