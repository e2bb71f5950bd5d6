// What time it is on the board: this device's clock, or the server's where the device is clearly wrong. Records carry
// the moment they were made (I9); a laptop set to last week must not make them last week's.
import * as v from 'valibot'
import type { Ports } from './ports.ts'
import { readStored, removeStored, writeStored } from './stored.ts'

export interface ServerTime {
  /** Milliseconds since 1970. */
  now(): number
  /** Learns from an answer's `Date` header. Times of sending and receiving by this device's clock. */
  learn(dateHeader: string | null, sentAt: number, receivedAt: number): void
}

/** Milliseconds. Below this the two agree as well as a header in whole seconds and a slow network can tell. */
const toleranceMs = 30_000
/** Milliseconds. An answer that took longer says too little about when it was written. */
const slowestAnswerMs = 20_000
/** `Date` cuts off the second's fraction: on average half of one. */
const cutOffMs = 500
const storedKey = 'taula/clockErrorMs'

export function createServerTime({ clock, storage }: Pick<Ports, 'clock' | 'storage'>): ServerTime {
  let errorMs = readStored(storage, storedKey, v.number()) ?? 0
  return {
    now: () => clock.now() + errorMs,
    learn(dateHeader, sentAt, receivedAt) {
      const serverAt = Date.parse(dateHeader ?? '') + cutOffMs
      const tookMs = receivedAt - sentAt
      if (Number.isNaN(serverAt) || tookMs < 0 || tookMs > slowestAnswerMs) return
      const differenceMs = Math.round(serverAt - (sentAt + receivedAt) / 2)
      errorMs = Math.abs(differenceMs) > toleranceMs ? differenceMs : 0
      if (errorMs === 0) removeStored(storage, storedKey)
      else writeStored(storage, storedKey, errorMs)
    },
  }
}
