// Where the room comes in: the link behind the code on the wall.
import type { LiveJoin } from '@taula/shared/protocol/live'
import { isLoopback } from '@taula/shared/protocol/loopback'
import { encode } from 'uqr'

/**
 * The link that a phone in the room can follow, or undefined where there is none: a phone that scans a loopback address
 * would look for the board on itself. `origin` is the address this page was opened at, which is known to work.
 */
export function joinLink({ path, addresses }: LiveJoin, origin: string): string | undefined {
  const base = [origin, ...addresses].find((address) => !isLoopback(address))
  return base === undefined ? undefined : base + path
}

export interface Code {
  /** Squares a side, the quiet border included. */
  readonly size: number
  /** The dark squares as one SVG path. */
  readonly path: string
}

/** The code for a link, with the border of four squares that readers need. */
export function codeOf(link: string): Code {
  const { data, size } = encode(link, { ecc: 'M', border: 4 })
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
