// Doing things at a rate, and waiting until everything came.
import { setTimeout as later } from 'node:timers/promises'

/** Calls so often a second; what a busy machine missed is made up for. */
export async function atRate(perSecond: number, seconds: number, act: () => void): Promise<void> {
  const begin = performance.now()
  const total = perSecond * seconds
  for (let done = 0; done < total;) {
    const due = Math.min(total, ((performance.now() - begin) / 1000) * perSecond)
    for (; done < due; done++) act()
    await later(2)
  }
}

/** Milliseconds without news after which nothing more is expected, and the longest wait of all. */
const quietMs = 1_500
const longestMs = 20_000

/** Waits until a count is there, stands still, or took too long. */
export async function settled(count: () => number, expected: number): Promise<void> {
  const begin = performance.now()
  let [last, since] = [count(), begin]
  while (last < expected && performance.now() - since < quietMs && performance.now() - begin < longestMs) {
    await later(10)
    if (count() !== last) [last, since] = [count(), performance.now()]
  }
}
