// What a steady load measures, and how it becomes lines of the table.
import type { Name } from '../contestant.types.ts'
import type { Line } from '../table.ts'

export interface Flow {
  /** Of the server, while it lasted and until the last was delivered. */
  readonly cpuMs: number
  readonly delivered: number
  readonly p50Ms: number
  readonly p99Ms: number
}
export type Flows = Readonly<Partial<Record<Name, Flow>>>

export const valuesOf = (flows: Flows, value: (flow: Flow) => number): Line['values'] =>
  Object.fromEntries(Object.entries(flows).map(([name, flow]) => [name, value(flow)]))

export const microsecondsEach = ({ cpuMs, delivered }: Flow): number => (cpuMs * 1000) / delivered
