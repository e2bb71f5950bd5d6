// A disk that takes nothing for a while: nothing leaves the room that is not on it, everybody is told why, those who come
// see what is on it, and what was done meanwhile is saved once.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverClientId } from '@taula/shared/board/clientIds'
import { exportBoard } from '@taula/shared/report/exportBoard'
import { DiskFull } from '../../src/sync/docStore.ts'
import { diskAwayMs } from '../../src/sync/limits.ts'
import type { Room } from '../../src/sync/room.types.ts'
import { TestClient, setUp } from './harness.ts'

type Stage = ReturnType<typeof setUp>

/** Ways a disk fails a commit, and how each gets well. */
const disks = [
  ['slow', 'diskSlow', ({ store }: Stage) => void (store.hold = true)],
  ['broken', 'diskFails', ({ store }: Stage) => void (store.failure = new Error('I/O error'))],
  ['full', 'diskFull', ({ store }: Stage) => void (store.failure = new DiskFull('no room'))],
] as const
function mend({ store }: Stage) {
  store.hold = false
  store.failure = undefined
  store.release()
}

async function started() {
  const stage = setUp()
  const ana = await new TestClient('ana').connect(stage.rooms)
  const bo = await new TestClient('bo').connect(stage.rooms)
  await stage.clock.advance(1_000)
  return { ...stage, ana, bo, room: await stage.rooms.open('b') }
}
const word = (client: TestClient) => client.awareness.getStates().get(serverClientId)

/** Everything that leaves the room without a socket, as one text. */
async function everythingSeen(room: Room): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await room.state())
  const streamed: string[] = []
  const reader = {
    send: (bytes: Uint8Array) => void streamed.push(new TextDecoder().decode(bytes)),
    end: () => {},
    buffered: () => 0,
    pause: () => {},
    resume: () => {},
  }
  const stop = await room.follow('room', reader)
  stop()
  const parts = [doc.toJSON(), await room.read(exportBoard), await room.seenBy('room'), streamed]
  return JSON.stringify(parts)
}

it.each(disks)(
  '[I14] a %s disk (%s): no ack and no leak; who comes sees what is on disk; the edit arrives once',
  async (_, why, breakDisk) => {
    const stage = await started()
    const { ana, bo, clock, rooms, room, store } = stage
    breakDisk(stage)
    const saved = ana.saved
    ana.set('people', 'ana/name', 'Not Yet')
    await clock.advance(diskAwayMs - 100)
    expect(word(bo)).toBeUndefined()
    await clock.advance(600)
    expect([word(ana), word(bo)]).toEqual([{ server: { readOnly: why } }, { server: { readOnly: why } }])

    const late = await new TestClient('cy').connect(rooms)
    const seen = everythingSeen(room)
    await clock.advance(7_500)
    expect(late.get('people', 'ana/name')).toBe('ana')
    expect(word(late)).toEqual({ server: { readOnly: why } })
    expect(await seen).toContain('ana')
    expect(await seen).not.toContain('Not Yet')
    expect([bo.get('people', 'ana/name'), store.onDisk('b').getMap('people').get('ana/name')]).toEqual([
      'ana',
      'ana',
    ])
    expect(ana.saved).toBe(saved)

    const before = store.rows.get('b')?.length ?? 0
    mend(stage)
    await clock.advance(1_000)
    for (const one of [ana, bo, late]) {
      expect(one.get('people', 'ana/name')).toBe('Not Yet')
      expect(word(one)).toBeUndefined()
      expect(one.saved).toBe(one.sent)
      expect(one.closed).toBeUndefined()
    }
    // The round that waited, and one with what came in meanwhile: who the newcomer's device belongs to.
    const rows = store.rows.get('b')?.slice(before) ?? []
    const holding = rows.filter((row) => Buffer.from(row).includes('Not Yet'))
    expect(holding).toHaveLength(1)
    const again = everythingSeen(room)
    await clock.advance(100)
    expect(await again).toContain('Not Yet')
  },
)

it('a commit that fails once is tried again, and nobody is bothered', async () => {
  const stage = await started()
  const { ana, bo, clock } = stage
  stage.store.failure = new Error('once')
  ana.set('tickets', 't1/title', 'One')
  await clock.advance(100)
  mend(stage)
  const frames = bo.frames
  await clock.advance(1_000)
  expect(bo.get('tickets', 't1/title')).toBe('One')
  expect(bo.frames - frames).toBe(1)
  expect(ana.saved).toBe(ana.sent)
})

it('who asks for a change while the disk is away is told at once, whatever came first', async () => {
  const stage = await started()
  const { ana, clock, room, store } = stage
  store.failure = new DiskFull('no room')
  const change = (name: string) => room.change((doc) => doc.getMap('meta').set('board/name', name))
  const first = expect(change('first')).rejects.toMatchObject({ code: 'disk_full' })
  ana.set('tickets', 't1/title', 'One')
  const second = expect(change('second')).rejects.toMatchObject({ code: 'disk_full' })
  await clock.advance(diskAwayMs)
  await Promise.all([first, second])
  await expect(change('third')).rejects.toMatchObject({ code: 'disk_full' })
  mend(stage)
  await clock.advance(1_000)
  expect(ana.saved).toBe(ana.sent)
  // The first was under way, and it says so; what had not begun never happened.
  expect(store.onDisk('b').getMap('meta').get('board/name')).toBe('first')
})

it('whoever looks in the very round that cannot be written is shown what is on disk', async () => {
  const { ana, clock, room, rooms, store } = await started()
  store.hold = true
  ana.set('people', 'ana/name', 'Not Yet')
  const late = new TestClient('cy')
  const coming = late.connect(rooms)
  const names = room.read((doc) => doc.getMap('people').get('ana/name'))
  await clock.advance(diskAwayMs + 100)
  await coming
  expect(await names).toBe('ana')
  expect(late.get('people', 'ana/name')).toBe('ana')
})

it('where the disk cannot even be read, who comes is sent off to come back, and who asks is told', async () => {
  const stage = await started()
  const { ana, clock, room, rooms, store } = stage
  store.failure = new Error('gone')
  const { load } = store
  store.load = () => Promise.reject(new Error('gone'))
  ana.set('people', 'ana/name', 'Not Yet')
  await clock.advance(diskAwayMs)
  const late = await new TestClient('cy').connect(rooms)
  const state = expect(room.state()).rejects.toMatchObject({ code: 'disk_fails' })
  await clock.advance(100)
  await state
  expect(late.closed?.code).toBe(1013)
  store.load = load
  await late.connect(rooms)
  await clock.advance(100)
  expect(late.get('people', 'ana/name')).toBe('ana')
  mend(stage)
  await clock.advance(1_000)
  expect([ana, late].map(({ saved, sent }) => saved === sent)).toEqual([true, true])
})

it('a reason that changes is told; stock clients hear the word again before they would forget it', async () => {
  const stage = await started()
  const { ana, bo, clock, store } = stage
  store.failure = new Error('I/O error')
  ana.set('tickets', 't1/title', 'One')
  await clock.advance(diskAwayMs + 100)
  store.failure = new DiskFull('no room')
  await clock.advance(1_000)
  expect(word(bo)).toEqual({ server: { readOnly: 'diskFull' } })
  const heard: number[] = []
  bo.awareness.on('update', ({ updated }: { updated: number[] }) => heard.push(...updated))
  await clock.advance(60_000)
  expect(heard.filter((client) => client === serverClientId).length).toBeGreaterThanOrEqual(3)
})

it('a board that is damaged is not opened, says so for people, and is tried again', async () => {
  const { rooms, store, reports } = setUp()
  store.rows.set('b', [...(store.rows.get('b') ?? []), orphan()])
  await expect(rooms.open('b')).rejects.toMatchObject({ code: 'board_damaged' })
  expect(reports).toEqual([expect.objectContaining({ message: expect.stringContaining('incomplete') })])
  store.rows.get('b')?.pop()
  await rooms.open('b')
})

/** An edit that builds on one that is nowhere. */
function orphan(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('tickets').set('t1/title', 'a')
  const before = Y.encodeStateVector(doc)
  doc.getMap('tickets').set('t1/title', 'b')
  return Y.encodeStateAsUpdate(doc, before)
}

it('nobody is shown under a client id before it is on disk whose that is', async () => {
  const { rooms, clock, store } = setUp()
  const ana = await new TestClient('ana').connect(rooms)
  const bo = await new TestClient('bo').connect(rooms, 'b', Uint8Array.of(0))
  await clock.advance(100)
  store.hold = true
  bo.showPresence({ at: 1 })
  await clock.advance(50)
  bo.showPresence({ at: 2 })
  await clock.advance(500)
  expect(ana.awareness.getStates().get(bo.doc.clientID)).toBeUndefined()
  store.hold = false
  store.release()
  await clock.advance(500)
  expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ at: 2, person: 'bo' })
})
