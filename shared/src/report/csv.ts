// Rows as CSV that any spreadsheet opens: RFC 4180 with a byte order mark, by which Excel knows UTF-8 (I8, I12).
import { neutral } from '../import/formula.ts'

const byteOrderMark = '\uFEFF'

/** Each row ends in CR LF, the last one too. Cells that a spreadsheet would run are neutralised. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')

function cellText(cell: string): string {
  const text = neutral(cell.toWellFormed())
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
