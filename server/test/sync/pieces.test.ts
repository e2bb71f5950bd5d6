// Large updates are taken in pieces.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { maxNoteLength } from '@taula/shared/board/limits'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { syncMessages } from '@taula/shared/protocol/messages'
import { seededRandom } from '@taula/shared/testing'
import { maxStructsAtOnce } from '../../src/sync/limits.ts'
import { cut } from '../../src/sync/pieces.ts'
import { craft, scan } from './craft.ts'
import type { Item } from './craft.ts'
import { setUp, TestClient } from './harness.ts'

/** Documents of some people who wrote, deleted and met by chance: each knows part of what the others did. */
function scribbled(seed: number): readonly Y.Doc[] {
  const random = seededRandom(seed)
  const docs = Array.from({ length: 4 }, () => new Y.Doc({ gc: random.chance(0.5) }))
  for (let step = 0; step < 200; step++) {
    const doc = random.pick(docs)
    const note = doc.getText('note:t')
    const at = random.int(0, note.length)
    if (random.chance(0.2)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(random.pick(docs)))
    else if (random.chance(0.4)) doc.getMap('tickets').set(`${random.int(0, 5)}/title`, step)
    else if (random.chance(0.7)) note.insert(at, 'abc'.slice(random.int(0, 2)))
    else note.delete(at, Math.min(2, note.length - at))
  }
  return docs
}
const everything = (doc: Y.Doc) => ({
  tickets: doc.getMap('tickets').toJSON(),
  note: doc.getText('note:t').toJSON(),
  snapshot: Y.encodeSnapshot(Y.snapshot(doc)),
})

it.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'pieces, each upon those before it alone, say what the whole says: seed %i',
  (seed) => {
    const docs = scribbled(seed)
    const [writer, reader] = [docs[0]!, docs[1]!]
    for (const known of [new Y.Doc(), reader]) {
      const update = Y.encodeStateAsUpdate(writer, Y.encodeStateVector(known))
      const [whole, bit] = [new Y.Doc(), new Y.Doc()]
      for (const doc of [whole, bit]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(known))
      Y.applyUpdate(whole, update)
      for (const piece of cut(bit, scan(update), 1 + (seed % 5))) {
        Y.applyUpdate(bit, piece)
        expect(bit.store.pendingStructs).toBeNull()
        expect(bit.store.pendingDs).toBeNull()
      }
      expect(everything(bit)).toEqual(everything(whole))
    }
  },
)

it('what is small, and what is no update, stays as it is', () => {
  const doc = new Y.Doc()
  for (let i = 0; i < 5; i++) doc.getMap('tickets').set(`${i}/title`, 'One')
  const update = Y.encodeStateAsUpdate(doc)
  expect(cut(doc, scan(update), 5)).toEqual([update])
  expect(cut(doc, scan(update), 4)).toHaveLength(2)
  const bad = update.subarray(0, -1)
  expect(cut(doc, scan(bad), 1)).toEqual([bad])
})

it('what an update skips, because it was said before, makes no further pieces', () => {
  const doc = new Y.Doc()
  const item = (i: number): Item => ({ register: `tickets/t${i}/title`, content: { any: [i] } })
  const items = Array.from({ length: 40 }, (_, i) => item(i))
  Y.applyUpdate(doc, craft([{ client: 7, clock: 0, items: items.slice(0, 37) }]))
  const gaps = items.map((one, i): Item => (i % 2 && i < 37 ? { content: { skip: 1 } } : one))
  const update = craft([{ client: 7, clock: 0, items: gaps }])
  const pieces = cut(doc, scan(update), 5)
  expect(pieces).toHaveLength(Math.ceil((40 - 18) / 5))
  for (const piece of pieces) Y.applyUpdate(doc, piece)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.getMap('tickets').toJSON()['t39/title']).toBe(39)
})

it('who brings a great deal is acknowledged at its end, and others have their turn meanwhile', async () => {
  const { rooms, clock, store } = setUp()
  const ana = await new TestClient('ana').connect(rooms)
  const bo = new TestClient('bo')
  const last = 10 * maxStructsAtOnce - 1
  for (let i = 0; i <= last; i++) bo.set('tickets', `t${i}/title`, 'One')
  await bo.connect(rooms)
  await clock.advance(40)
  expect(ana.get('tickets', 't0/title')).toBe('One')
  ana.set('tickets', 'a/title', 'Mine')
  await clock.advance(50)
  expect(ana.saved).toBe(ana.sent)
  expect(bo.saved).toBe(0)
  expect(ana.get('tickets', `t${last}/title`)).toBeUndefined()
  // What was sent when the line broke is taken to its end.
  bo.disconnect()
  await clock.advance(2_000)
  expect(store.onDisk('b').getMap('tickets').get(`t${last}/title`)).toBe('One')
})

it('what was sent before the first sync is not said to be saved before it is', async () => {
  const { rooms, clock, store } = setUp()
  const bo = new TestClient('bo')
  bo.doc.transact(() => {
    for (let i = 0; i < 3 * maxStructsAtOnce; i++) bo.set('tickets', `t${i}/title`, 'One')
  })
  bo.holdsStep2 = true
  await bo.connect(rooms)
  await clock.advance(100)
  bo.set('tickets', 'late/title', 'One')
  await clock.advance(100)
  bo.releaseStep2()
  const isOnDisk = () => store.onDisk('b').getMap('tickets').has('late/title')
  for (let i = 0; i < 50; i++) {
    await clock.advance(5)
    expect(bo.saved > 0 && !isOnDisk()).toBe(false)
  }
  expect(bo.saved).toBe(bo.sent)
})

it('what was overwritten before it was sent is no deletion, also where the pieces part it from what came after', async () => {
  const { rooms, clock, store } = setUp()
  const [ana, bo] = [new TestClient('ana'), new TestClient('bo')]
  await ana.connect(rooms)
  await bo.connect(rooms)
  const write = (client: TestClient, word: string) =>
    client.doc.transact(() => {
      for (let i = 0; i < maxStructsAtOnce; i++) client.set('tickets', `t${i}/title`, `${word} ${i}`)
    })
  write(ana, 'first')
  await clock.advance(1_000)
  bo.disconnect()
  for (const word of ['second', 'third', 'fourth']) write(bo, word)
  await bo.connect(rooms)
  await clock.advance(2_000)
  expect(bo.undone).toEqual([])
  expect(bo.saved).toBe(bo.sent)
  const tickets = store.onDisk('b').getMap('tickets')
  for (let i = 0; i < maxStructsAtOnce; i++) expect(tickets.get(`t${i}/title`)).toBe(`fourth ${i}`)
  expect(ana.get('tickets', 't7/title')).toBe('fourth 7')
})

it('a full note that was written anew offline is not too long in between', async () => {
  const { rooms, clock, store } = setUp()
  const [ana, bo] = [new TestClient('ana'), new TestClient('bo')]
  const noteOf = ({ doc }: TestClient) => doc.getText('note:t')
  await ana.connect(rooms)
  await bo.connect(rooms)
  ana.set('tickets', 't/title', 'One')
  noteOf(ana).insert(0, 'x'.repeat(maxNoteLength))
  await clock.advance(1_000)
  bo.disconnect()
  const letters = 2 * maxStructsAtOnce
  for (let i = 0; i < letters; i++) {
    noteOf(bo).delete(0, 2)
    noteOf(bo).insert(i % 2 ? noteOf(bo).length : 0, 'y')
  }
  await bo.connect(rooms)
  await clock.advance(5_000)
  expect(bo.closed).toBeUndefined()
  expect(bo.undone).toEqual([])
  expect(store.onDisk('b').getText('note:t').toJSON()).toBe(noteOf(bo).toJSON())
  expect(store.versions).toHaveLength(1)
})

it('what the server has already may come once more, deleted or not', async () => {
  const { rooms, clock, store } = setUp()
  const bo = await new TestClient('bo', new Y.Doc({ gc: false })).connect(rooms)
  const note = bo.doc.getText('note:t')
  bo.set('tickets', 't/title', 'One')
  for (let i = 0; i < 2 * maxStructsAtOnce; i++) note.insert(0, 'ab')
  await clock.advance(5_000)
  bo.disconnect()
  for (let i = 0; i < maxStructsAtOnce; i++) note.delete(i, 1)
  const again = new TestClient('bo')
  again.holdsStep2 = true
  await again.connect(rooms)
  again.sendSync(syncMessages.step2, Y.encodeStateAsUpdate(bo.doc))
  await clock.advance(5_000)
  expect(again.closed).toBeUndefined()
  expect(store.onDisk('b').getText('note:t').toJSON()).toBe(note.toJSON())
})

it('who gave their role away at the end may write all of what they wrote before', async () => {
  const { rooms, clock, store } = setUp({ ana: 'organiser', olga: 'organiser' })
  const deviceOf = (clientID: number) => new TestClient('ana', Object.assign(new Y.Doc(), { clientID }))
  const [older, later] = [deviceOf(300_000_001), deviceOf(300_000_002)]
  await later.connect(rooms)
  await clock.advance(100)
  later.disconnect()
  Y.applyUpdate(older.doc, Y.encodeStateAsUpdate(later.doc))
  older.doc.transact(() => {
    for (let i = 0; i < maxStructsAtOnce; i++) older.set('tickets', `t${i}/title`, 'One')
  })
  older.set('meta', 'board/name', 'Renamed')
  Y.applyUpdate(later.doc, Y.encodeStateAsUpdate(older.doc))
  later.set('people', 'ana/role', 'sprinter')
  await later.connect(rooms)
  await clock.advance(2_000)
  expect(later.undone).toEqual([])
  expect(store.onDisk('b').getMap('meta').get('board/name')).toBe('Renamed')
  expect(store.onDisk('b').getMap('people').get('ana/role')).toBe('sprinter')
})

it('who brings a great deal and something bad in its midst is sent off there', async () => {
  const { rooms, clock, store } = setUp()
  const bo = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  const client = 400_000_000
  const title = (i: number): Item => ({ register: `tickets/t${i}/title`, content: { any: ['One'] } })
  const items = Array.from({ length: 3 * maxStructsAtOnce }, (_, i) => title(i))
  const orphan: Item = { origin: { client: client + 7, clock: 3 }, content: { any: ['One'] } }
  bo.sendSync(2, craft([{ client, clock: 0, items: items.with(-maxStructsAtOnce - 1, orphan) }]))
  await clock.advance(2_000)
  expect(bo.closed?.code).toBe(closeCodes.orphanUpdate)
  expect(bo.saved).toBeLessThan(bo.sent)
  const tickets = store.onDisk('b').getMap('tickets')
  expect(tickets.get('t0/title')).toBe('One')
  expect(tickets.get(`t${items.length - 1}/title`)).toBeUndefined()
})

it('of what somebody sent who is sent off in its midst nothing goes on waiting', async () => {
  const timersAfter = async (structs: number) => {
    const { rooms, clock } = setUp()
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    const client = 400_000_000
    const orphan: Item = { origin: { client: client + 7, clock: 3 }, content: { any: ['One'] } }
    bo.sendSync(2, craft([{ client, clock: 0, items: Array.from({ length: structs }, () => orphan) }]))
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.orphanUpdate)
    return clock.waiting()
  }
  expect(await timersAfter(20 * maxStructsAtOnce)).toBe(await timersAfter(1))
})
