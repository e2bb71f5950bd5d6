// Five hundred laptops whose server restarts: they come back spread out, and all of them do.
import { expect, test } from 'vitest'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { handClock, seededRandom } from '@taula/shared/testing'
import { createDialler } from '../src/sync/dialler.ts'
import type { Dialler } from '../src/sync/dialler.ts'

const laptops = 500

/** Everybody is live, then the server is away for so long. Answers when each dialled, milliseconds since it went. */
function restart(seed: number, awayMs: number) {
  const clock = handClock()
  const random = seededRandom(seed).next
  const dials: { readonly who: number; readonly at: number }[] = []
  const live = new Map<number, number>()
  let since = clock.now()
  let isUp = true
  const diallers: Dialler[] = Array.from({ length: laptops }, (_, who) => {
    const dialler = createDialler({
      clock,
      random,
      askDoor: () => new Promise(() => {}),
      hangUp: () => {},
      show: () => {},
      dial() {
        const at = clock.now() - since
        dials.push({ who, at })
        // A port that nobody listens on says so at once.
        clock.after(1, () => {
          if (!isUp) return dialler.dropped(1006, '')
          dialler.opened()
          dialler.heard()
          dialler.synced()
          // Nothing more is heard here, so it will be dialled again: the first time is what counts.
          if (!live.has(who)) live.set(who, at)
        })
      },
    })
    return dialler
  })
  for (const dialler of diallers) dialler.start()
  clock.advance(10)
  expect(live.size).toBe(laptops)
  dials.length = 0
  live.clear()
  since = clock.now()
  isUp = false
  for (const dialler of diallers) dialler.dropped(closeCodes.restarting, 'the server stops')
  clock.after(awayMs, () => (isUp = true))
  clock.advance(awayMs + 10_500)
  for (const dialler of diallers) dialler.stop()
  return { dials, back: [...live.values()].map((at) => at - awayMs) }
}

/** The most that fall into one stretch of so many milliseconds. */
const busiest = (times: readonly number[], ms: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length))

test.each([1, 2, 3, 4, 5])('the first attempts lie evenly over a second (seed %i)', (seed) => {
  const { dials } = restart(seed, 1_500)
  const first = new Map(dials.toReversed().map(({ who, at }) => [who, at]))
  const tenths = Map.groupBy(first.values(), (at) => Math.min(9, Math.floor(at / 100)))
  const counts = [...tenths.values()].map(({ length }) => length)
  // 50 on average; five standard deviations to either side.
  expect(counts).toHaveLength(10)
  expect(Math.min(...counts)).toBeGreaterThan(50 - 34)
  expect(Math.max(...counts)).toBeLessThan(50 + 34)
})

test.each([
  [1_500, 2_000],
  [5_000, 4_000],
  [30_000, 5_000],
])('after %i ms away all are back, spread over seconds', (awayMs, spreadMs) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { back } = restart(seed, awayMs)
    expect(back).toHaveLength(laptops)
    expect(Math.max(...back)).toBeGreaterThan(spreadMs)
    expect(Math.max(...back)).toBeLessThanOrEqual(10_000)
    // A server that has just started takes in some dozens at a time, not all.
    expect(busiest(back, 100)).toBeLessThan(laptops / 5)
  }
})
