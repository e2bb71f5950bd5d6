// A fault of our own in the middle of somebody's edits.
import { expect, it } from 'vitest'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { createMetrics } from '../../src/metrics.ts'
import { createBoardDoc } from '../../src/sync/boardDoc.ts'
import { createRoom } from '../../src/sync/room.ts'
import { setUp, TestClient } from './harness.ts'

it('[I14] an edit at which the room failed is not acknowledged by the next one', async () => {
  const { clock, store, reports } = setUp()
  const stored = await store.load('b')
  const boardDoc = createBoardDoc(stored)
  let fails = false
  const room = createRoom(
    {
      ...boardDoc,
      apply(...args) {
        if (!fails) return boardDoc.apply(...args)
        fails = false
        throw new Error('a fault')
      },
    },
    stored,
    {
      board: 'b',
      store,
      clock,
      random: Math.random,
      report: (_, error) => reports.push(error),
      watch: createMetrics(() => 0).watch,
      onRemovals: () => {},
      onEmpty: () => {},
    },
  )
  const ana = await new TestClient('ana').connect({
    open: () => Promise.resolve(room),
    close: () => room.shut(0, ''),
  })
  await clock.advance(100)
  const note = ana.doc.getText('note:t1')
  note.insert(0, 'One')
  await clock.advance(100)
  const before = ana.saved
  expect(before).toBe(ana.sent)
  fails = true
  // Nothing that comes after it builds on a deletion.
  note.delete(0, 1)
  ana.set('people', 'ana/availability', 'open')
  await clock.advance(1_000)
  expect(reports).toHaveLength(1)
  expect(ana.saved).toBe(before)
  expect(ana.closed?.code).toBe(closeCodes.tryLater)
})
