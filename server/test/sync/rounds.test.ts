// The heartbeat of a room by itself: when a round begins.
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { commitEveryMs, maxCommitEveryMs } from '../../src/sync/limits.ts'
import { createRounds } from '../../src/sync/rounds.ts'

/** Rounds whose work takes so many milliseconds of the clock, and whose commits so many more; answers when each began. */
function setUp(tookMs: number, commitMs?: number) {
  const clock = handClock(0)
  const began: number[] = []
  const updates = commitMs === undefined ? [] : [Uint8Array.of(0, 0)]
  const rounds = createRounds({
    clock,
    takeUncommitted: () => ({ updates, owners: [], versions: [] }),
    commit: () => new Promise((resolve) => clock.after(commitMs ?? 0, resolve)),
    broadcast: () => {},
    look: () => {},
    lookAside: () => {},
    report: (problem, error) => expect.unreachable(`${problem}: ${String(error)}`),
  })
  const work = () => {
    began.push(clock.now())
    clock.advance(tookMs)
  }
  return { clock, began, edit: () => rounds.enqueue({ work }) }
}

it('the first edit after a quiet moment is worked off at once', () => {
  const { clock, began, edit } = setUp(0)
  edit()
  clock.advance(1_000)
  edit()
  expect(began).toEqual([0, 1_000])
})

it('rounds that take no time follow each other at the common pace', () => {
  const { clock, began, edit } = setUp(0)
  for (let i = 0; i < 3; i++) edit()
  clock.advance(commitEveryMs - 1)
  expect(began).toEqual([0])
  clock.advance(1)
  expect(began).toEqual([0, commitEveryMs, commitEveryMs])
})

it('a room whose rounds take long takes fewer, and a quiet moment later none waits', () => {
  const { clock, began, edit } = setUp(10)
  edit()
  edit()
  clock.advance(maxCommitEveryMs)
  expect(began).toEqual([0, maxCommitEveryMs])
  clock.advance(maxCommitEveryMs)
  const now = clock.now()
  edit()
  expect(began.at(-1)).toBe(now)
})

it('a room does not rest for what the disk took: the next round begins when the commit is there', async () => {
  const { clock, began, edit } = setUp(0, commitEveryMs)
  edit()
  edit()
  clock.advance(commitEveryMs)
  await setImmediate()
  clock.advance(0)
  expect(began).toEqual([0, commitEveryMs])
})
