// How much of the room fits on one page of the wall: the largest letters with which all of it fits, else several pages.
import { columnsOf, gap } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { pagesOf } from './columns.ts'
import type { Page } from './columns.ts'
import type { Sheet } from './room.ts'

/** Sizes in units, as in room.css. */
export interface Density {
  readonly name: 'grand' | 'roomy' | 'dense'
  readonly columnWidth: number
  /** A sheet's padding and heading. */
  readonly head: number
  /** One ticket with those who are on it, its title as long as it may be. */
  readonly row: number
  /** One line of names, two to a line. */
  readonly names: number
  /** Letters that a title may have: two lines, or one in the dense form. */
  readonly title: number
}

const densities: readonly [Density, Density, Density] = [
  { name: 'grand', columnWidth: 620, head: 152, row: 190, names: 62, title: 62 },
  { name: 'roomy', columnWidth: 430, head: 128, row: 146, names: 50, title: 52 },
  { name: 'dense', columnWidth: 430, head: 112, row: 94, names: 44, title: 28 },
]

export interface RoomPages {
  readonly density: Density
  readonly columns: number
  readonly pages: readonly Page<Sheet>[]
}

export function roomPages(sheets: readonly Sheet[], stage: Canvas): RoomPages {
  for (const density of densities) {
    const columns = columnsOf(stage, density.columnWidth)
    const laid = layOut(sheets, density, columns, stage.height)
    const [first] = laid
    // A single table does not hang in a third of the wall.
    if (laid.length <= 1) return { density, columns: Math.max(1, first?.length ?? 1), pages: laid }
  }
  const density = densities[2]
  const columns = columnsOf(stage, density.columnWidth)
  return { density, columns, pages: layOut(sheets, density, columns, stage.height) }
}

function layOut(sheets: readonly Sheet[], density: Density, columns: number, height: number) {
  const cut = sheets.flatMap((sheet) => cutUp(sheet, density, height))
  return pagesOf(cut, (sheet) => heightOf(sheet, density), { columns, height, gap })
}

const perLine = 2
const heightOf = ({ rows, others }: Sheet, { head, row, names }: Density) =>
  head + rows.length * row + Math.ceil(others.length / perLine) * names

/** A sheet that is higher than a column goes on on another one. */
function cutUp(sheet: Sheet, density: Density, height: number): readonly Sheet[] {
  if (heightOf(sheet, density) <= height) return [sheet]
  const mostRows = Math.max(1, Math.floor((height - density.head) / density.row))
  const rows = sheet.rows.slice(0, mostRows)
  const left = height - density.head - rows.length * density.row
  const others = sheet.others.slice(0, perLine * Math.max(0, Math.floor(left / density.names)))
  const taken = rows.length < sheet.rows.length ? [] : others
  if (rows.length + taken.length === 0) return [sheet]
  const rest = {
    ...sheet,
    rows: sheet.rows.slice(rows.length),
    others: sheet.others.slice(taken.length),
    continued: true,
  }
  return [{ ...sheet, rows, others: taken }, ...cutUp(rest, density, height)]
}
