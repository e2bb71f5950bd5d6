// How the room is laid out on the wall: on as few pages as the smallest letters need, in the largest that allows.
import { columnsOf, gap } from './canvas.ts'
import type { Canvas } from './canvas.ts'
import { pagesOf } from './columns.ts'
import type { Page } from './columns.ts'
import type { Sheet } from './room.ts'

/** Sizes in units, as in room.css. */
export interface Density {
  readonly name: 'grand' | 'roomy' | 'snug' | 'dense'
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

/** The largest letters first. */
const densities: readonly Density[] = [
  { name: 'grand', columnWidth: 620, head: 152, row: 190, names: 62, title: 70 },
  { name: 'roomy', columnWidth: 430, head: 128, row: 146, names: 50, title: 60 },
  { name: 'snug', columnWidth: 430, head: 112, row: 130, names: 44, title: 60 },
  { name: 'dense', columnWidth: 430, head: 112, row: 85, names: 44, title: 34 },
]

export interface RoomPages {
  readonly density: Density
  readonly columns: number
  readonly pages: readonly Page<Sheet>[]
}

export function roomPages(sheets: readonly Sheet[], stage: Canvas): RoomPages {
  const ways = densities.map((density) => layOut(sheets, density, stage))
  return ways.reduce((best, way) => (isBetter(way, best) ? way : best))
}

/** A sheet that is whole is worth somewhat smaller letters; titles of one line it is not worth. */
function isBetter(way: RoomPages, best: RoomPages): boolean {
  if (way.pages.length !== best.pages.length) return way.pages.length < best.pages.length
  return way.density.name !== 'dense' && cutsOf(way) < cutsOf(best)
}

const cutsOf = ({ pages }: RoomPages): number => pages.flat(2).filter(({ continued }) => continued).length

function layOut(sheets: readonly Sheet[], density: Density, { width, height }: Canvas): RoomPages {
  const columns = columnsOf({ width, height }, density.columnWidth)
  const pieces = cutToFit(sheets, density, height)
  const pages = pagesOf(pieces, (sheet) => heightOf(sheet, density), { columns, height, gap })
  // A single table does not hang in a third of the wall.
  return { density, columns: pages.length > 1 ? columns : Math.max(1, pages[0]?.length ?? 1), pages }
}

const perLine = 2

function heightOf({ rows, others }: Sheet, { head, row, names }: Density): number {
  const lines = rows.length === 0 ? Math.max(1, linesOf(others)) : linesOf(others)
  return head + rows.length * row + lines * names
}

/** Two who work together take a line of their own. */
function linesOf(others: Sheet['others']): number {
  const paired = others.filter(({ beside }) => beside !== undefined).length
  return paired + Math.ceil((others.length - paired) / perLine)
}

/** As many as these lines have room for, from the first on. */
function onLines(others: Sheet['others'], lines: number): Sheet['others'] {
  let most = Math.min(others.length, lines * perLine)
  while (linesOf(others.slice(0, most)) > lines) most--
  return others.slice(0, most)
}

/**
 * A table that is too much for any column begins in what is left of the one before and goes on in the next; others stay
 * whole.
 */
function cutToFit(sheets: readonly Sheet[], density: Density, height: number): readonly Sheet[] {
  const pieces: Sheet[] = []
  const worthBeginning = density.head + 2 * density.row
  let free = height
  for (const sheet of sheets) {
    let left = sheet
    for (let tall = heightOf(left, density); tall > free; tall = heightOf(left, density)) {
      if (tall > height && free >= worthBeginning) {
        const [piece, rest] = cut(left, density, free)
        pieces.push(piece)
        left = rest
      } else if (free === height) break
      free = height
    }
    pieces.push(left)
    free -= heightOf(left, density) + gap
  }
  return pieces
}

/** Two sheets out of one, the first at most so high, with two rows at least or all there are. */
function cut(sheet: Sheet, density: Density, height: number): readonly [Sheet, Sheet] {
  const room = height - density.head
  const rows = sheet.rows.slice(0, Math.floor(room / density.row))
  const lines = Math.floor((room - rows.length * density.row) / density.names)
  const others = rows.length < sheet.rows.length ? [] : onLines(sheet.others, lines)
  return [
    { ...sheet, rows, others },
    {
      ...sheet,
      rows: sheet.rows.slice(rows.length),
      others: sheet.others.slice(others.length),
      continued: true,
    },
  ]
}
