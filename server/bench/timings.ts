// Many durations, to be asked for percentiles.

export interface Timings {
  add(ms: number): void
  count(): number
  /** Milliseconds that this share of them stay below; `share` 0 to 1. NaN where there are none. */
  at(share: number): number
}

const stepMs = 0.25
const steps = 240_000

/** A histogram: a quarter of a millisecond fine, up to a minute. */
export function createTimings(): Timings {
  const counts = new Uint32Array(steps)
  let count = 0
  return {
    add(ms) {
      const step = Math.min(steps - 1, Math.max(0, Math.floor(ms / stepMs)))
      counts[step] = (counts[step] ?? 0) + 1
      count += 1
    },
    count: () => count,
    at(share) {
      let below = 0
      for (let step = 0; step < steps; step++) {
        below += counts[step] ?? 0
        if (below > 0 && below >= share * count) return (step + 1) * stepMs
      }
      return Number.NaN
    },
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
