// What whoever runs the server can read of how it does, as Prometheus text. Sums only: no board, no person.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Watch } from './sync/watch.ts'

/** Seconds: from what nobody sees, over what a person notices (0.1), to a disk that is away. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export interface Metrics {
  readonly watch: Watch
  /** A request was refused with this status. */
  refused(status: number): void
  /** From now on also event-loop delay, memory, processor time, collections, open files. */
  addProcess(): void
  /** In the text format of Prometheus. */
  text(): Promise<string>
}

/** `streams`: how many event streams are open now. */
export function createMetrics(streams: () => number): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const counter = <L extends string>(name: string, help: string, label?: L) =>
    new Counter({ name, help, registers, labelNames: label ? [label] : [] })
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets, registers })

  const boards = gauge('taula_boards_open', 'Boards in memory.')
  const connections = gauge('taula_connections', 'Sync sockets that are open.')
  const readers: Gauge = new Gauge({
    name: 'taula_streams',
    help: 'Event streams that are open: walls, followers, members.',
    registers,
    collect: () => readers.set(streams()),
  })
  const passedOn = histogram(
    'taula_update_seconds',
    'From when the oldest update of a round came in until it was on disk and sent on to the others.',
  )
  const saved = histogram(
    'taula_ack_seconds',
    'From when an update came in until its author was told that it is on disk.',
  )
  const written = {
    log: counter('taula_log_bytes_total', 'Bytes of updates written to the log.'),
    snapshot: counter('taula_snapshot_bytes_total', 'Bytes of snapshots that replaced the log.'),
  }
  const sentOff = counter('taula_closed_total', 'Sync sockets that a room closed, by close code.', 'code')
  const undone = counter('taula_undone_total', 'Registers set back by the rules, by reason.', 'code')
  const refused = counter('taula_http_refused_total', 'Requests that were refused, by status.', 'status')

  return {
    watch: {
      boardOpened: () => boards.inc(),
      boardClosed: () => boards.dec(),
      connected: () => connections.inc(),
      left: () => connections.dec(),
      sentOff: (code) => sentOff.inc({ code }),
      undone: (code) => undone.inc({ code }),
      passedOn: (ms) => passedOn.observe(ms / 1000),
      saved: (ms) => saved.observe(ms / 1000),
      written: (what, bytes) => written[what].inc(bytes),
    },
    refused: (status) => refused.inc({ status }),
    addProcess: () => collectDefaultMetrics({ register: registry }),
    text: () => registry.metrics(),
  }
}
