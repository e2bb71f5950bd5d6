// [I14] Deleted text is never lost: what somebody deletes of others' is kept as a version, in the commit that deletes it.
import { describe, expect, it } from 'vitest'
import { serverClientId } from '@taula/shared/board/clientIds'
import { noteOf } from '@taula/shared/board/notes'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { seededRandom } from '@taula/shared/testing'
import * as Y from 'yjs'
import { craft } from './craft.ts'
import { deviceDoc, setUp, TestClient } from './harness.ts'

const note = (one: TestClient, ticket = 't1') => noteOf(one.doc, ticket)
const minute = 60_000

async function board(text = 'written by ana') {
  const set = setUp()
  const ana = await new TestClient('ana').connect(set.rooms)
  const bo = await new TestClient('bo').connect(set.rooms)
  await set.clock.advance(100)
  note(ana).insert(0, text)
  await set.clock.advance(100)
  const settle = () => set.clock.advance(100)
  const texts = () => set.store.versions.map(({ text }) => text)
  return { ...set, ana, bo, settle, texts }
}

it('[I14] the text is kept as it stood before, with who deleted and when', async () => {
  const { bo, clock, store, settle } = await board()
  await clock.advance(minute)
  const at = clock.now()
  note(bo).delete(7, 3)
  await settle()
  expect(store.versions).toEqual([{ ticket: 't1', at, by: 'bo', text: 'written by ana' }])
})

it('[I14] it is in the same commit as the update that deletes', async () => {
  const { bo, ana, clock, store, settle, texts } = await board()
  const rows = store.rows.get('b')?.length
  store.failure = new Error('disk full')
  note(bo).delete(0, 8)
  await settle()
  expect([store.rows.get('b')?.length, texts()]).toEqual([rows, []])
  expect(note(ana).toString()).toBe('written by ana')
  store.failure = undefined
  await clock.advance(1_000)
  expect([noteOf(store.onDisk('b'), 't1').toString(), texts()]).toEqual(['by ana', ['written by ana']])
})

describe('who wrote it', () => {
  it('one’s own text goes without a version, also what one wrote on another device', async () => {
    const { ana, rooms, settle, texts } = await board()
    const phone = await new TestClient('ana').connect(rooms)
    await settle()
    note(phone).insert(0, 'and from the phone ')
    note(ana).delete(0, 8)
    await settle()
    note(phone).delete(0, 5)
    note(ana).delete(0, 5)
    await settle()
    expect(texts()).toEqual([])
  })

  it.each([
    ['the server', serverClientId],
    ['nobody that is known', 4_000_000_001],
  ])('text by %s is somebody else’s', async (_, client) => {
    const { store, start, settle, texts } = await board()
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(store.onDisk('b')))
    doc.clientID = client
    noteOf(doc, 't2').insert(0, 'from long ago')
    store.rows.get('b')?.push(Y.encodeStateAsUpdate(doc))
    const cy = await new TestClient('cy').connect(start())
    await settle()
    note(cy, 't2').delete(0, 1)
    await settle()
    expect(texts()).toEqual(['from long ago'])
  })

  it('what one writes and deletes beside others’ text leaves no version', async () => {
    const { bo, settle, texts } = await board()
    note(bo).insert(3, 'xyz')
    await settle()
    note(bo).delete(3, 3)
    bo.set('tickets', 't1/title', 'One')
    bo.set('tickets', 't1/title', 'Two')
    await settle()
    expect(texts()).toEqual([])
  })

  it('deleting what is gone already leaves none either', async () => {
    const { ana, bo, settle, texts } = await board()
    bo.disconnect()
    note(ana).delete(0, 8)
    await settle()
    bo.sendSync(2, Uint8Array.of(0, 0))
    bo.sendSync(2, craft([], [{ client: ana.doc.clientID, clock: 0, length: 8 }]))
    await settle()
    expect(texts()).toEqual([])
  })
})

describe('how many', () => {
  it('[I14] backspacing through somebody’s paragraph makes one', async () => {
    const { bo, clock, texts } = await board()
    for (let left = 14; left > 0; left--) {
      note(bo).delete(left - 1, 1)
      await clock.advance(20_000)
    }
    expect(note(bo).toString()).toBe('')
    expect(texts()).toEqual(['written by ana'])
  })

  it('after a pause of more than a minute what is left is kept again', async () => {
    const { bo, clock, texts } = await board()
    note(bo).delete(0, 8)
    await clock.advance(minute + 1)
    note(bo).delete(0, 3)
    await clock.advance(100)
    expect(texts()).toEqual(['written by ana', 'by ana'])
  })

  it('[I14] what others have written since the last one is never deleted without another', async () => {
    const { ana, bo, settle, texts } = await board()
    note(bo).delete(0, 8)
    await settle()
    note(ana).insert(0, 'new ')
    await settle()
    note(bo).delete(0, 4)
    await settle()
    expect(texts()).toEqual(['written by ana', 'new by ana'])
  })

  it('another person, and another note, have one of their own', async () => {
    const { ana, bo, rooms, settle, texts } = await board()
    note(ana, 't2').insert(0, 'another note')
    const cy = await new TestClient('cy').connect(rooms)
    await settle()
    note(bo).delete(0, 8)
    await settle()
    note(cy).delete(0, 3)
    await settle()
    note(bo).delete(0, 1)
    note(cy).delete(0, 1)
    bo.doc.transact(() => {
      note(bo, 't2').delete(0, 8)
      note(bo).delete(0, 1)
    })
    await settle()
    expect(texts()).toEqual(['written by ana', 'by ana', 'another note'])
  })
})

it('[I14] two who go on deleting what the other types fill no disk: they come back later, and nothing is lost', async () => {
  const { ana, bo, rooms, clock, settle, store } = await board('x'.repeat(99_000))
  for (let i = 0; i < 250 && !bo.closed; i++) {
    note(ana).insert(0, 'y')
    await settle()
    note(bo).delete(0, 1)
    await settle()
  }
  expect(bo.closed?.code).toBe(closeCodes.tryLater)
  expect(store.versions.length).toBeLessThan(210)
  const text = note(bo).toString()
  await clock.advance(minute)
  await bo.connect(rooms)
  await settle()
  expect(bo.closed).toBeUndefined()
  expect(bo.saved).toBe(bo.sent)
  expect([note(ana).toString(), noteOf(store.onDisk('b'), 't1').toString()]).toEqual([text, text])
})

it.each(['origin', 'rightOrigin'] as const)(
  '[I14] a character of two units that is torn apart by what comes between, by its %s, was kept before',
  async (side) => {
    const { ana, bo, store, settle, texts } = await board('a🐢b')
    const place = { client: ana.doc.clientID, clock: side === 'origin' ? 1 : 2 }
    bo.sendSync(
      2,
      craft([{ client: 300_000_001, clock: 0, items: [{ [side]: place, content: { text: 'x' } }] }]),
    )
    await settle()
    expect(noteOf(store.onDisk('b'), 't1').toString().replace('x', '')).toBe('a\ufffd\ufffdb')
    expect(texts()).toEqual(['a🐢b'])
  },
)

it.each([1, 2, 3, 4])(
  '[I14] five people, random edits, lines that break, kills: every letter is in the note, or its author deleted it, or it is in a version (seed %i)',
  async (seed) => {
    const random = seededRandom(seed)
    const { clock, rooms: first, start, store } = setUp()
    let rooms = first
    const people = ['ana', 'bo', 'cy', 'ana', 'bo'].map((name) => ({
      name,
      client: new TestClient(name, deviceDoc(random.next)),
      isOnline: true,
    }))
    /** Each letter is another one, so that it can be told who wrote it and whether it is still there. */
    const authors = new Map<string, string>()
    const takenBack = new Set<string>()
    const type = ({ name, client }: (typeof people)[number]) => {
      const text = note(client)
      const at = random.int(0, text.length)
      if (random.chance(0.35)) {
        const count = Math.min(random.int(1, 12), text.length - at)
        for (const letter of text.toString().slice(at, at + count)) {
          if (authors.get(letter) === name) takenBack.add(letter)
        }
        return text.delete(at, count)
      }
      for (let i = 0; i < random.int(1, 4); i++) {
        const letter = String.fromCharCode(0x4e00 + authors.size)
        authors.set(letter, name)
        text.insert(at, letter)
      }
    }
    for (const { client } of people) await client.connect(rooms)
    await clock.advance(100)
    for (let step = 0; step < 600; step++) {
      const person = random.pick(people)
      if (random.chance(0.85)) type(person)
      else {
        if (person.isOnline) person.client.disconnect()
        else await person.client.connect(rooms)
        person.isOnline = !person.isOnline
      }
      await clock.advance(random.int(0, 400))
      if (step % 150 === 149) {
        // Killed: nobody is told, only what is on disk is left.
        for (const { client } of people) client.disconnect()
        rooms = start()
        for (const { client, isOnline } of people) if (isOnline) await client.connect(rooms)
      }
    }
    for (const { client } of people) {
      client.disconnect()
      await client.connect(rooms)
      await clock.advance(1_000)
    }
    await clock.advance(1_000)
    const onDisk = noteOf(store.onDisk('b'), 't1').toString()
    const kept = new Set([...onDisk, ...store.versions.map(({ text }) => text).join('')])
    const lost = [...authors.keys()].filter((letter) => !kept.has(letter) && !takenBack.has(letter))
    expect(lost).toEqual([])
    expect(new Set(onDisk).size).toBe(onDisk.length)
    expect(store.versions.length).toBeGreaterThan(3)
    for (const { client } of people) expect(note(client).toString()).toBe(onDisk)
  },
)
