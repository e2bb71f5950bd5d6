// Plain tables, as people keep them and other tools write them: a mapping says what each column is about.
import { upstreamId } from '../board/ids.ts'
import { maxImportRows, maxLabels } from '../board/limits.ts'
import type { Upstream, UpstreamFlag } from '../board/kinds/tickets.ts'
import { dateReader } from './dates.ts'
import type { ReadDate } from './dates.ts'
import { firstLane } from './firstLane.ts'
import { withoutNeutral } from './formula.ts'
import { isEasy } from './labels.ts'
import { layoutOf } from './layout.ts'
import type { Layout } from './layout.ts'
import { allMentions, bareIn } from './mentions.ts'
import type { Bare } from './mentions.ts'
import { fromNowhere } from './nowhere.ts'
import { isOwnList } from './ownList.ts'
import type { BadRow, ColumnKind, ParsedTicket, ParseOptions, UpstreamFacts } from './parsed.ts'
import { likelyKind } from './references.ts'
import type { Reference } from './references.ts'
import { nothing, read, tooManyRows, unreadable } from './rows.ts'
import type { Read, Rows } from './rows.ts'
import { stateOf } from './states.ts'
import { readRows } from './table.ts'
import type { TableRow } from './table.ts'
import { fact, oneLine, title } from './text.ts'

/** What a row says in a column; undefined where the list has no such column or the row ends before it. */
type Cell = (kind: ColumnKind) => string | undefined

interface ListFacts {
  readonly layout: Layout
  readonly bare: Bare
  readonly readDate: ReadDate
  /** Written by a board: what it says of a ticket is what that board knew. */
  readonly isOwn: boolean
}

export function parseCsv(content: string, options: ParseOptions): Rows {
  const layout = layoutOf(content, options)
  const { columns, delimiter, hasHeader } = layout
  if (!columns.some((kind) => kind === 'title' || kind === 'number' || kind === 'url')) {
    return { ...nothing(noTitles), layout }
  }
  const rows = readRows(content, delimiter, hasHeader)
  if (rows.length > maxImportRows) return { ...tooManyRows(), layout }
  if (rows.length === 0) return { ...nothing('This list has headings, but no tickets.'), layout }
  const dates = rows.map(({ cells }) => cells[columns.indexOf('created')] ?? '')
  const facts: ListFacts = {
    layout,
    bare: bareIn(options),
    readDate: dateReader(dates),
    isOwn: hasHeader && isOwnList(layout.sample[0] ?? []),
  }
  const items: ParsedTicket[] = []
  const bad: BadRow[] = []
  for (const row of rows) {
    const ticket = readTicket(row, facts)
    if (ticket.ok) items.push(ticket.value)
    else bad.push({ row: row.row, message: ticket.message })
  }
  return { items, bad, layout }
}

const noTitles =
  'No column of this table is said to hold titles, ticket numbers or links. Say which one does.'

function readTicket({ row, cells }: TableRow, facts: ListFacts): Read<ParsedTicket> {
  const { columns } = facts.layout
  if (cells.slice(columns.length).some((extra) => extra.trim() !== '')) {
    return unreadable('This row has more cells than the others. Is a text in it not in quotes?')
  }
  const cell: Cell = (kind) => {
    const at = columns.indexOf(kind)
    const text = at < 0 ? undefined : cells[at]
    // A board leaves blank what it does not know, a tracker what there is not.
    return text === undefined || (text === '' && facts.isOwn) ? undefined : withoutNeutral(text)
  }
  const where = whereIs(cell, facts.bare)
  if (!where.ok) return where
  const heading = fact(cell('title')) === undefined && where.value ? undefined : title(cell('title') ?? '')
  if (heading?.ok === false) return heading
  if (where.value) return read(upstreamTicket(row, where.value, heading?.value, cell, facts))
  return read(
    fromNowhere(row, heading?.value ?? '', isOver(stateOf(cell('state') ?? '')) ? 'landed' : 'triage'),
  )
}

/** The ticket that a row is about, by its address or else by its number. Undefined: a ticket that no tracker knows. */
function whereIs(cell: Cell, bare: Bare): Read<Reference | undefined> {
  const address = oneLine(cell('url') ?? '')
  // An address of which nothing is known: then the number counts in a tracker that is not known either.
  if (address !== '') return read(referenceIn(address, () => undefined))
  const number = oneLine(cell('number') ?? '')
  if (number === '') return read(undefined)
  const reference = referenceIn(number, bare)
  if (reference) return read(reference)
  return /^#?\d+$/.test(number)
    ? unreadable('It is not known which tracker this number is from.')
    : read(undefined)
}

function referenceIn(text: string, bare: Bare): Reference | undefined {
  const mentions = allMentions(text, bare)
  const [first, second] = Array.isArray(mentions) ? mentions : []
  return second ? undefined : first?.reference
}

function upstreamTicket(
  row: number,
  where: Reference,
  heading: string | undefined,
  cell: Cell,
  { readDate, isOwn }: ListFacts,
): ParsedTicket {
  const kind = likelyKind(where)
  const labels = labelsOf(cell('labels'))
  const created = cell('created')
  const said: UpstreamFacts = {
    ...where,
    title: heading,
    ...standing(cell('state')),
    type: fact(cell('type')),
    component: fact(cell('component')),
    labels,
    ...ownerOf(cell('owner')),
    created: fact(created === undefined ? undefined : readDate(created)),
  }
  const id = upstreamId(where.tracker, where.number)
  const flags = flagsOf(kind, labels)
  const lane = firstLane({ ...said, ...flags, kind })
  // Without a kind it adds to what is known upstream, and replaces nothing: a board's titles are its own.
  if (isOwn) return { id, row, upstream: said, lane }
  const flagsSaid: readonly UpstreamFlag[] = labels ? ['patch', 'easy'] : ['patch']
  return { id, row, upstream: { ...said, ...flags, kind }, flagsSaid, lane }
}

const isOver = (state: Upstream['state']) => state === 'closed' || state === 'merged'

function standing(text: string | undefined): Pick<Partial<Upstream>, 'state' | 'status' | 'resolution'> {
  const status = fact(text)
  if (status === undefined) return {}
  const state = stateOf(status)
  const word = status.toLowerCase()
  return {
    state,
    // The words of the states themselves add nothing to them.
    ...(!plainStates.has(word) && { status }),
    ...(state === 'closed' && { resolution: resolutions.get(word) }),
  }
}

const plainStates: ReadonlySet<string> = new Set(['open', 'opened', 'draft', 'merged', 'closed'])
const resolutions: ReadonlyMap<string, string> = new Map([
  ['fixed', 'fixed'],
  ['resolved', 'fixed'],
  ['done', 'fixed'],
  ['completed', 'fixed'],
  ['wontfix', 'wontfix'],
  ['invalid', 'invalid'],
  ['duplicate', 'duplicate'],
])

function ownerOf(text: string | undefined): Pick<Partial<Upstream>, 'owner'> {
  if (text === undefined) return {}
  const owner = fact(text)?.replace(/^@(?=\S)/, '')
  return { owner: owner === undefined || owner.toLowerCase() === 'nobody' ? null : owner }
}

function labelsOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined
  const words = oneLine(text).split(/[,;|]/)
  return [...new Set(words.map(fact).filter((word) => word !== undefined))].slice(0, maxLabels)
}

function flagsOf(
  kind: Upstream['kind'],
  labels: readonly string[] | undefined,
): Pick<Partial<Upstream>, 'flags'> {
  // Whether a Trac ticket has a patch does not follow from what it is.
  if (kind === 'ticket') return {}
  const flags: UpstreamFlag[] = kind === 'pull' ? ['patch'] : []
  if (labels?.some(isEasy)) flags.push('easy')
  return { flags }
}
