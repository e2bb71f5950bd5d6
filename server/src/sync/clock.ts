// Time as rooms see it: passed in, so that a test can drive it by hand.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after that many milliseconds. Returns its own undo. */
  after(ms: number, wake: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    return () => clearTimeout(timer)
  },
}
