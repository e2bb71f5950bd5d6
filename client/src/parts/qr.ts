// A code for a phone's camera, as something to draw.
import { encode } from 'uqr'

export interface Qr {
  /** Squares a side, the quiet border included. */
  readonly size: number
  /** The dark squares as one SVG path. */
  readonly path: string
}

/** With the border of four squares that readers need. */
export function qrOf(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: runs.join('') }
}

function runsOf(row: readonly boolean[]): readonly (readonly [x: number, length: number])[] {
  const runs: [x: number, length: number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) runs.push([x, 1])
  })
  return runs
}
