// What stands in for a room's document while its disk is away.
import { expect, it } from 'vitest'
import { createStandIn } from '../../src/sync/onDisk.ts'
import type { Look } from '../../src/sync/onDisk.ts'
import { commitEveryMs } from '../../src/sync/limits.ts'
import { handStore } from './handStore.ts'
import { handClock } from './harness.ts'

function setUp() {
  const clock = handClock()
  const store = handStore()
  const heard: string[] = []
  let loads = 0
  const load = (board: string) => {
    loads += 1
    return store.load(board)
  }
  const standIn = createStandIn({
    board: 'b',
    store: { load },
    clock,
    random: Math.random,
    report: (problem, error) => void heard.push(`${problem}: ${String(error)}`),
  })
  const look = (name: string, at: Look['at'] = () => void heard.push(name)) =>
    standIn.look({ at, fail: () => void heard.push(`${name} failed`) })
  return { clock, heard, look, loads: () => loads }
}

it('one look that fails costs the others nothing, nor a second reading of the board', async () => {
  const { clock, heard, look, loads } = setUp()
  look('first')
  look('second', () => {
    throw new Error('a fault')
  })
  look('third')
  await clock.advance(commitEveryMs)
  expect(heard).toEqual(['first', 'a look at a board failed: Error: a fault', 'third'])
  look('later')
  await clock.advance(commitEveryMs)
  expect(heard.at(-1)).toBe('later')
  expect(loads()).toBe(1)
})
