// The line to the server: what it is called, when it is dialled again, and who is there.
import { afterEach, describe, expect, test } from 'vitest'
import { handClock, seededRandom } from '@taula/shared/testing'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { addTicket } from '@taula/shared/ops/tickets'
import { createDialler } from '../src/sync/dialler.ts'
import type { LineState } from '../src/sync/dialler.ts'
import type { Door } from '../src/sync/refusals.ts'
import { closePages, createBrowser, settled } from './syncBrowser.ts'
import type { Page } from './syncBrowser.ts'
import { FakeServer } from './syncServer.ts'

afterEach(closePages)

const status = (page: Page) => page.session.status.get()

describe('a line that is lost', () => {
  test('a dead line is noticed within ten seconds, though nothing was closed', async () => {
    const { open, server, clock, pass } = createBrowser()
    const page = await open()
    await pass(60_000)
    expect(status(page).state).toBe('live')
    expect(server.dialled).toHaveLength(1)
    server.health = 'deaf'
    const deadSince = clock.now()
    await pass(8_000)
    expect(status(page).state).toBe('live')
    await pass(2_000)
    expect(status(page).state).toBe('connecting')
    expect(status(page).since).toBeLessThanOrEqual(deadSince)
    expect(server.dialled).toHaveLength(2)
    await pass(10_000)
    expect(status(page)).toMatchObject({ state: 'offline' })
  })

  test('a server that comes back is live without a reload, and offline edits arrive', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.kill()
    expect(status(page).state).toBe('connecting')
    await pass(20_000)
    expect(status(page).state).toBe('offline')
    page.session.act(addTicket, { title: 'one' })
    server.health = 'up'
    await pass(10_000)
    expect(status(page)).toEqual({
      state: 'live',
      unsaved: 0,
      since: undefined,
      blocked: false,
      reason: undefined,
      notKept: undefined,
    })
    expect(server.disk.getMap('tickets').size).toBe(3)
  })

  test('offline since says when the line was lost, however often it was tried since', async () => {
    const { open, server, clock, pass } = createBrowser()
    const page = await open()
    server.drop(1012)
    await pass(5_000)
    server.kill()
    const since = clock.now()
    await pass(90_000)
    expect(status(page)).toMatchObject({ state: 'offline', since })
  })

  test.each(['online', 'visible'] as const)('“%s” tries at once', async (event) => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.kill()
    await pass(120_000)
    server.health = 'up'
    page.happen(event)
    server.flush()
    expect(status(page).state).toBe('live')
  })

  test('a page that comes back after a long sleep does not trust its old line', async () => {
    const { open, server, clock } = createBrowser()
    const page = await open()
    clock.advance(7_000)
    page.happen('visible')
    expect(status(page).state).toBe('connecting')
    server.flush()
    expect(status(page).state).toBe('live')
    page.happen('visible')
    expect(server.dialled).toHaveLength(2)
  })

  test('a device that lost its network says so at once', async () => {
    const { open, server } = createBrowser()
    const page = await open()
    server.health = 'down'
    page.happen('offline')
    expect(status(page).state).toBe('connecting')
    server.flush()
    expect(status(page).state).toBe('offline')
  })
})

describe('a server that says no', () => {
  test.each([
    [closeCodes.unauthorised, '', 'join again with the link'],
    [closeCodes.unknownBoard, '', 'no such board'],
    [closeCodes.foreignClientId, '', 'Somebody else uses this browser'],
    [closeCodes.badMessage, 'not a state vector', 'not a state vector'],
    [4499, '', '4499'],
    [1009, '', 'larger than the server takes'],
  ])('%i is for good: refused, with a reason, and never dialled again', async (code, reason, words) => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.drop(code, reason)
    expect(status(page).state).toBe('refused')
    expect(status(page).reason).toContain(words)
    await pass(120_000)
    page.happen('online')
    page.happen('visible')
    expect(server.dialled).toHaveLength(1)
  })

  test.each([closeCodes.restarting, closeCodes.tryLater, 1006, 4500])(
    '%i may be tried again',
    async (code) => {
      const { open, server, pass } = createBrowser()
      const page = await open()
      server.drop(code)
      await pass(2_000)
      expect(status(page).state).toBe('live')
    },
  )

  test('a refused upgrade is asked about over HTTP: unauthorised is not offline', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.refusal = { status: 401, code: 'bad_credential', message: 'You have been away too long.' }
    server.drop(1006)
    await pass(3_000)
    expect(status(page)).toMatchObject({ state: 'refused', reason: 'You have been away too long.' })
  })

  test('a server in trouble is offline, not a refusal', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.refusal = { status: 503, code: 'busy', message: 'later' }
    server.drop(1006)
    await pass(30_000)
    expect(status(page).state).toBe('offline')
    server.refusal = undefined
    await pass(10_000)
    expect(status(page).state).toBe('live')
  })
})

test.each([
  ['http://192.168.1.20:8080', 'ws://192.168.1.20:8080/sync/b'],
  ['https://board.example.org', 'wss://board.example.org/sync/b'],
])('a page from %s has its line at %s', async (origin, url) => {
  const browser = createBrowser()
  browser.origin = origin
  await browser.open()
  expect(browser.server.dialled.map((socket) => socket.url)).toEqual([url])
})

describe('a network that lets no WebSockets through', () => {
  test.each(['refused', 'swallowed'] as const)(
    'upgrades %s: it says so after a while, goes on trying, and what was done meanwhile is sent when they get through',
    async (upgrades) => {
      const { open, server, pass } = createBrowser()
      server.upgrades = upgrades
      const page = await open()
      page.session.act(addTicket, { title: 'kept' })
      await pass(1_000)
      expect(status(page)).toMatchObject({ blocked: false })
      await pass(40_000)
      expect(status(page)).toMatchObject({ state: 'offline', blocked: true, unsaved: 1 })
      const dialled = server.dialled.length
      await pass(60_000)
      expect(server.dialled.length).toBeGreaterThan(dialled)
      page.happen('visible')
      expect(status(page)).toMatchObject({ state: 'connecting', blocked: true })
      server.upgrades = 'pass'
      await pass(12_000)
      expect(status(page)).toMatchObject({ state: 'live', blocked: false, unsaved: 0 })
    },
  )

  test('a line that was there before says so, too', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.upgrades = 'refused'
    server.drop(1006)
    await pass(30_000)
    expect(status(page)).toMatchObject({ state: 'offline', blocked: true })
  })

  test('another network is judged anew', async () => {
    const { open, server, pass } = createBrowser()
    server.upgrades = 'refused'
    const page = await open()
    await pass(30_000)
    page.happen('online')
    expect(status(page)).toMatchObject({ state: 'connecting', blocked: false })
  })

  test.each([
    ['a server that is away', (server: FakeServer) => server.kill()],
    ['a dead cable', (server: FakeServer) => void (server.health = 'deaf')],
    [
      'a server in trouble',
      (server: FakeServer) => {
        server.refusal = { status: 503, code: 'busy', message: 'later' }
        server.drop(1006)
      },
    ],
  ])('%s is not such a network', async (_, happens) => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    happens(server)
    await pass(120_000)
    expect(status(page)).toMatchObject({ state: 'offline', blocked: false })
  })

  test('a server that answers on the line and closes it is not such a network either', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    for (let i = 0; i < 6; i++) {
      server.drop(1006)
      await pass(12_000)
    }
    expect(status(page)).toMatchObject({ state: 'live', blocked: false })
    server.upgrades = 'refused'
    server.drop(1006)
    await pass(1_500)
    expect(status(page)).toMatchObject({ blocked: false })
  })
})

describe('the dialler', () => {
  function setUp(random: () => number = () => 0.5) {
    const clock = handClock()
    const start = clock.now()
    const dialled: number[] = []
    const shown: LineState[] = []
    const dialler = createDialler({
      clock,
      random,
      dial: () => dialled.push(clock.now() - start),
      hangUp: () => {},
      askDoor: () => Promise.resolve({ is: 'unknown' }),
      show: (state) => shown.push(state),
    })
    return { clock, start, dialled, dialler, shown }
  }

  test('waits by chance between nothing and a limit that doubles up to ten seconds', () => {
    const { clock, start, dialled, dialler } = setUp(() => 0.999_999)
    dialler.start()
    const waits = Array.from({ length: 7 }, () => {
      const droppedAt = clock.now() - start
      const before = dialled.length
      dialler.dropped(1006, '')
      while (dialled.length === before) clock.advance(100)
      return Math.round((dialled.at(-1) ?? 0) - droppedAt)
    })
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
    dialler.synced()
    dialler.dropped(1012, '')
    clock.advance(1_000)
    expect(dialled).toHaveLength(9)
  })

  test('two hundred laptops do not come back in step', () => {
    const { next } = seededRandom(7)
    const first = Array.from({ length: 200 }, () => {
      const { clock, dialled, dialler } = setUp(next)
      dialler.start()
      dialler.synced()
      dialler.dropped(1012, '')
      clock.advance(1_000)
      return dialled[1] ?? Infinity
    })
    const perTenth = Map.groupBy(first, (at) => Math.floor(at / 100))
    expect(perTenth.size).toBe(10)
    expect(Math.max(...[...perTenth.values()].map((ats) => ats.length))).toBeLessThan(40)
  })

  test('a board that takes long to come is waited for: only a live line dies within ten seconds of silence', () => {
    const { clock, dialled, dialler } = setUp()
    dialler.start()
    dialler.opened()
    clock.advance(29_000)
    expect(dialled).toHaveLength(1)
    dialler.synced()
    clock.advance(9_500)
    expect(dialled).toHaveLength(2)
  })

  test('a page that was stopped reads what came meanwhile before it calls the line dead', () => {
    const timers: (() => void)[] = []
    let now = 0
    const dialled: number[] = []
    const dialler = createDialler({
      clock: { now: () => now, after: (_, wake) => (timers.push(wake), () => {}) },
      random: () => 0.5,
      dial: () => dialled.push(now),
      hangUp: () => {},
      askDoor: () => Promise.resolve({ is: 'unknown' }),
      show: () => {},
    })
    dialler.start()
    dialler.synced()
    now = 60_000
    timers.at(-1)?.()
    dialler.heard()
    timers.at(-1)?.()
    expect(dialled).toEqual([0])
    now = 120_000
    timers.at(-1)?.()
    now = 121_000
    timers.at(-1)?.()
    expect(dialled).toEqual([0, 121_000])
  })

  test('a reason that comes when the line is live by now is not believed', async () => {
    const door = Promise.withResolvers<Door>()
    const shown: LineState[] = []
    const dialler = createDialler({
      clock: handClock(),
      random: () => 0,
      dial: () => {},
      hangUp: () => {},
      askDoor: () => door.promise,
      show: (state) => shown.push(state),
    })
    dialler.start()
    dialler.dropped(1006, '')
    dialler.synced()
    door.resolve({ is: 'shut', reason: 'You are not let in.' })
    await settled()
    expect(shown.at(-1)).toEqual({ state: 'live' })
  })
})

describe('who is there', () => {
  test('people, each once, sorted; nobody without a line', async () => {
    const server = new FakeServer()
    const ana = await createBrowser(server, 'ana').open()
    expect(ana.session.present.get()).toEqual(['ana'])
    const browser = createBrowser(server, 'bo')
    const laptop = await browser.open()
    const phone = await browser.open()
    expect(ana.session.present.get()).toEqual(['ana', 'bo'])
    expect(phone.session.present.get()).toEqual(['ana', 'bo'])
    await phone.session.close()
    server.flush()
    expect(ana.session.present.get()).toEqual(['ana', 'bo'])
    await laptop.session.close()
    server.flush()
    expect(ana.session.present.get()).toEqual(['ana'])
    server.kill()
    expect(ana.session.present.get()).toEqual([])
  })

  test('a device speaks of itself alone, now and then again', async () => {
    const server = new FakeServer()
    const { open, pass } = createBrowser(server)
    await open()
    server.show(77, 'zoe')
    server.flush()
    await pass(61_000)
    server.show(77, undefined)
    server.flush()
    expect(server.presenceHeard.length).toBe(4)
    expect(server.presenceHeard.every((clients) => clients.length === 1)).toBe(true)
    expect(new Set(server.presenceHeard.flat()).size).toBe(1)
  })

  test('after the line was lost everybody is seen again', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.drop(1012)
    await pass(2_000)
    expect(page.session.present.get()).toEqual(['ana'])
  })
})

// Last: each browser above has the seed of its place in this file.
describe('a server whose disk is in trouble', () => {
  test('a server that saves nothing says why; edits go on and count as not yet safe until it saves them', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.holdsDisk = true
    page.session.act(addTicket, { title: 'one' })
    server.say({ server: { readOnly: 'diskFull' } })
    await pass(5_000)
    expect(status(page)).toMatchObject({ state: 'live', unsaved: 1, readOnly: 'diskFull' })
    expect(page.session.present.get()).not.toContain('1')
    page.session.act(addTicket, { title: 'two' })
    expect(status(page).unsaved).toBe(2)
    server.say(undefined)
    await pass(100)
    expect(status(page).readOnly).toBeUndefined()
    // Lost with the line: another server may say otherwise, or nothing.
    server.say({ server: { readOnly: 'diskFails' } })
    await pass(100)
    server.kill()
    expect(status(page).readOnly).toBeUndefined()
  })

  test('a board whose server cannot read it is closed, in the server’s words', async () => {
    const { open, server, pass } = createBrowser()
    const page = await open()
    server.drop(1012)
    server.refusal = { status: 503, code: 'board_damaged', message: 'What is stored is damaged.' }
    await pass(20_000)
    expect(status(page)).toMatchObject({ state: 'refused', reason: 'What is stored is damaged.' })
  })
})
