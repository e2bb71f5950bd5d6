// What the columns of a plain list are about where no heading tells: by what stands in them.
import type { ColumnKind, Columns } from './parsed.ts'
import { stateOf } from './states.ts'

type Column = readonly string[]

/** What a cell looks like by itself. */
export type Looks = 'address' | 'number' | 'date' | 'state' | 'handle' | 'text'

export function looksLike(cell: string): Looks {
  if (/^https?:\/\/\S+$/i.test(cell)) return 'address'
  if (/^#?\d{1,8}$|^[\w.-]{1,40}\/[\w.-]{1,100}#\d{1,8}$/.test(cell)) return 'number'
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,].{0,30})?$/.test(cell)) return 'date'
  if (/^@[\w.-]+$/.test(cell)) return 'handle'
  return stateOf(cell) ? 'state' : 'text'
}

/** Fills in what is not known yet. `hasHeader`: then a column of numbers without a known heading is no ticket's number. */
export function guessed(known: Columns, rows: readonly (readonly string[])[], hasHeader: boolean): Columns {
  const columns = [...known]
  const cells = (at: number): Column =>
    rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  const take = (kind: ColumnKind, fits: (column: Column) => boolean) => {
    if (columns.includes(kind)) return
    const at = columns.findIndex((taken, i) => taken === null && cells(i).length > 0 && fits(cells(i)))
    if (at >= 0) columns[at] = kind
  }
  const all = (looks: Looks) => (column: Column) => column.every((cell) => looksLike(cell) === looks)
  take('url', all('address'))
  if (!hasHeader) take('number', (column) => all('number')(column) && isDistinct(column) && !isCount(column))
  take('state', all('state'))
  take('created', all('date'))
  take('owner', all('handle'))
  if (!columns.includes('title')) {
    const at = longestText(columns, cells)
    if (at !== undefined) columns[at] = 'title'
  }
  return columns
}

const isDistinct = (column: Column) => new Set(column).size === column.length

/** 1, 2, 3, ...: the rows are counted, and no tracker is meant. */
export const isCount = (column: Column): boolean => column.every((cell, i) => cell === String(i + 1))

/** The column of most words. */
function longestText(columns: Columns, cells: (at: number) => Column): number | undefined {
  let best: { readonly at: number; readonly length: number } | undefined
  for (const [at, taken] of columns.entries()) {
    const texts = cells(at).filter((cell) => looksLike(cell) === 'text' && /\p{L}/u.test(cell))
    if (taken !== null || texts.length * 2 <= cells(at).length) continue
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    if (!best || length > best.length) best = { at, length }
  }
  return best?.at
}
