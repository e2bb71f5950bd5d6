// A note of an open board: typed by two at once, counted until it is safe, with the others' cursors in it.
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '@taula/shared/board/notes'
import { placesOf, spanOf } from '../src/editor/places.ts'
import { closePages, createBrowser } from './syncBrowser.ts'
import type { Page } from './syncBrowser.ts'
import { FakeServer } from './syncServer.ts'

afterEach(closePages)

const ticket = 't1'
const noteAt = ({ session }: Page) => session.note(ticket)
const textAt = (page: Page) => noteAt(page).editing.text()
const stand = (page: Page, index: number) =>
  noteAt(page).editing.showCursor(placesOf(textAt(page), { anchor: index, head: index }))
const seen = (page: Page) =>
  noteAt(page)
    .cursors.get()
    .map((cursor) => [cursor.person, spanOf(textAt(page), cursor)?.head])

async function anaAndBo() {
  const server = new FakeServer()
  const [one, two] = [createBrowser(server), createBrowser(server, 'bo')]
  return { server, ana: await one.open(), bo: await two.open(), pass: one.pass, boPasses: two.pass }
}

describe('typing', () => {
  test('[I14] two who type at one place, before either hears of the other: every letter is kept, the same on both sides', async () => {
    const { server, ana, bo } = await anaAndBo()
    for (const [i, letter] of [...'from ana'].entries()) textAt(ana).insert(i, letter)
    for (const [i, letter] of [...'FROM BO'].entries()) textAt(bo).insert(i, letter)
    server.flush()
    expect(noteAt(ana).text.get()).toBe(noteAt(bo).text.get())
    expect([...noteAt(ana).text.get()].toSorted()).toEqual([...'from anaFROM BO'].toSorted())
    expect(noteAt(bo).isWritten.get()).toBe(true)
  })

  test('each letter counts as not yet safe until the server has it, and is kept by this browser until then', async () => {
    const browser = createBrowser()
    const { server } = browser
    const page = await browser.open()
    server.holdsDisk = true
    for (const letter of 'abc') textAt(page).insert(0, letter)
    expect(page.session.status.get().unsaved).toBe(3)
    server.kill()
    await page.session.close()
    const later = await browser.open()
    expect(noteAt(later).text.get()).toBe('cba')
    expect(later.session.status.get().unsaved).toBe(3)
    server.health = 'up'
    server.releaseDisk()
    await browser.pass(12_000)
    expect(later.session.status.get()).toMatchObject({ state: 'live', unsaved: 0 })
    expect(noteOf(server.disk, ticket).toString()).toBe('cba')
  })
})

describe('cursors', () => {
  test('are where they were among the letters, whatever is typed before them', async () => {
    const { server, ana, bo } = await anaAndBo()
    textAt(ana).insert(0, 'one two')
    server.flush()
    stand(bo, 4)
    server.flush()
    expect(seen(ana)).toEqual([['bo', 4]])
    textAt(ana).insert(0, 'zero ')
    expect(seen(ana)).toEqual([['bo', 9]])
    expect(seen(bo)).toEqual([])
  })

  test('vanish with who closes the editor, and with who leaves', async () => {
    const { server, ana, bo, boPasses } = await anaAndBo()
    stand(bo, 0)
    server.flush()
    expect(seen(ana)).toEqual([['bo', 0]])
    noteAt(bo).editing.showCursor(null)
    await boPasses(1_000)
    expect(seen(ana)).toEqual([])
    stand(bo, 0)
    server.flush()
    expect(seen(ana)).toEqual([['bo', 0]])
    await bo.session.close()
    server.flush()
    expect(seen(ana)).toEqual([])
  })

  test('vanish where the line is lost, and are there again when it is back', async () => {
    const { server, ana, bo, pass, boPasses } = await anaAndBo()
    stand(bo, 0)
    server.flush()
    server.kill()
    expect(seen(ana)).toEqual([])
    server.health = 'up'
    await pass(12_000)
    await boPasses(12_000)
    expect(seen(ana)).toEqual([['bo', 0]])
  })

  test('that are dragged along a line are told now and then, the last place always', async () => {
    const { server, ana, bo, boPasses } = await anaAndBo()
    textAt(bo).insert(0, 'a long line to drag along')
    server.flush()
    const before = server.presenceHeard.length
    for (let i = 0; i < 20; i++) stand(bo, i)
    server.flush()
    expect(server.presenceHeard.length).toBe(before + 1)
    await boPasses(1_000)
    expect(server.presenceHeard.length).toBe(before + 2)
    expect(seen(ana)).toEqual([['bo', 19]])
  })

  test('of a hostile page are nowhere, and make nothing in the document', () => {
    const doc = new Y.Doc()
    const text = noteOf(doc, ticket)
    text.insert(0, 'abc')
    doc.getMap('tickets').set('x/title', 'y')
    const roots = [...doc.share.keys()]
    const hostile = [
      { tname: 'note:other', assoc: 0 },
      { tname: '__proto__', assoc: 0 },
      { tname: 'tickets', assoc: 0 },
      { item: { client: 1, clock: 0 }, assoc: 0 },
      { item: { client: doc.clientID, clock: 3 }, assoc: 0 },
      { item: { client: doc.clientID, clock: 99 }, assoc: -1 },
      { assoc: 0 },
    ]
    for (const place of hostile) {
      expect(spanOf(text, { anchor: place, head: place })).toBeUndefined()
    }
    expect([...doc.share.keys()]).toEqual(roots)
  })
})

test('earlier versions are asked of the server, by the note’s own address', async () => {
  const browser = createBrowser()
  const { session } = await browser.open()
  await session.note(ticket).versions()
  await session.note(ticket).version(3)
  expect(browser.server.requests.slice(-2)).toEqual([
    '/api/boards/b/tickets/t1/note/versions',
    '/api/boards/b/tickets/t1/note/versions/3',
  ])
})
