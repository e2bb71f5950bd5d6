// Opening a board and working on it: with and without a cache, with and without a server, across reloads and crashes.
import { afterEach, describe, expect, test } from 'vitest'
import { addTicket, renameTicket } from '@taula/shared/ops/tickets'
import { closePages, createBrowser, until } from './syncBrowser.ts'
import type { Page } from './syncBrowser.ts'
import { FakeServer } from './syncServer.ts'

afterEach(closePages)

const add = (page: Page, title: string) => {
  const added = page.session.act(addTicket, { title })
  if (!added.ok) throw new Error(added.message)
  return added.value
}
const titles = (page: Page) =>
  page.session.view.tickets
    .get()
    .map((id) => page.session.view.ticket(id).get()?.title)
    .toSorted()
const status = (page: Page) => page.session.status.get()

describe('a change is saved when the server says so', () => {
  test('saved only when the server says so', async () => {
    const { open, server } = createBrowser()
    const page = await open()
    expect(status(page)).toMatchObject({ state: 'live', unsaved: 0, since: undefined })
    server.holdsDisk = true
    add(page, 'one')
    add(page, 'two')
    expect(status(page).unsaved).toBe(2)
    server.flush()
    expect(status(page).unsaved).toBe(2)
    server.releaseDisk()
    server.flush()
    expect(status(page).unsaved).toBe(0)
  })

  test('what was under way when the line broke is saved with the step 2 of the next connection', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.holdsDisk = true
    add(page, 'one')
    server.flush()
    server.kill()
    expect(status(page)).toMatchObject({ state: 'connecting', unsaved: 1 })
    add(page, 'two')
    server.health = 'up'
    await pass(12_000)
    expect(status(page)).toMatchObject({ state: 'live', unsaved: 2 })
    server.releaseDisk()
    server.flush()
    expect(status(page).unsaved).toBe(0)
    expect([...server.disk.getMap('tickets').keys()].filter((key) => key.endsWith('/title'))).toHaveLength(2)
  })

  test('saved stays saved, also offline after a reload', async () => {
    const { open, server } = createBrowser()
    const page = await open()
    add(page, 'one')
    server.flush()
    server.kill()
    await page.session.close()
    expect(status(await open())).toMatchObject({ state: 'offline', unsaved: 0 })
  })

  test('what others do is not counted as mine', async () => {
    const { open, server } = createBrowser()
    const page = await open()
    server.change((doc) => doc.getMap('people').set('bo/name', 'Bo'))
    server.flush()
    expect(page.session.view.person('bo').get()?.name).toBe('Bo')
    expect(status(page).unsaved).toBe(0)
  })
})

describe('this browser keeps the board', () => {
  test('[I14] edits made offline survive a reload, are shown as unsaved, and reach the server', async () => {
    const browser = createBrowser()
    const { open, server } = browser
    server.change((doc) => doc.getMap('people').set('bo/name', 'Bo'))
    const before = await open()
    server.kill()
    add(before, 'one')
    add(before, 'two')
    await before.session.close()

    const after = await open()
    expect(titles(after)).toEqual(['one', 'two'])
    expect(after.session.view.person('bo').get()?.name).toBe('Bo')
    expect(status(after)).toMatchObject({ state: 'offline', unsaved: 2 })
    server.health = 'up'
    await browser.pass(12_000)
    expect(status(after)).toMatchObject({ state: 'live', unsaved: 0 })
    expect(server.disk.getMap('tickets').size).toBeGreaterThan(0)
    await after.session.close()
    expect(status(await open()).unsaved).toBe(0)
  })

  test('a crash between write and ack keeps the change unsaved after reload', async () => {
    const { open, server } = createBrowser()
    const before = await open()
    server.holdsDisk = true
    add(before, 'one')
    server.flush()
    await Promise.resolve()
    before.crash()
    server.kill()
    const after = await open()
    expect(titles(after)).toEqual(['one'])
    expect(status(after).unsaved).toBe(1)
  })

  test('a crash after the ack never hides a change that the server does not have', async () => {
    const { open, server } = createBrowser()
    const before = await open()
    add(before, 'one')
    server.flush()
    expect(status(before).unsaved).toBe(0)
    await Promise.resolve()
    before.crash()
    const after = await open()
    expect(titles(after)).toEqual(['one'])
    // The word of the ack may not have reached this browser's disk: it asks again, and is told.
    expect(status(after)).toMatchObject({ state: 'live', unsaved: 0 })
  })

  test('two tabs share one database and lose nothing', async () => {
    const browser = createBrowser()
    const { open, server } = browser
    const left = await open()
    const right = await open()
    server.kill()
    for (let i = 0; i < 5; i++) {
      add(left, `left ${i}`)
      add(right, `right ${i}`)
    }
    await left.session.close()
    await right.session.close()
    const both = await open()
    expect(titles(both)).toHaveLength(10)
    expect(status(both).unsaved).toBe(10)
    server.health = 'up'
    await browser.pass(12_000)
    expect(status(both).unsaved).toBe(0)
  })

  test('people who share a browser have a database each', async () => {
    const browser = createBrowser()
    const ana = await browser.open()
    browser.server.kill()
    add(ana, 'one')
    await ana.session.close()
    browser.cookie = 'bo'
    expect(titles(await browser.open())).toEqual([])
  })

  test('what others did is kept when the page is hidden, without waiting', async () => {
    const { open, server } = createBrowser()
    const before = await open()
    server.change((doc) => doc.getMap('people').set('bo/name', 'Bo'))
    server.flush()
    before.happen('hidden')
    before.crash()
    server.kill()
    const after = await open()
    expect(after.session.view.person('bo').get()?.name).toBe('Bo')
  })
})

describe('opening', () => {
  test('the first time the board comes over HTTP, and the line brings the rest', async () => {
    const { open, server } = createBrowser()
    server.change((doc) => doc.getMap('people').set('bo/name', 'Bo'))
    const page = await open()
    expect(server.requests).toContain('/api/boards/b/state')
    expect(server.dialled.map(({ url }) => url)).toEqual(['ws://192.168.1.20:8080/sync/b'])
    expect(page.session.view.person('bo').get()?.name).toBe('Bo')
    await page.session.close()
    await open()
    expect(server.requests.filter((path) => path.endsWith('/state'))).toHaveLength(1)
  })

  test('with neither cache nor server the board opens, offline', async () => {
    const { open, server } = createBrowser()
    server.health = 'down'
    const page = await open()
    expect(status(page).state).toBe('offline')
    add(page, 'one')
    expect(titles(page)).toEqual(['one'])
    expect(status(page).unsaved).toBe(1)
  })

  test('a server that never answers is not waited for', async () => {
    const browser = createBrowser()
    browser.server.health = 'deaf'
    const opening = browser.open()
    await browser.server.requested('/state')
    await browser.pass(15_000)
    expect(status(await opening).state).toBe('connecting')
  })

  test.each([
    [401, 'bad_credential', 'You have been away too long: join again.'],
    [403, 'look_only', 'This link is for looking at the board.'],
    [404, 'unknown_board', 'There is no such board here.'],
  ])('a server that answers %i refuses, with its reason', async (status_, code, message) => {
    const { open, server, pass } = createBrowser()
    server.refusal = { status: status_, code, message }
    const page = await open()
    expect(status(page)).toMatchObject({ state: 'refused', reason: message })
    await pass(60_000)
    expect(server.dialled).toHaveLength(0)
  })

  test('a cookie that is somebody else’s by now sends nothing under their name', async () => {
    const browser = createBrowser()
    await (await browser.open()).session.close()
    browser.cookie = 'bo'
    const page = await browser.open('ana')
    expect(await until(page.session.status, ({ state }) => state === 'refused')).toMatchObject({
      reason: expect.stringContaining('Somebody else uses this browser') as string,
    })
  })

  test('each page writes under a client id of its own', async () => {
    const server = new FakeServer()
    const { open } = createBrowser(server)
    const [left, right] = [await open(), await open()]
    add(left, 'one')
    add(right, 'two')
    server.flush()
    expect(server.disk.store.clients.size).toBe(2)
    expect([...server.disk.store.clients.keys()].every((id) => id >= 2 ** 28)).toBe(true)
  })
})

describe('acting', () => {
  test('undo takes back my last change and nobody else’s', async () => {
    const server = new FakeServer()
    const ana = await createBrowser(server, 'ana').open()
    const bo = await createBrowser(server, 'bo').open()
    const ticket = add(ana, 'one')
    server.flush()
    bo.session.act(renameTicket, { ticket, title: 'by Bo' })
    server.flush()
    const second = add(ana, 'two')
    expect(ana.session.undo()).toBe('undone')
    expect(ana.session.view.ticket(second).get()).toBeUndefined()
    expect(titles(ana)).toEqual(['by Bo'])
    expect(ana.session.undo()).toBe('undone')
    expect(ana.session.undo()).toBe('nothing')
  })

  test('undo says so where somebody has changed the same thing since', async () => {
    const server = new FakeServer()
    const ana = await createBrowser(server, 'ana').open()
    const bo = await createBrowser(server, 'bo').open()
    const ticket = add(ana, 'one')
    ana.session.act(renameTicket, { ticket, title: 'by Ana' })
    server.flush()
    bo.session.act(renameTicket, { ticket, title: 'by Bo' })
    server.flush()
    expect(ana.session.undo()).toBe('changedSince')
    expect(titles(ana)).toEqual(['by Bo'])
  })

  test('a change that the server set back is told, before it counts as saved', async () => {
    const { open, server } = createBrowser()
    const page = await open()
    const heard: unknown[] = []
    const stop = page.session.onUndone((undone) => heard.push([undone.code, status(page).unsaved]))
    server.holdsDisk = true
    add(page, 'one')
    server.flush()
    server.undo({ code: 'notAllowed', message: 'no', keys: ['tickets/x/title'] })
    server.releaseDisk()
    server.flush()
    expect(heard).toEqual([['notAllowed', 1]])
    expect(status(page).unsaved).toBe(0)
    stop()
    server.undo({ code: 'notAllowed', message: 'no', keys: [] })
    server.flush()
    expect(heard).toHaveLength(1)
  })

  test('close undoes everything that was opened', async () => {
    const browser = createBrowser()
    const page = await browser.open()
    const woken: unknown[] = []
    page.session.view.tickets.subscribe(() => woken.push('ticket'))
    add(page, 'one')
    expect(page.listeners()).toBeGreaterThan(0)
    woken.length = 0
    await page.session.close()
    browser.server.flush()
    expect([page.listeners(), page.timers(), browser.server.lines]).toEqual([0, 0, 0])
    await browser.pass(120_000)
    expect(browser.server.dialled).toHaveLength(1)
    const name = 'taula/b/ana'
    const deleted = await new Promise<string>((resolve, reject) => {
      const request = browser.indexedDB?.deleteDatabase(name)
      request?.addEventListener('success', () => resolve('deleted'))
      request?.addEventListener('blocked', () => reject(new Error('still open')))
    })
    expect(deleted).toBe('deleted')
    const before = status(page)
    add(page, 'two')
    expect([woken, status(page)]).toEqual([[], before])
  })
})
