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
  readonly rows: readonly TableRow[]
}

export type Headings = Pick<Table, 'header' | 'columns'> & { readonly delimiter: string }

/** What separates the cells of a list. */
export const delimiters = [',', '\t', ';'] as const

/** A list's headings, by the separator of which most are known; undefined for text without a first line. */
export function headingsOf(content: string): Headings | undefined {
  let best: Headings | undefined
  const text = tidy(content.slice(0, maxHeaderLength))
  for (const delimiter of delimiters) {
    const [header] = readRecords(text, delimiter)
    const columns = columnsOf(header ?? [])
    if (header && (!best || columns.size > best.columns.size)) best = { header, columns, delimiter }
  }
  return best
}

/** Characters. Trac's own headings take some two hundred. */
const maxHeaderLength = 10_000

export function readTable(content: string, { header, columns, delimiter }: Headings): Table {
  return { header, columns, rows: readRows(content, delimiter, true) }
}

/** Rows that are not blank, without the headings. One more than an import takes means: too many. */
export function readRows(content: string, delimiter: string, hasHeader: boolean): readonly TableRow[] {
  const rows: TableRow[] = []
  let row = 0
  for (const cells of readRecords(tidy(content), delimiter)) {
    row++
    if ((row === 1 && hasHeader) || cells.every((cell) => cell.trim() === '')) continue
    rows.push({ row, cells })
    if (rows.length > maxImportRows) break
  }
  return rows
}

/** No blank lines in front, nor the line by which spreadsheets are told the separator. */
export const tidy = (content: string) => content.replace(/^\s*[\r\n]/, '').replace(/^sep=.[\r\n]+/i, '')
