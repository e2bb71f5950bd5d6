// How many client ids one person may bring to a board: each with edits stays in it for ever, and makes all edits dearer.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { syncMessages } from '@taula/shared/protocol/messages'
import { bringAfterRestoreMs, idleRoomMs, maxNewClientIds, newClientIdMs } from '../../src/sync/limits.ts'
import { encodePresence } from '../../src/sync/presence.ts'
import type { Rooms } from '../../src/sync/room.types.ts'
import { craft } from './craft.ts'
import { setUp, TestClient } from './harness.ts'

let device = 800_000_000

function docUnder(client: number) {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}
/** One more page of somebody, on which they write one title. */
async function page(person: string, rooms: Rooms) {
  const client = await new TestClient(person, docUnder((device += 1))).connect(rooms)
  client.set('tickets', `${person}/title`, `By ${device}`)
  return client
}
const title = (i: number) => ({ register: `tickets/t${i}/title`, content: { any: ['One'] } })
/** So many client ids with a title each. */
const edits = (count: number) =>
  craft(Array.from({ length: count }, (_, i) => ({ client: (device += 1), clock: 0, items: [title(i)] })))

/** Bo has brought as many as may be, Ana is there. */
async function board() {
  const { clock, store, rooms, start } = setUp()
  const ana = await page('ana', rooms)
  const bo = await page('bo', rooms)
  await clock.advance(1_000)
  bo.sendSync(syncMessages.update, edits(maxNewClientIds - 1))
  await clock.advance(1_000)
  expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
  const onDisk = () => store.onDisk('b')
  return { ana, bo, clock, rooms, start, onDisk }
}

it('who opens page after page and writes on each is sent off when it is one too many, and comes back later', async () => {
  const { ana, clock, rooms, onDisk } = await board()
  const before = onDisk().store.clients.size
  const late = await page('bo', rooms)
  await clock.advance(1_000)
  expect(late.closed?.code).toBe(closeCodes.tryLater)
  expect(onDisk().store.clients.size).toBe(before)
  expect(ana.closed).toBeUndefined()

  await clock.advance(newClientIdMs)
  await late.connect(rooms)
  await clock.advance(1_000)
  expect([late.closed, late.saved]).toEqual([undefined, late.sent])
  expect(onDisk().getMap('tickets').get('bo/title')).toBe(late.get('tickets', 'bo/title'))
  const next = await page('bo', rooms)
  await clock.advance(1_000)
  expect(next.closed?.code).toBe(closeCodes.tryLater)
})

it('what they have open goes on, and nobody else is kept from anything', async () => {
  const { bo, clock, rooms, onDisk } = await board()
  bo.set('tickets', 'bo/title', 'Goes on')
  const cy = await page('cy', rooms)
  await clock.advance(1_000)
  for (const one of [bo, cy]) expect([one.closed, one.saved]).toEqual([undefined, one.sent])
  bo.disconnect()
  await bo.connect(rooms)
  bo.set('tickets', 'bo/title', 'And on')
  await clock.advance(1_000)
  expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
  expect(onDisk().getMap('tickets').get('bo/title')).toBe('And on')
})

it('it counts alike where they come one by one, and where a client id is first shown by presence', async () => {
  const { clock, rooms } = setUp()
  for (let i = 0; i < maxNewClientIds; i++) {
    const client = new TestClient('bo')
    await client.connect(rooms, 'b', encodePresence([{ client: (device += 1), clock: 1, state: '{}' }]))
    await clock.advance(50)
    client.disconnect()
  }
  const late = await page('bo', rooms)
  await clock.advance(1_000)
  expect(late.closed?.code).toBe(closeCodes.tryLater)
})

it('who only looks stays, is not shown, and is once there is room', async () => {
  const { ana, clock, rooms } = await board()
  const look = await new TestClient('bo').connect(rooms)
  await clock.advance(1_000)
  const isShown = () => ana.awareness.getStates().has(look.doc.clientID)
  expect([look.closed, isShown()]).toEqual([undefined, false])
  await clock.advance(newClientIdMs)
  look.showPresence({})
  await clock.advance(1_000)
  expect([look.closed, isShown()]).toEqual([undefined, true])
})

it('a board that idled meanwhile has not forgotten it', async () => {
  const { ana, bo, clock, rooms } = await board()
  for (const one of [ana, bo]) one.disconnect()
  await clock.advance(2 * idleRoomMs)
  const late = await page('bo', rooms)
  await clock.advance(1_000)
  expect(late.closed?.code).toBe(closeCodes.tryLater)
})

it('a server that starts again takes as many anew, and still knows whose each is', async () => {
  const { bo, clock, start } = await board()
  const rooms = start()
  const late = await page('bo', rooms)
  const thief = await new TestClient('cy').connect(rooms)
  await clock.advance(1_000)
  thief.sendSync(syncMessages.update, craft([{ client: bo.doc.clientID, clock: 1, items: [title(1)] }]))
  await clock.advance(1_000)
  expect([late.closed, late.saved]).toEqual([undefined, late.sent])
  expect(thief.closed?.code).toBe(closeCodes.foreignClientId)
})

/** So many client ids with so many titles each: what a hall did since the backup, as it lies on everybody's laptop. */
const hall = (count: number, titles: number) =>
  craft(
    Array.from({ length: count }, () => ({
      client: (device += 1),
      clock: 0,
      items: Array.from({ length: titles }, (_, i) => title(i + 1)),
    })),
  )

/** A board that came out of a backup so many milliseconds ago. */
async function restoredBoard(ago: number) {
  const { clock, store, start } = setUp()
  const { load } = store
  const at = clock.now() - ago
  store.load = async (board) => ({ ...(await load(board)), restored: { serverId: 5, at } })
  return { clock, rooms: start(), onDisk: () => store.onDisk('b') }
}

it.each([1, 4])(
  'after a restore one laptop brings all that a hall did, %i edits each, and its own on top',
  async (edits) => {
    const { clock, rooms, onDisk } = await restoredBoard(0)
    const bo = new TestClient('bo', docUnder((device += 1)))
    Y.applyUpdate(bo.doc, hall(1.2 * maxNewClientIds, edits))
    bo.set('tickets', 'bo/title', 'By Bo')
    await bo.connect(rooms)
    await clock.advance(1_000)
    expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
    expect(Y.encodeStateVector(onDisk())).toEqual(Y.encodeStateVector(bo.doc))
    expect(onDisk().getMap('tickets').get('bo/title')).toBe('By Bo')
  },
)

it('after a restore it counts what they write from then on, and what they bring when the four days are over', async () => {
  for (const [ago, step] of [
    [0, syncMessages.update],
    [bringAfterRestoreMs, syncMessages.step2],
  ] as const) {
    const { clock, rooms } = await restoredBoard(ago)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(1_000)
    for (const count of [maxNewClientIds / 2, maxNewClientIds / 2 - 1, 1]) {
      expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
      bo.sendSync(step, edits(count))
      await clock.advance(1_000)
    }
    expect(bo.closed?.code).toBe(closeCodes.tryLater)
  }
})
