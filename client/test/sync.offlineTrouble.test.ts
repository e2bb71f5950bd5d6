// Browsers that keep nothing, or not always: the board works, says so, and is written whole as soon as it can be.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { createOfflineDb } from '../src/sync/offlineDb.ts'
import { settled } from './syncBrowser.ts'
import { keysIn, name, openTab, rowsOf } from './syncTab.ts'

afterEach(() => vi.restoreAllMocks())

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
