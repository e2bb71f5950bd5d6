// The projector: what hangs on the wall of the room, read from the last row, touched by nobody.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasNoFault } from './faults.ts'
import { readAll, registersOf } from '@taula/shared/board/registers'
import { claimTicket } from '@taula/shared/ops/claims'
import { addPerson, seatPerson } from '@taula/shared/ops/people'
import { addTable } from '@taula/shared/ops/tables'
import { seededRandom, value } from '@taula/shared/testing'
import { longTracList } from './lists.ts'
import { importList, runProgram } from './program.ts'
import type { Program } from './program.ts'
import { Projector } from './projector.ts'
import type { Hanging } from './projector.ts'
import { fillSprint } from './sprint.ts'
import { expect, ownServer, test as base } from './stage.ts'

interface WallStage {
  readonly hangs: (how?: Partial<Omit<Hanging, 'board'>>) => Promise<Projector>
  /** The server by a name, as in the venue. */
  readonly named: string
}

const test = base.extend<WallStage>({
  ...ownServer(),
  named: async ({ server }, use) => use(server.url.replace('127.0.0.1', 'taula.test')),
  hangs: async ({ browser, board, named }, use) => {
    const walls: Projector[] = []
    await use(async (how) => {
      const wall = await Projector.hang(browser, { url: named, board, ...how })
      walls.push(wall)
      return wall
    })
    await Promise.all(walls.map(({ context }) => context.close()))
  },
})

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
] as const
const turn = 12_500

for (const size of sizes.slice(0, 2)) {
  test(`at ${size.width} a claim, a seat and a pair to be are on the wall at once`, async ({
    hangs,
    joins,
    server,
    board,
  }) => {
    const wall = await hangs({ view: 'now', size })
    const ada = await joins('Ada')
    const bo = await runProgram(server.url, board, 'Bo')
    await ada.addTicket('Fix the cache')
    await ada.claim('Fix the cache')
    await expect(wall.ticket('Fix the cache').getByText('Ada')).toBeVisible()
    const [first, second] = [...readAll(registersOf(bo.doc), 'tables').keys()]
    bo.act(seatPerson, { table: first! })
    await expect(wall.table('Table 1').getByText('Bo')).toBeVisible()
    bo.act(seatPerson, { table: second! })
    await expect(wall.table('Table 2').getByText('Bo')).toBeVisible()
    await expect(wall.table('Table 1').getByText('Bo')).toHaveCount(0)
    const [ticket] = [...readAll(registersOf(bo.doc), 'tickets').keys()]
    bo.act(claimTicket, { ticket: ticket! })
    for (const name of ['Ada', 'Bo']) await expect(wall.table('Pair up?').getByText(name)).toBeVisible()
    await ada.card('Fix the cache').getByRole('button', { name: 'Together' }).click()
    await expect(wall.table('Pair up?')).toHaveCount(0)
    await expect(wall.table('Table 2').getByText('with Ada')).toBeVisible()
    bo.leave()
  })
}

test('the code leads to the name that the wall was opened at, and lets in who follows it', async ({
  hangs,
  named,
  board,
  browser,
}) => {
  const wall = await hangs()
  // A key of its own, which is replaced without touching the links that were sent around.
  await expect(wall.joinLink).toContainText(`${named}/b/${board.boardId}#key=`)
  await expect(wall.joinLink).not.toContainText(board.keys.sprinter)
  await expect(wall.page.getByRole('img', { name: 'Code to scan' })).toBeVisible()
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto((await wall.joinLink.textContent()) ?? '')
  await expect(page.getByLabel('Your name')).toBeVisible()
  await context.close()
})

test('no code ever leads a phone to itself: on the machine alone the wall says how to open it', async ({
  hangs,
  server,
}) => {
  const wall = await hangs({ url: server.url })
  await expect(wall.page.getByText('Start the server with HOST=0.0.0.0')).toBeVisible()
  await expect(wall.page.getByRole('img')).toHaveCount(0)
  await expect(wall.page.getByText(/127\.0\.0\.1|localhost/)).toHaveCount(0)
})

test('the server is killed: the wall says until when it is true and keeps all it has; started again, it is live untouched', async ({
  hangs,
  joins,
  server,
  board,
}) => {
  const bo = await runProgram(server.url, board, 'Bo')
  const wall = await hangs({ view: 'now' })
  await expect(wall.page.getByText('Bo', { exact: true })).toBeVisible()
  await server.kill()
  await expect(wall.page.getByRole('status')).toContainText(/As of \d\d:\d\d/)
  await expect(wall.page.getByText('Bo', { exact: true })).toBeVisible()
  await server.start()
  await wall.isLive()
  await expect(wall.page.getByRole('status')).toHaveCount(0)
  await joins('Carme')
  await expect(wall.page.getByText('Carme', { exact: true })).toBeVisible()
  bo.leave()
})

test('a reload goes on without the key; a wrong key and no key say what to do', async ({
  hangs,
  named,
  board,
  browser,
}) => {
  const wall = await hangs()
  await wall.isLive()
  await expect(wall.page).toHaveURL(/#key=/)
  await wall.page.goto('about:blank')
  await wall.page.goto(`${named}/b/${board.boardId}/screen`)
  await wall.isLive()
  const wrong = { ...board, links: { ...board.links, screen: `/b/${board.boardId}/screen#key=old` } }
  const other = await Projector.hang(browser, { url: named, board: wrong })
  await expect(other.page.getByRole('heading', { name: 'This link no longer opens the board' })).toBeVisible()
  expect(await other.faults()).toEqual([])
  await other.page.evaluate((hash) => location.assign(hash), `#key=${board.keys.screen}`)
  await other.isLive()
  await other.context.close()
})

test('a new version of the page is taken when the server comes back with it, once', async ({
  hangs,
  server,
}) => {
  const wall = await hangs({ url: server.url })
  await wall.isLive()
  let loads = 0
  wall.page.on('load', () => (loads += 1))
  await wall.page.route('**/screen', async (route) => {
    // The server may be killed while it answers: then the page gets no answer either.
    const html = await fetch(route.request().url())
      .then((response) => response.text())
      .catch(() => undefined)
    if (html === undefined) return route.abort()
    return route.fulfill({ contentType: 'text/html', body: html.replace('/assets/screen-', '/assets/next-') })
  })
  await wall.page.route('**/assets/next-*', (route) =>
    route.continue({ url: route.request().url().replace('/next-', '/screen-') }),
  )
  await server.kill()
  await expect(wall.page.getByRole('status')).toContainText('As of')
  await server.start()
  await expect(wall.page.locator('script[src*="/next-"]')).toHaveCount(1)
  await wall.isLive()
  await server.kill()
  await expect(wall.page.getByRole('status')).toContainText('As of')
  const looked = wall.page.waitForResponse((response) => response.url().includes('/screen'))
  await server.start()
  await looked
  await wall.isLive()
  expect(loads).toBe(1)
})

/** A hall: twelve tables, 150 people with names of all lengths, two thousand tickets. */
async function fillHall(organiser: Program, url: string, board: Hanging['board']): Promise<void> {
  const random = seededRandom(12)
  await importList(url, board, organiser, longTracList(2_000))
  const ids = () => [...readAll(registersOf(organiser.doc), 'tickets').keys()]
  await expect.poll(() => ids().length).toBe(2_000)
  const tickets = ids()
  const tables = [...readAll(registersOf(organiser.doc), 'tables').keys()]
  while (tables.length < 12)
    tables.push(value(organiser.act(addTable, { label: `Table ${tables.length + 1}` })))
  const names = [
    'Bo',
    'Çelik Arslan',
    'Maximiliane von Hohenstein-Waldburg zu Wolfegg',
    '山田 太郎',
    'שרה',
    'Noor',
  ]
  for (let i = 0; i < 150; i++) {
    const person = value(organiser.act(addPerson, { name: `${random.pick(names)} ${i}`, role: 'sprinter' }))
    organiser.act(seatPerson, { person, table: random.chance(0.95) ? random.pick(tables) : null })
    if (random.chance(0.9)) organiser.act(claimTicket, { person, ticket: random.pick(tickets.slice(0, 200)) })
  }
  await expect.poll(() => organiser.isSaved()).toBe(true)
}

test('a hall with names of all lengths and scripts is readable on every page of the room, without scrolling', async ({
  hangs,
  server,
  board,
}) => {
  test.setTimeout(180_000)
  const organiser = await runProgram(server.url, board, 'Orga', 'organiser')
  await fillHall(organiser, server.url, board)
  for (const size of sizes) {
    const wall = await hangs({ size, view: 'now', byHand: true })
    await expect(wall.page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    const said = await wall.page.getByText(/^\d+ of \d+$/).allTextContents()
    const pages = Number(said[0]?.split(' of ')[1] ?? 1)
    for (let page = 1; page <= pages; page++) {
      if (pages > 1) await expect(wall.page.getByText(`${page} of ${pages}`, { exact: true })).toBeVisible()
      expect(await wall.faults(), `${size.width}, page ${page}`).toEqual([])
      await wall.page.clock.runFor(turn)
    }
    await wall.context.close()
  }
  organiser.leave()
})

test('axe finds no fault on the wall', async ({ hangs, server, board }) => {
  const sprint = await fillSprint(server.url, board)
  for (const view of ['now', 'board'] as const) {
    const wall = await hangs({ view })
    await expect(wall.joinLink).toBeVisible()
    await hasNoFault(wall.page)
  }
  sprint.leave()
})

test('the page is at most 60 KB of brotli JavaScript, and has no document in it', async ({ hangs }) => {
  const wall = await hangs()
  const scripts = new Set<string>()
  wall.page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(new URL(response.url()).pathname)
  })
  await wall.page.reload()
  await wall.isLive()
  expect(scripts.size).toBeGreaterThan(0)
  const built = join(import.meta.dirname, '..', 'client', 'dist')
  const bytes = await Promise.all(
    [...scripts].map(async (path) => (await stat(join(built, `${path}.br`))).size),
  )
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024)
  for (const path of scripts) expect(await readFile(join(built, path), 'utf8')).not.toMatch(/YJS|yjs/)
})
