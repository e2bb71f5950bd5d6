// What every DocStore must do, whatever it is made of.
import { describe, expect, it } from 'vitest'
import type { DocStore, NoteVersions } from '../../src/sync/docStore.ts'

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
const update = (number: number) => ({ updates: [bytes(number)], owners: [], versions: [] })

interface Opened {
  readonly docs: DocStore
  readonly versions: NoteVersions
}

export function docStoreContract(name: string, openBoth: () => Opened): void {
  const open = () => openBoth().docs
  describe(`DocStore on ${name}`, () => {
    it('a board that nobody wrote to is empty', async () => {
      expect(await open().load('b')).toEqual({ updates: [], owners: new Map(), through: 0, mended: [] })
    })

    it('gives back updates in the order they were appended, numbered without a gap', async () => {
      const store = open()
      expect(await store.append('b', { updates: [bytes(1), bytes(2)], owners: [], versions: [] })).toBe(2)
      expect(await store.append('b', update(3))).toBe(3)
      const { updates, through } = await store.load('b')
      expect(updates.map((one) => Array.from(one))).toEqual([[1], [2], [3]])
      expect(through).toBe(3)
    })

    it('a commit without updates answers the last number there is', async () => {
      const store = open()
      expect(await store.append('b', { updates: [], owners: [], versions: [] })).toBe(0)
      await store.append('b', update(1))
      expect(await store.append('b', { updates: [], owners: [[7, 'ana']], versions: [] })).toBe(1)
    })

    it('keeps boards apart', async () => {
      const store = open()
      await store.append('a', update(1))
      await store.append('b', { updates: [bytes(2)], owners: [[7, 'bo']], versions: [] })
      await store.compact('b', bytes(9), 1)
      expect((await store.load('a')).updates.map((one) => Array.from(one))).toEqual([[1]])
      expect((await store.load('a')).owners).toEqual(new Map())
    })

    it('a client id belongs to the first person it was stored for, also above 2^31', async () => {
      const store = open()
      const large = 2 ** 32 - 1
      await store.append('b', { updates: [], owners: [[large, 'ana']], versions: [] })
      await store.append('b', {
        updates: [bytes(1)],
        owners: [
          [large, 'bo'],
          [2, 'bo'],
        ],
        versions: [],
      })
      expect((await store.load('b')).owners).toEqual(
        new Map([
          [large, 'ana'],
          [2, 'bo'],
        ]),
      )
    })

    it('keeps bytes as they were given, whatever becomes of them afterwards', async () => {
      const store = open()
      const given = bytes(1, 0, 255)
      await store.append('b', { updates: [given], owners: [], versions: [] })
      given.fill(9)
      expect((await store.load('b')).updates.map((one) => Array.from(one))).toEqual([[1, 0, 255]])
    })

    it('a snapshot replaces exactly the rows it contains; what came after stays', async () => {
      const store = open()
      for (const number of [1, 2, 3]) await store.append('b', update(number))
      await store.compact('b', bytes(12), 2)
      const { updates, through } = await store.load('b')
      expect(updates.map((one) => Array.from(one))).toEqual([[12], [3]])
      expect(through).toBe(3)
    })

    it('numbers go on after a snapshot of everything', async () => {
      const store = open()
      await store.append('b', update(1))
      await store.compact('b', bytes(10), 1)
      expect((await store.load('b')).through).toBe(1)
      expect(await store.append('b', update(2))).toBe(2)
      await store.compact('b', bytes(20), 2)
      expect((await store.load('b')).updates.map((one) => Array.from(one))).toEqual([[20]])
    })

    it('keeps who owns a client id through a snapshot', async () => {
      const store = open()
      await store.append('b', { updates: [bytes(1)], owners: [[7, 'ana']], versions: [] })
      await store.compact('b', bytes(1), 1)
      expect((await store.load('b')).owners).toEqual(new Map([[7, 'ana']]))
    })

    it('refuses a snapshot of rows that are not there, and one older than the newest', async () => {
      const store = open()
      for (const number of [1, 2]) await store.append('b', update(number))
      await expect(store.compact('b', bytes(9), 3)).rejects.toThrow('no row 3')
      await store.compact('b', bytes(12), 2)
      await expect(store.compact('b', bytes(1), 1)).rejects.toThrow('newer snapshot')
      expect((await store.load('b')).updates.map((one) => Array.from(one))).toEqual([[12]])
    })

    it('takes a board id as a name and nothing else', async () => {
      const store = open()
      const ids = ["b' OR 1=1 --", '../b', '', 'b/1', '%']
      for (const [i, id] of ids.entries()) await store.append(id, update(i))
      for (const [i, id] of ids.entries()) {
        expect((await store.load(id)).updates.map((one) => Array.from(one))).toEqual([[i]])
      }
      expect((await store.load('b')).updates).toEqual([])
    })

    const version = (text: string, ticket = 't1') => ({ ticket, at: 2 ** 41, by: 'ana', text })
    const withVersions = (...versions: readonly ReturnType<typeof version>[]) => ({
      updates: [bytes(1)],
      owners: [],
      versions,
    })

    it('numbers the versions of each note from 1, lists the newest first without texts, and reads each', async () => {
      const { docs, versions } = openBoth()
      expect(await versions.list('b', 't1')).toEqual([])
      await docs.append('b', withVersions(version('one'), version('other', 't2'), version('two 🐢')))
      await docs.append('b', withVersions({ ...version(''), at: 0, by: 'bo' }))
      expect(await versions.list('b', 't1')).toEqual([
        { number: 3, at: 0, by: 'bo', length: 0 },
        { number: 2, at: 2 ** 41, by: 'ana', length: 6 },
        { number: 1, at: 2 ** 41, by: 'ana', length: 3 },
      ])
      expect(await versions.list('b', 't2')).toMatchObject([{ number: 1, length: 5 }])
      expect(await versions.read('b', 't1', 2)).toEqual({ number: 2, at: 2 ** 41, by: 'ana', text: 'two 🐢' })
      expect(await versions.read('b', 't1', 3)).toEqual({ number: 3, at: 0, by: 'bo', text: '' })
    })

    it('knows no version of another number, note or board', async () => {
      const { docs, versions } = openBoth()
      await docs.append('b', withVersions(version('one')))
      for (const number of [0, 2, -1, 2 ** 52]) expect(await versions.read('b', 't1', number)).toBeUndefined()
      expect(await versions.read('b', 't2', 1)).toBeUndefined()
      expect(await versions.read('a', 't1', 1)).toBeUndefined()
      expect(await versions.list('a', 't1')).toEqual([])
    })

    it('keeps a version’s text as it was, whatever is in it, through a snapshot too', async () => {
      const { docs, versions } = openBoth()
      const text = '\ufeffone\u0000two\r\n\u2028\ufffd 🐢'
      await docs.append('b', withVersions(version(text)))
      await docs.compact('b', bytes(9), 1)
      expect((await versions.read('b', 't1', 1))?.text).toBe(text)
    })
  })
}
