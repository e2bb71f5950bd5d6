// Boards that are joined and left again and again leave nothing behind: no memory, no timer, no handle. `npm run soak` does
// it with 200 boards and 5,000 visits, and prints its figures.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, it, vi } from 'vitest'
import { seededRandom } from '@taula/shared/testing'
import { createMetrics } from '../../src/metrics.ts'
import { idleRoomMs } from '../../src/sync/limits.ts'
import { createRooms } from '../../src/sync/rooms.ts'
import { cleanUp, open } from '../storage/folders.ts'
import { deviceDoc, handClock, TestClient } from '../sync/harness.ts'

const isLong = process.env['SOAK'] !== undefined
const size = isLong ? { boards: 200, visits: 5_000 } : { boards: 20, visits: 300 }
/** The test runner reports now and then, by a timer and a port of its own. */
const runnersHandles = 2
/** Everybody leaves, and it is looked, after each of so many parts: a leak grows from part to part. */
const parts = 5
/** People at the same time. */
const atOnce = 20
/** Bytes that the heap may be larger afterwards. Where boards were not let go of, three hundred visits made it four times that. */
const noiseBytes = 1024 * 1024
vi.setConfig({ testTimeout: 20 * 60_000 })
afterEach(cleanUp)

setFlagsFromString('--expose-gc')
const say = (when: string, figures: object) => {
  if (isLong) process.stdout.write(`${when}: ${JSON.stringify(figures)}\n`)
}
const collect = runInNewContext('gc') as () => void

it(`${size.boards} boards are joined and left ${size.visits} times, and all is as before`, async () => {
  const random = seededRandom(1)
  const clock = handClock()
  const { docs } = open()
  const { watch } = createMetrics(() => 0)
  let openBoards = 0
  const reports: unknown[] = []
  const rooms = createRooms({
    store: docs,
    clock,
    random: random.next,
    report: (_, error) => reports.push(error),
    onRemovals: () => {},
    watch: {
      ...watch,
      boardOpened: () => void (openBoards += 1),
      boardClosed: () => void (openBoards -= 1),
    },
  })
  const boards = Array.from({ length: size.boards }, (_, i) => `board${i}`)
  let here: (() => void)[] = []

  async function visit(board: string) {
    const client = await new TestClient('ana', deviceDoc(random.next)).connect(rooms, board)
    const stop = random.chance(0.3) ? await look(board) : () => {}
    await clock.advance(20)
    client.set('tickets', `${random.int(0, 20)}/title`, `Title ${random.int(0, 1e6)}`)
    client.doc.getText(`note:t${random.int(0, 3)}`).insert(0, 'word ')
    await clock.advance(20)
    expect(client.saved).toBe(client.sent)
    here.push(() => {
      client.disconnect()
      client.doc.destroy()
      stop()
    })
  }
  async function look(board: string) {
    const room = await rooms.open(board)
    const coming = room.follow('room', { send: () => {}, end: () => {}, buffered: () => 0 })
    await clock.advance(20)
    return coming
  }
  async function allLeave() {
    for (const leave of here.splice(0)) leave()
    await clock.advance(2 * idleRoomMs + 1_000)
    expect({ openBoards, timers: clock.waiting() }).toEqual({ openBoards: 0, timers: 0 })
  }
  async function part() {
    for (let i = 0; i < size.visits / parts; i++) {
      await visit(random.pick(boards))
      if (here.length > atOnce) {
        here = random.shuffle(here)
        here.pop()?.()
      }
      if (random.chance(0.02)) await clock.advance(idleRoomMs)
    }
    expect(openBoards).toBeGreaterThan(0)
    await allLeave()
  }
  const figures = () => {
    collect()
    collect()
    return {
      heap: process.memoryUsage().heapUsed,
      handles: process.getActiveResourcesInfo().filter((kind) => kind !== 'Immediate').length,
    }
  }

  for (const board of boards) await visit(board)
  await part()
  // What is compiled, prepared and cached once is no leak.
  const before = figures()
  say('before', before)
  for (let i = 1; i <= parts; i++) {
    await part()
    const after = figures()
    say(`after ${(size.visits / parts) * i} visits`, after)
    expect(after.handles).toBeLessThanOrEqual(before.handles + runnersHandles)
    expect(after.heap - before.heap).toBeLessThan(noiseBytes)
  }
  expect(reports).toEqual([])
})
