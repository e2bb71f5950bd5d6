// Lays sheets of different heights into columns, and columns onto pages. Nothing is measured in the page: what fits is
// known from the heights, so every screen of a shape turns the same pages.

export interface Space {
  readonly columns: number
  readonly height: number
  /** Between two sheets in one column. */
  readonly gap: number
}

/** One page: its columns, each a list of sheets from top to bottom. */
export type Page<S> = readonly (readonly S[])[]

/**
 * In the order given, on as few pages as that order allows; the columns of each page are then made as even as they can
 * be. A sheet higher than the space has a column of its own. Heights are whole numbers.
 */
export function pagesOf<S>(
  sheets: readonly S[],
  heightOf: (sheet: S) => number,
  { columns, height, gap }: Space,
): readonly Page<S>[] {
  const heights = sheets.map(heightOf)
  const full = fill(heights, height, gap)
  return Array.from({ length: Math.ceil(full.length / columns) }, (_, page) => {
    const from = full[page * columns]?.[0] ?? 0
    const to = full.slice(0, (page + 1) * columns).at(-1)?.[1] ?? from
    const here = heights.slice(from, to)
    const limit = leastHeight(here, { columns, height, gap })
    return fill(here, limit, gap).map(([first, last]) => sheets.slice(from + first, from + last))
  })
}

/** The least height of columns with which these sheets still fit on one page. */
function leastHeight(heights: readonly number[], { columns, height, gap }: Space): number {
  let [low, high] = [Math.max(...heights), Math.max(height, ...heights)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fill(heights, middle, gap).length <= columns) high = middle
    else low = middle + 1
  }
  return low
}

/** Columns as ranges of indices: each takes what still fits. */
function fill(
  heights: readonly number[],
  limit: number,
  gap: number,
): readonly (readonly [number, number])[] {
  const ranges: [from: number, to: number][] = []
  let used = 0
  heights.forEach((height, i) => {
    const last = ranges.at(-1)
    if (last && used + gap + height <= limit) {
      last[1] = i + 1
      used += gap + height
    } else {
      ranges.push([i, i + 1])
      used = height
    }
  })
  return ranges
}
