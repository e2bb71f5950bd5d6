// Much at once: what a room does when more comes in than it can work off, and with what is under way when somebody goes.
import { expect, it } from 'vitest'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { Clock } from '../../src/sync/clock.ts'
import { createRounds } from '../../src/sync/rounds.ts'
import type { Round } from '../../src/sync/rounds.ts'
import { handClock, setUp, TestClient } from './harness.ts'

const emptyUpdate = Uint8Array.of(0, 2, 2, 0, 0)
/** As lib0 writes a length of 16,384 to 2,097,151. */
const lengthOf = (n: number) => [(n & 0x7f) | 0x80, ((n >> 7) & 0x7f) | 0x80, n >> 14]
const emptyStep1 = Uint8Array.of(0, 0, 1, 0)

it('half a million empty frames while the disk is away are not all kept', async () => {
  const { rooms, clock, store } = setUp()
  const ana = await new TestClient('ana').connect(rooms)
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  store.hold = true
  ana.set('tickets', 't1/title', 'One')
  await clock.advance(100)
  for (let i = 0; i < 500_000; i++) bo.sendRaw(emptyUpdate)
  await clock.advance(100)
  expect(bo.closed?.code).toBe(closeCodes.tryLater)
  store.hold = false
  store.release()
  await clock.advance(20_000)
  expect(ana.saved).toBe(ana.sent)
})

it('a hundred thousand empty updates before the first sync are not all kept', async () => {
  const { rooms, clock } = setUp()
  const bo = new TestClient('bo')
  bo.holdsStep2 = true
  await bo.connect(rooms)
  await clock.advance(100)
  for (let i = 0; i < 100_000; i++) bo.sendRaw(emptyUpdate)
  await clock.advance(20_000)
  expect(bo.closed?.code).toBe(closeCodes.tooLarge)
})

it('what many hold back before their first sync is not all kept', async () => {
  const { rooms, clock } = setUp()
  const update = new Uint8Array(1_000_005)
  update.set([0, 2, ...lengthOf(1_000_000)])
  const all = Array.from({ length: 20 }, () => new TestClient('bo'))
  for (const one of all) {
    one.holdsStep2 = true
    await one.connect(rooms)
    for (let i = 0; i < 4; i++) one.sendRaw(update)
    await clock.advance(100)
  }
  expect(all.map(({ closed }) => closed?.code)).toEqual(
    all.map((_, i) => (i < 16 ? undefined : closeCodes.tryLater)),
  )
  // Who leaves makes room.
  for (const one of all.slice(0, 4)) one.disconnect()
  const late = await new TestClient('cy').connect(rooms)
  late.set('tickets', 't1/title', 'One')
  await clock.advance(100)
  expect(late.closed).toBeUndefined()
  expect(late.saved).toBe(late.sent)
})

it('who asks for the document a hundred times at once gets it once', async () => {
  const { rooms, clock } = setUp()
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  const before = bo.frames
  for (let i = 0; i < 100; i++) bo.sendRaw(emptyStep1)
  await clock.advance(100)
  expect(bo.frames - before).toBeLessThanOrEqual(2)
})

it('[I14] what came in is kept, also when its author has gone before the disk was ready', async () => {
  const { rooms, clock, store } = setUp()
  const ana = await new TestClient('ana').connect(rooms)
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  store.hold = true
  ana.set('tickets', 't1/title', 'One')
  await clock.advance(0)
  bo.set('tickets', 't2/title', 'Two')
  await clock.advance(0)
  bo.disconnect()
  store.hold = false
  store.release()
  await clock.advance(100)
  expect(ana.get('tickets', 't2/title')).toBe('Two')
  expect(store.onDisk('b').getMap('tickets').get('t2/title')).toBe('Two')
})

it('nothing comes in through a room that was let go of between the request and the socket', async () => {
  const { rooms, clock, store } = setUp()
  const room = await rooms.open('b')
  const closing = rooms.close()
  await clock.advance(100)
  await closing
  const closes: number[] = []
  const sent: Uint8Array[] = []
  const session = room.connect(
    {
      send: (frame) => sent.push(frame),
      close: (code) => closes.push(code),
      buffered: () => 0,
      pause: () => {},
      resume: () => {},
    },
    { person: 'bo', token: 'token' },
  )
  session.receive(Uint8Array.of(0, 1, 2, 0, 0))
  session.receive(emptyUpdate)
  await clock.advance(1_000)
  expect(closes).toEqual([closeCodes.tryLater])
  expect(sent).toEqual([])
  expect(store.rows.get('b')?.length).toBe(1)
})

it('slow jobs are worked off in several rounds, with a timer between them in which others get their turn', async () => {
  const hand = handClock()
  let slowMs = 0
  let timers = 0
  const seen: Round[] = []
  const after: Clock['after'] = (ms, wake) => {
    timers += 1
    return hand.after(ms, wake)
  }
  const rounds = createRounds({
    clock: { now: () => hand.now() + slowMs, after },
    takeUncommitted: () => ({ updates: [], owners: [], versions: [] }),
    commit: () => Promise.resolve(),
    broadcast: () => {},
    look: () => {},
    lookAside: () => {},
    report: () => {},
  })
  rounds.enqueue({ work: (round) => seen.push(round) })
  for (let i = 0; i < 5; i++) {
    rounds.enqueue({
      work(round) {
        seen.push(round)
        slowMs += 40
      },
    })
  }
  await hand.advance(1_000)
  const jobsIn = (round: Round) => seen.filter((other) => other === round).length
  expect([...new Set(seen)].map(jobsIn)).toEqual([1, 2, 2, 1])
  expect(timers).toBe(3)
})

it('who sends too much is paused and loses nothing', async () => {
  const { rooms, clock, store } = setUp()
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  for (let i = 0; i < 2_100; i++) bo.set('tickets', 't1/title', `Number ${i}`)
  await clock.advance(0)
  expect(bo.closed).toBeUndefined()
  expect(bo.isPaused).toBe(true)
  await clock.advance(10_000)
  expect(bo.isPaused).toBe(false)
  expect(bo.closed).toBeUndefined()
  expect(bo.saved).toBe(bo.sent)
  expect(store.onDisk('b').getMap('tickets').get('t1/title')).toBe('Number 2099')
})

it('while the disk is away who sends much is paused until it is back', async () => {
  const { rooms, clock, store } = setUp()
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  store.hold = true
  for (let i = 0; i < 10; i++) bo.set('tickets', `t${i}/title`, 'x'.repeat(200_000))
  await clock.advance(60_000)
  expect(bo.isPaused).toBe(true)
  store.hold = false
  store.release()
  await clock.advance(1_000)
  expect(bo.isPaused).toBe(false)
  expect(bo.saved).toBe(bo.sent)
})

it('nobody waits for all that somebody else sent before them', async () => {
  const { rooms, clock } = setUp()
  const bo = await new TestClient('bo').connect(rooms)
  const cy = await new TestClient('cy').connect(rooms)
  await clock.advance(100)
  const { now } = clock
  let slowMs = 0
  // Each look at the clock takes a while, as each edit does.
  clock.now = () => now() + (slowMs += 1)
  for (let i = 0; i < 1_000; i++) bo.set('tickets', 't1/title', `Number ${i}`)
  cy.set('tickets', 't2/title', 'One')
  await clock.advance(50)
  expect(cy.saved).toBe(cy.sent)
  expect(bo.saved).toBeLessThan(bo.sent)
  await clock.advance(60_000)
  expect(bo.saved).toBe(bo.sent)
})

it('what a slow job asks for is of the next round, and nobody who looks meanwhile is forgotten', async () => {
  const hand = handClock()
  let slowMs = 0
  const seen: Round[] = []
  let looks = 0
  const rounds = createRounds({
    clock: { now: () => hand.now() + slowMs, after: hand.after },
    takeUncommitted: () => ({ updates: [], owners: [], versions: [] }),
    commit: () => Promise.resolve(),
    broadcast: () => {},
    look: () => void (looks += 1),
    lookAside: () => {},
    report: () => {},
  })
  const work = (round: Round) => {
    seen.push(round)
    slowMs += 40
    if (seen.length < 3) rounds.enqueue({ work })
  }
  rounds.look({ at: () => {}, fail: () => {} })
  rounds.look({ at: () => {}, fail: () => {} })
  rounds.enqueue({ work })
  await hand.advance(1_000)
  expect([looks, new Set(seen).size]).toEqual([2, 3])
})

it('a server that stops does not wait for somebody who writes on and on', async () => {
  const { rooms, clock, store } = setUp()
  const ana = await new TestClient('ana').connect(rooms)
  await clock.advance(100)
  const append = store.append.bind(store)
  let commits = 0
  store.append = async (...commit) => {
    commits += 1
    if (commits < 1_000) ana.set('tickets', 't1/title', `Title ${commits}`)
    await clock.advance(1)
    return append(...commit)
  }
  ana.set('tickets', 't1/title', 'Title')
  await Promise.all([rooms.close(), clock.advance(0)])
  expect(ana.closed?.code).toBe(closeCodes.restarting)
  expect(commits).toBeLessThan(10)
})
