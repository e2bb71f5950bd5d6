// How a plain list is laid out: its separator, whether it has headings, and what its columns are about. Found by looking
// at its beginning; whoever brings it in may correct the columns.
import { maxColumns } from '../board/limits.ts'
import { guessed, isCount, looksLike } from './guess.ts'
import { columnsByName, plainHeading } from './headings.ts'
import type { Columns, ParseOptions } from './parsed.ts'
import { readRecords } from './records.ts'
import { delimiters, tidy } from './table.ts'

type Record = readonly string[]

export interface Layout {
  readonly delimiter: string
  readonly hasHeader: boolean
  readonly columns: Columns
  /** The first records that are not blank, the headings too. */
  readonly sample: readonly Record[]
}

/** Records that are looked at, and the characters in which they are looked for. */
const sampleRows = 50
const sampleChars = 100_000

export function layoutOf(content: string, options: Partial<ParseOptions> = {}): Layout {
  const { delimiter, sample, width } = sniffed(content)
  const named = columnsByName(padded(sample[0] ?? [], width))
  const hasHeader = options.header ?? isHeader(sample, named)
  const rows = hasHeader ? sample.slice(1) : sample
  const known = hasHeader ? withoutCounts(named, sample, options.source) : blank(width)
  const columns = options.columns?.slice(0, width) ?? guessed(known, rows, hasHeader)
  return { delimiter, hasHeader, columns: [...columns, ...blank(width - columns.length)], sample }
}

const blank = (width: number): Columns => Array.from({ length: Math.max(0, width) }, () => null)
const padded = (cells: Record, width: number): Record =>
  Array.from({ length: width }, (_, i) => cells[i] ?? '')

interface Sniffed {
  readonly delimiter: string
  readonly sample: readonly Record[]
  readonly width: number
}

/** The separator by which most rows have the same number of cells, and of those the one that makes most of them. */
function sniffed(content: string): Sniffed {
  const start = tidy(content.slice(0, sampleChars))
  const said = delimiters.find((one) => content.slice(0, 100).trimStart().startsWith(`sep=${one}`))
  let best: (Sniffed & { readonly share: number }) | undefined
  for (const delimiter of said === undefined ? delimiters : [said]) {
    const sample = sampleOf(start, delimiter, content.length > sampleChars)
    const { width, share } = usualWidth(sample)
    const isBetter = !best || share > best.share || (share === best.share && width > best.width)
    if (isBetter && (width > 1 || !best)) best = { delimiter, sample, width, share }
  }
  return best ?? { delimiter: ',', sample: [], width: 0 }
}

function sampleOf(start: string, delimiter: string, isCut: boolean): readonly Record[] {
  const sample: Record[] = []
  for (const cells of readRecords(start, delimiter)) {
    if (!cells.every((cell) => cell.trim() === '')) sample.push(cells)
    if (sample.length > sampleRows) break
  }
  // The last one may be half a row.
  return isCut && sample.length > 1 ? sample.slice(0, -1) : sample
}

/** How wide most rows are; `share`: how many of them, 0 where they are of one cell, which any text is. */
function usualWidth(sample: readonly Record[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>()
  for (const { length } of sample) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width = 0, rows = 0] = [...counts].toSorted(([a, n], [b, m]) => m - n || b - a)[0] ?? []
  return { width: Math.min(width, maxColumns), share: width > 1 ? rows / sample.length : 0 }
}

/** Headings are known words, or words above columns of numbers, addresses and dates. */
function isHeader([first = [], ...rows]: readonly Record[], named: Columns): boolean {
  if (first.some((cell) => isValue(cell.trim()))) return false
  if (named.some((kind) => kind !== null)) return true
  return rows.length > 1 && first.some((_, at) => rows.every((row) => isValue((row[at] ?? '').trim())))
}

const isValue = (cell: string) => ['address', 'number', 'date'].includes(looksLike(cell))

/** `Nr` over 1, 2, 3, ... counts the rows, unless it is said which tracker counts like that. */
function withoutCounts(named: Columns, [header = [], ...rows]: readonly Record[], source?: string): Columns {
  return named.map((kind, at) => {
    const mayCount = kind === 'number' && source === undefined && counters.has(plainHeading(header[at] ?? ''))
    return mayCount && isCount(rows.map((row) => (row[at] ?? '').trim())) ? null : kind
  })
}

const counters: ReadonlySet<string> = new Set(['#', 'nr', 'no', 'n', 'num', 'numero', 'nummer'])
