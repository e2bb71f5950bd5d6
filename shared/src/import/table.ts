// A list with headings: which separator it has, what its columns are about, and its rows by number.
import { maxImportRows } from '../board/limits.ts'
import { columnsOf } from './columns.ts'
import type { Column } from './columns.ts'
import { readRecords } from './records.ts'

export interface TableRow {
  /** Counted in records from 1, with the header and blank ones, as a spreadsheet does. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly header: readonly string[]
  readonly columns: ReadonlyMap<Column, number>
  /** Rows that are not blank. One more than an import takes means: too many. */
  readonly rows: readonly TableRow[]
}

export type Headings = Pick<Table, 'header' | 'columns'> & { readonly delimiter: string }

/** A list's headings, by the separator of which most are known; undefined for text without a first line. */
export function headingsOf(content: string): Headings | undefined {
  let best: Headings | undefined
  const text = tidy(content.slice(0, maxHeaderLength))
  for (const delimiter of [',', '\t', ';']) {
    const [header] = readRecords(text, delimiter)
    const columns = columnsOf(header ?? [])
    if (header && (!best || columns.size > best.columns.size)) best = { header, columns, delimiter }
  }
  return best
}

/** Characters. Trac's own headings take some two hundred. */
const maxHeaderLength = 10_000

export function readTable(content: string, { header, columns, delimiter }: Headings): Table {
  const rows: TableRow[] = []
  let row = 0
  for (const cells of readRecords(tidy(content), delimiter)) {
    row++
    if (row === 1 || cells.every((cell) => cell.trim() === '')) continue
    rows.push({ row, cells })
    if (rows.length > maxImportRows) break
  }
  return { header, columns, rows }
}

/** No blank lines in front, nor the line by which spreadsheets are told the separator. */
const tidy = (content: string) => content.replace(/^\s*[\r\n]/, '').replace(/^sep=.[\r\n]+/i, '')
