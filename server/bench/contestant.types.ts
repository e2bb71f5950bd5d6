// What the bench knows of a server that it measures.
import type { Dialect } from './dialects.ts'

export const names = ['taula', 'reference', 'hocuspocus', 'relay'] as const
export type Name = (typeof names)[number]

/** What a contestant's process is asked, see probe.ts. */
export type ProbeAsk =
  | { readonly ask: 'held' }
  | { readonly ask: 'profile' }
  | { readonly ask: 'profiled'; readonly path: string }
export interface ProbeAnswer {
  readonly heldBytes: number
}

/** Where one client sits: how it gets to a board. */
export interface Seat {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly dialect: Dialect
}

/** A server that runs, in a process and a data folder of its own. */
export interface Contestant {
  readonly name: Name
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  seat(board: string, token: string): Seat
  /** Milliseconds of processor it has used so far, user and system, all threads. */
  cpuMs(): number
  /** Bytes of its heap and of buffers outside, after a forced collection. */
  heldBytes(): Promise<number>
  /** Writes a processor profile of what happens from now on until the answer is called. */
  profile(path: string): Promise<() => Promise<void>>
  /** Stops it and starts it again on the same data. Resolves when it listens. */
  restart(): Promise<void>
  stop(): Promise<void>
}
