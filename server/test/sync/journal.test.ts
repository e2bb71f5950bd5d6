// When a log is replaced by a snapshot: when it is quiet, or has grown long; never in the way of somebody who edits.
import { expect, it } from 'vitest'
import { createMetrics } from '../../src/metrics.ts'
import { createJournal } from '../../src/sync/journal.ts'
import * as limits from '../../src/sync/limits.ts'
import { handClock } from './harness.ts'

function setUp() {
  const clock = handClock()
  const disk = { last: 0, through: [] as number[], fails: false, hangs: false }
  const reports: string[] = []
  const journal = createJournal(
    { rows: 0, through: 0 },
    {
      board: 'b',
      clock,
      fullState: () => Uint8Array.of(disk.last),
      report: (problem) => void reports.push(problem),
      onAway: () => {},
      onBack: () => {},
      watch: createMetrics(() => 0).watch,
      store: {
        load: () => Promise.reject(new Error('nobody loads')),
        append: (_, { updates }) => Promise.resolve((disk.last += updates.length)),
        compact(_board, _snapshot, through) {
          if (disk.fails) return Promise.reject(new Error('no room'))
          disk.through.push(through)
          return disk.hangs ? new Promise<void>(() => {}) : Promise.resolve()
        },
      },
    },
  )
  const commit = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await journal.commit(Uint8Array.of(0, 0), { owners: [], versions: [] })
    }
  }
  return { clock, disk, reports, journal, commit }
}

it('a long log waits until nobody has edited for a moment', async () => {
  const { clock, disk, commit } = setUp()
  await commit(limits.compactAfterRows)
  for (let i = 0; i < 5; i++) {
    await clock.advance(limits.compactWhenQuietMs - 1)
    await commit(1)
  }
  expect(disk.through).toEqual([])
  await clock.advance(limits.compactWhenQuietMs)
  expect(disk.through).toEqual([limits.compactAfterRows + 5])
  await commit(1)
  await clock.advance(10 * limits.compactWhenQuietMs)
  expect(disk.through).toHaveLength(1)
  expect(clock.waiting()).toBe(0)
})

it('where it is never quiet, a log that has grown too long is replaced all the same', async () => {
  const { disk, commit } = setUp()
  await commit(2 * limits.compactAtRows + 1)
  expect(disk.through).toEqual([limits.compactAtRows, 2 * limits.compactAtRows])
})

it('no edit waits for the snapshot that replaces the log, and one is made at a time', async () => {
  const { clock, disk, commit } = setUp()
  disk.hangs = true
  await commit(limits.compactAtRows - 1)
  let done = false
  void commit(2).then(() => (done = true))
  await clock.advance(limits.compactWhenQuietMs)
  expect(disk.through).toEqual([limits.compactAtRows])
  expect(done).toBe(true)
})

it('a snapshot that does not succeed is not tried with every edit; the log goes on', async () => {
  const { clock, disk, reports, commit } = setUp()
  disk.fails = true
  await commit(limits.compactAtRows + limits.compactAfterRows - 1)
  await clock.advance(limits.compactWhenQuietMs)
  expect(reports).toHaveLength(1)
  disk.fails = false
  await commit(1)
  await clock.advance(limits.compactWhenQuietMs)
  expect(disk.through).toEqual([disk.last])
})

it('a room that is let go of leaves no timer behind', async () => {
  const { clock, disk, journal, commit } = setUp()
  await commit(limits.compactAfterRows)
  await journal.shorten()
  expect(disk.through).toEqual([limits.compactAfterRows])
  expect(clock.waiting()).toBe(0)
})
