// What a browser keeps of a board: every change, by several tabs at once, and which of them are not saved.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { settled } from './syncBrowser.ts'
import { keysIn, openTab, rowsOf } from './syncTab.ts'

afterEach(() => vi.restoreAllMocks())

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
