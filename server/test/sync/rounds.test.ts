// The heartbeat of a room by itself: when a round begins.
import { expect, it } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { commitEveryMs, maxCommitEveryMs } from '../../src/sync/limits.ts'
import { createRounds } from '../../src/sync/rounds.ts'

/** Rounds whose work takes so many milliseconds of the clock; answers when each began. */
function setUp(tookMs: number) {
  const clock = handClock(0)
  const began: number[] = []
  const nothing = { updates: [], owners: [], versions: [] }
  const rounds = createRounds({
    clock,
    takeUncommitted: () => nothing,
    commit: () => Promise.resolve(),
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
