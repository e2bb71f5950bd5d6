// What was measured, as a table that says what was reached.
import { names } from './contestant.types.ts'
import type { Name } from './contestant.types.ts'

/** One thing that a load measures, of each contestant that it ran on. */
export interface Line {
  readonly load: string
  readonly measure: string
  readonly unit: string
  readonly values: Readonly<Partial<Record<Name, number>>>
  /** What the disk takes for it by itself, with no server. */
  readonly disk?: number
  readonly reach: readonly Reach[]
}
/** A bound for Taula's value, as it is or as a share of another's. */
export interface Reach {
  readonly of?: 'betterPeer' | 'relay' | undefined
  readonly atMost: number
}

export interface Judged extends Reach {
  /** What is compared with `atMost`; undefined where the other did not run. */
  readonly is: number | undefined
  readonly reached: boolean | undefined
}

export function judge({ values }: Line, reach: Reach): Judged {
  const ours = values.taula
  const peers = [values.reference, values.hocuspocus].filter((value) => value !== undefined)
  const bases = { betterPeer: peers.length > 0 ? Math.min(...peers) : undefined, relay: values.relay }
  const base = reach.of === undefined ? 1 : bases[reach.of]
  const is = ours === undefined || base === undefined ? undefined : ours / base
  return { ...reach, is, reached: is === undefined ? undefined : is <= reach.atMost }
}

const words = { betterPeer: 'of the better peer', relay: 'of the relay' }

export function tableOf(lines: readonly Line[]): string {
  const rows = lines.flatMap((line) => [...valueRows(line), ...diskRows(line)])
  const head = ['load', 'measure', ...names, 'ratio', 'reach', 'reached?']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const valueRows = (line: Line) =>
  line.reach.length === 0
    ? [rowOf(line, undefined, true)]
    : line.reach.map((reach, i) => rowOf(line, reach, i === 0))

const diskRows = ({ disk, unit, values }: Line): readonly (readonly string[])[] => {
  if (disk === undefined) return []
  const ratio = values.taula === undefined ? '' : short(values.taula / disk)
  return [['', `the disk by itself: ${short(disk)} ${unit}`, ...names.map(() => ''), ratio, '', '']]
}

function rowOf(line: Line, reach: Reach | undefined, isFirst: boolean): readonly string[] {
  const value = (name: Name) => {
    const number = line.values[name]
    return number === undefined || !isFirst ? '' : `${short(number)} ${line.unit}`
  }
  const cells = [isFirst ? line.load : '', isFirst ? line.measure : '', ...names.map(value)]
  if (!reach) return [...cells, '', '', '']
  const { is, reached } = judge(line, reach)
  const bound =
    reach.of === undefined
      ? `${short(reach.atMost)} ${line.unit}`
      : `${short(reach.atMost)} ${words[reach.of]}`
  return [
    ...cells,
    is === undefined || reach.of === undefined ? '' : short(is),
    `at most ${bound}`,
    reached === undefined ? 'not run' : reached ? 'yes' : 'NO',
  ]
}

const short = (number: number): string =>
  number >= 100 ? String(Math.round(number)) : number.toPrecision(number >= 10 ? 3 : 2)
