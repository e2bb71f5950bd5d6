// Trac's lists: the comma and tab separated text of a query or a report, whatever columns it has.
import { upstreamId } from '../board/ids.ts'
import { maxImportRows, maxLabels } from '../board/limits.ts'
import { upstreamFlags } from '../board/kinds/tickets.ts'
import type { Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import type { Column } from './columns.ts'
import { dateReader } from './dates.ts'
import type { ReadDate } from './dates.ts'
import { firstLane } from './firstLane.ts'
import type { BadRow, ParsedTicket, ParseOptions, UpstreamFacts } from './parsed.ts'
import { inTrac, ticketNumber, tracOf } from './references.ts'
import type { Site } from './references.ts'
import { nothing, read, tooManyRows, unreadable } from './rows.ts'
import type { Read, Rows } from './rows.ts'
import { headingsOf, readTable } from './table.ts'
import type { Table } from './table.ts'
import { fact, oneLine, quoted, title } from './text.ts'

/** What a row says in a column: undefined where the list has no such column or the row ends before it. */
type Cell = (column: Column) => string | undefined

export function parseTrac(content: string, options: ParseOptions): Rows {
  const site = tracOf(options.source ?? options.trac)
  if (!site) return nothing(badSource)
  const headings = headingsOf(content)
  if (!headings?.columns.has('id')) return nothing(noNumbers(headings?.header ?? []))
  const table = readTable(content, headings)
  if (table.rows.length > maxImportRows) return tooManyRows()
  if (table.rows.length === 0) return nothing('This list has headings, but no tickets.')
  return readRows(table, site)
}

const badSource =
  'The address of the tracker must begin with http:// or https://, for example https://code.djangoproject.com.'

const noNumbers = (header: readonly string[]) =>
  'This table has no column with ticket numbers (“id” in a list from Trac). ' +
  `Its headings: ${header.slice(0, 4).map(quoted).join(', ')}. Lists from elsewhere come in as plain CSV.`

function readRows(table: Table, site: Site): Rows {
  const items: ParsedTicket[] = []
  const bad: BadRow[] = []
  const cellsOf = (cells: readonly string[]): Cell => {
    return (column) => {
      const index = table.columns.get(column)
      return index === undefined ? undefined : cells[index]
    }
  }
  const dates = table.rows.flatMap(({ cells }) => dateColumns.map((column) => cellsOf(cells)(column) ?? ''))
  const readDate = dateReader(dates)
  for (const { row, cells } of table.rows) {
    const ticket = readTicket(row, cells, cellsOf(cells), { table, site, readDate })
    if (ticket.ok) items.push(ticket.value)
    else bad.push({ row, message: ticket.message })
  }
  return { items, bad }
}

const dateColumns = ['created', 'modified'] as const

interface ListFacts {
  readonly table: Table
  readonly site: Site
  readonly readDate: ReadDate
}

function readTicket(
  row: number,
  cells: readonly string[],
  cell: Cell,
  { table, site, readDate }: ListFacts,
): Read<ParsedTicket> {
  if (cells.slice(table.header.length).some((extra) => extra.trim() !== '')) {
    return unreadable(`This row has more cells than there are headings. Is a text in it not in quotes?`)
  }
  const id = cell('id') ?? ''
  const number = ticketNumber(oneLine(id).replace(/^#/, ''))
  if (number === undefined) return unreadable(`${quoted(id)} is not a ticket number.`)
  const summary = table.columns.has('title') ? title(cell('title') ?? '') : undefined
  if (summary?.ok === false) return summary
  const upstream: UpstreamFacts = {
    ...inTrac(site, number),
    kind: 'ticket',
    ...(summary && { title: summary.value }),
    ...standing(cell),
    ...people(cell),
    type: fact(cell('type')),
    component: fact(cell('component')),
    version: fact(cell('version')),
    flags: flags(cell),
    labels: labels(cell('keywords')),
    created: date(cell('created'), readDate),
    modified: date(cell('modified'), readDate),
  }
  return read({
    id: upstreamId(upstream.tracker, number),
    row,
    upstream,
    flagsSaid: upstream.flags && upstreamFlags.filter((flag) => cell(flag) !== undefined),
    lane: firstLane(upstream),
  })
}

const date = (text: string | undefined, readDate: ReadDate) =>
  fact(text === undefined ? text : readDate(text))

/** Trac's own last state is `closed`; workflows of one's own have others. */
const overs: ReadonlySet<string> = new Set(['closed', 'resolved', 'done'])

function standing(cell: Cell): Pick<Partial<Upstream>, 'state' | 'status' | 'resolution' | 'stage'> {
  const status = fact(cell('status'))
  const resolution = fact(cell('resolution'))
  const over = status === undefined ? resolution !== undefined : overs.has(status.toLowerCase())
  const known = status !== undefined || resolution !== undefined
  return {
    state: known ? (over ? 'closed' : 'open') : undefined,
    status,
    resolution: over ? resolution : undefined,
    stage: fact(cell('stage')),
  }
}

function people(cell: Cell): Pick<Partial<Upstream>, 'owner' | 'reporter'> {
  const owner = fact(cell('owner')) ?? 'nobody'
  return {
    // Trac wrote `nobody` for no owner.
    ...(cell('owner') !== undefined && { owner: owner.toLowerCase() === 'nobody' ? null : owner }),
    reporter: fact(cell('reporter')),
  }
}

function flags(cell: Cell): UpstreamFlag[] | undefined {
  if (upstreamFlags.every((flag) => cell(flag) === undefined)) return undefined
  return upstreamFlags.filter((flag) => yeses.has(oneLine(cell(flag) ?? '').toLowerCase()))
}

const yeses: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'y', 'on', 'x', '✓'])

/** Keywords are separated as their writer liked. */
function labels(keywords: string | undefined): string[] | undefined {
  if (keywords === undefined) return undefined
  const words = oneLine(keywords).split(/[,;]/.test(keywords) ? /[,;]/ : /\s+/)
  return [...new Set(words.map(fact).filter((word) => word !== undefined))].slice(0, maxLabels)
}
