// What a browser keeps of a board: whole or not at all, by several tabs at once, and honest about what it cannot.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { handClock } from '@taula/shared/testing'
import type { HandClock } from '@taula/shared/testing'
import { openOffline } from '../src/sync/offline.ts'
import { createOfflineDb } from '../src/sync/offlineDb.ts'
import { settled } from './syncBrowser.ts'

const name = 'taula/b/ana'
afterEach(() => vi.restoreAllMocks())

interface Tab {
  readonly doc: Y.Doc
  readonly offline: Awaited<ReturnType<typeof openOffline>>
  readonly problems: (string | undefined)[]
  /** Makes a change as its owner. */
  write(key: string): void
  /** Takes in what somebody else did. */
  receive(key: string): void
}

let pages = 1_000_000_000

async function openTab(factory: IDBFactory | undefined, clock: HandClock = handClock()): Promise<Tab> {
  const doc = new Y.Doc()
  doc.clientID = pages += 1
  const problems: (string | undefined)[] = []
  const onProblem = (problem: string | undefined) => problems.push(problem)
  const offline = await openOffline({ indexedDB: factory, clock, name, doc, onProblem })
  let changes = offline.found
  doc.on('update', (update: Uint8Array, _origin, _doc, { local }) =>
    offline.add(update, local ? (changes += 1) : undefined),
  )
  return {
    doc,
    offline,
    problems,
    write: (key) => void doc.getMap('tickets').set(key, true),
    receive(key) {
      const other = new Y.Doc()
      other.getMap('tickets').set(key, true)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    },
  }
}

const keysIn = ({ doc }: Tab) => [...doc.getMap('tickets').keys()].toSorted()

async function rowsOf(factory: IDBFactory) {
  const db = createOfflineDb(factory, name, () => undefined)
  const rows = await db.read()
  db.close()
  return rows
}

describe('rows', () => {
  test('what I do is written at once, what others do together a little later', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const tab = await openTab(factory, clock)
    tab.receive('a')
    tab.receive('b')
    await settled()
    expect((await rowsOf(factory)).updates).toHaveLength(0)
    clock.advance(500)
    await settled()
    expect((await rowsOf(factory)).updates).toHaveLength(1)
    tab.write('c')
    tab.write('d')
    await settled()
    expect((await rowsOf(factory)).updates).toHaveLength(2)
    expect(keysIn(await openTab(factory))).toEqual(['a', 'b', 'c', 'd'])
  })

  test('an import is kept as it came: large updates are not put together', async () => {
    const factory = new IDBFactory()
    const tab = await openTab(factory)
    tab.write('a'.repeat(40_000))
    tab.write('b'.repeat(40_000))
    await tab.offline.flush()
    expect((await rowsOf(factory)).updates).toHaveLength(2)
    const later = await openTab(factory)
    expect([keysIn(later).length, later.offline.found]).toEqual([2, 2])
  })

  test('flush resolves when everything is kept, close keeps what was queued', async () => {
    const factory = new IDBFactory()
    const tab = await openTab(factory)
    tab.write('a')
    tab.receive('b')
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    await tab.offline.flush()
    expect(put).toHaveBeenCalled()
    expect((await rowsOf(factory)).updates).toHaveLength(1)
    tab.receive('c')
    await tab.offline.close()
    expect(keysIn(await openTab(factory))).toEqual(['a', 'b', 'c'])
  })

  test('many rows become one of the same content, and stay one board', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const tab = await openTab(factory, clock)
    for (let i = 0; i < 1_100; i++) {
      tab.write(`k${i}`)
      if (i % 2 === 0) void tab.offline.flush()
    }
    await tab.offline.flush()
    expect((await rowsOf(factory)).updates.length).toBeLessThan(500)
    const later = await openTab(factory, clock)
    expect(keysIn(later)).toHaveLength(1_100)
    expect(later.offline.found).toBe(1_100)
  })

  test('a board found in many rows is put together when it is opened', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const tab = await openTab(factory, clock)
    for (let i = 0; i < 60; i++) {
      tab.write(`k${i}`)
      void tab.offline.flush()
    }
    await tab.offline.close()
    const later = await openTab(factory, clock)
    clock.advance(500)
    await later.offline.flush()
    expect((await rowsOf(factory)).updates).toHaveLength(1)
    expect(keysIn(await openTab(factory))).toHaveLength(60)
  })
})

describe('two tabs share one database', () => {
  test('putting rows together never takes the rows of the other tab', async () => {
    const factory = new IDBFactory()
    const [left, right] = [await openTab(factory), await openTab(factory)]
    right.write('right')
    await right.offline.flush()
    for (let i = 0; i < 1_002; i++) {
      left.write(`left${i}`)
      void left.offline.flush()
    }
    right.write('late')
    await Promise.all([left.offline.close(), right.offline.close()])
    const both = await openTab(factory)
    expect(keysIn(both)).toHaveLength(1_004)
    expect(both.offline.found).toBe(1_004)
  })

  test('both put the same rows together: everything is still there', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const first = await openTab(factory, clock)
    for (let i = 0; i < 60; i++) {
      first.write(`k${i}`)
      void first.offline.flush()
    }
    await first.offline.close()
    const [left, right] = [await openTab(factory, clock), await openTab(factory, clock)]
    left.write('left')
    right.write('right')
    await Promise.all([left.offline.close(), right.offline.close()])
    expect(keysIn(await openTab(factory))).toHaveLength(62)
  })

  test('what one tab had confirmed is confirmed for the other, what it did not know of is not', async () => {
    const factory = new IDBFactory()
    const old = await openTab(factory)
    old.write('old')
    await old.offline.flush()
    const tab = await openTab(factory)
    expect(tab.offline.found).toBe(1)
    old.write('unknown to the tab')
    await old.offline.flush()
    tab.offline.confirm(1)
    await tab.offline.flush()
    expect((await openTab(factory)).offline.found).toBe(1)
  })
})

describe('unsaved changes', () => {
  test('are counted by change and forgotten when they are confirmed', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const tab = await openTab(factory, clock)
    for (const key of ['a', 'b', 'c']) tab.write(key)
    await tab.offline.flush()
    tab.write('d')
    await tab.offline.flush()
    expect((await openTab(factory)).offline.found).toBe(4)
    tab.offline.confirm(3)
    clock.advance(500)
    await settled()
    expect((await openTab(factory)).offline.found).toBe(1)
  })

  test('confirmed before they were written they are never marked', async () => {
    const factory = new IDBFactory()
    const tab = await openTab(factory)
    tab.write('a')
    tab.offline.confirm(1)
    await tab.offline.flush()
    expect(await rowsOf(factory)).toMatchObject({ unsaved: [], updates: [{}] })
    tab.write('b')
    tab.write('c')
    tab.offline.confirm(2)
    await tab.offline.flush()
    expect((await openTab(factory)).offline.found).toBe(1)
  })
})

describe('a browser that cannot keep the board', () => {
  test('without IndexedDB the board works in memory, and says so', async () => {
    const tab = await openTab(undefined)
    expect(tab.problems).toEqual([expect.stringContaining('cannot keep a copy of the board')])
    tab.write('a')
    await tab.offline.flush()
    expect(keysIn(tab)).toEqual(['a'])
    await tab.offline.close()
  })

  test('a full disk is told; when there is room again everything is written', async () => {
    const factory = new IDBFactory()
    const clock = handClock()
    const tab = await openTab(factory, clock)
    tab.write('a')
    await tab.offline.flush()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    tab.write('b')
    await tab.offline.flush()
    tab.offline.confirm(1)
    await tab.offline.flush()
    expect(tab.problems.at(-1)).toContain('QuotaExceededError')
    put.mockRestore()
    tab.write('c')
    clock.advance(30_000)
    await tab.offline.flush()
    expect(tab.problems.at(-1)).toBeUndefined()
    const later = await openTab(factory)
    expect([keysIn(later), later.offline.found]).toEqual([['a', 'b', 'c'], 2])
    expect((await rowsOf(factory)).updates).toHaveLength(1)
  })

  test('a database that could not be opened is tried again', async () => {
    const factory = new IDBFactory()
    const open = vi.spyOn(factory, 'open').mockImplementationOnce(() => {
      throw new DOMException('not now', 'UnknownError')
    })
    const clock = handClock()
    const tab = await openTab(factory, clock)
    tab.write('a')
    expect(open).toHaveBeenCalledTimes(1)
    clock.advance(30_000)
    await tab.offline.flush()
    expect(tab.problems).toEqual([expect.stringContaining('UnknownError'), undefined])
    expect(keysIn(await openTab(factory))).toEqual(['a'])
  })

  test('a page that closes where nothing can be kept leaves nothing behind', async () => {
    const clock = handClock()
    const after = vi.spyOn(clock, 'after')
    const tab = await openTab(undefined, clock)
    tab.write('a')
    await tab.offline.close()
    after.mockClear()
    tab.write('b')
    clock.advance(120_000)
    await settled()
    expect(after).not.toHaveBeenCalled()
  })

  test('a database that was taken away is written anew, whole', async () => {
    const factory = new IDBFactory()
    const tab = await openTab(factory)
    tab.write('a')
    await tab.offline.flush()
    await new Promise((resolve) => {
      factory.deleteDatabase(name).addEventListener('success', resolve)
    })
    tab.write('b')
    await tab.offline.flush()
    const later = await openTab(factory)
    expect([keysIn(later), later.offline.found]).toEqual([['a', 'b'], 2])
  })

  test('a database that never answers is not waited for', async () => {
    const factory = { open: () => new EventTarget() } as unknown as IDBFactory
    const clock = handClock()
    const opening = openTab(factory, clock)
    await settled()
    clock.advance(4_000)
    const tab = await opening
    expect(tab.offline.isEmpty).toBe(true)
    expect(tab.problems).toHaveLength(1)
  })

  test('a row that is no update does not keep the others from being read, and stays', async () => {
    const factory = new IDBFactory()
    const tab = await openTab(factory)
    for (let i = 0; i < 60; i++) {
      tab.write(`k${i}`)
      void tab.offline.flush()
    }
    await tab.offline.flush()
    const db = createOfflineDb(factory, name, () => undefined)
    const broken = { key: [0, 0, 0] as const, update: new Uint8Array([9, 9, 9]) }
    await db.write({ updates: [broken], obsolete: [], unsaved: [], saved: [] })
    db.close()
    const later = await openTab(factory)
    expect(keysIn(later)).toHaveLength(60)
    expect(later.problems[0]).toContain('cannot be read')
    await later.offline.flush()
    expect((await rowsOf(factory)).updates).toHaveLength(2)
  })
})
