// The wall through a day: each view readable from the last row, what organisers put on it, and a week of hanging there.
import { AxeBuilder } from '@axe-core/playwright'
import { wallViews } from '@taula/shared/board/kinds/meta'
import { announce } from '@taula/shared/ops/board'
import { claimTicket } from '@taula/shared/ops/claims'
import { addTicket, renameTicket } from '@taula/shared/ops/tickets'
import { value } from '@taula/shared/testing'
import { heldBy } from './heap.ts'
import { openDay } from './openDay.ts'
import { runProgram } from './program.ts'
import { Projector } from './projector.ts'
import type { Hanging } from './projector.ts'
import { fillHall, fillSprint } from './sprint.ts'
import { expect, test as base } from './stage.ts'

interface WallStage {
  readonly hangs: (how?: Partial<Omit<Hanging, 'board'>>) => Promise<Projector>
}
const test = base.extend<WallStage>({
  hangs: async ({ browser, board, server }, use) => {
    const walls: Projector[] = []
    const url = server.url.replace('127.0.0.1', 'taula.test')
    await use(async (how) => {
      const wall = await Projector.hang(browser, { url, board, ...how })
      walls.push(wall)
      return wall
    })
    await Promise.all(walls.map(({ context }) => context.close()))
  },
})

// What is kept for a trace is kept in the page: the week would weigh it.
test.use({ trace: 'off' })

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
] as const
/** Milliseconds: a little more than a page stays. */
const turn = 12_500
const titles = {
  now: 'Who is on what',
  board: 'The board',
  today: 'Today so far',
  next: 'What comes next',
  celebrate: 'A round of applause',
} as const

for (const hall of ['sprint', 'hall'] as const) {
  test(`a morning of a ${hall} is readable on every page of every view, also under an announcement`, async ({
    hangs,
    server,
    board,
  }) => {
    test.setTimeout(240_000)
    const sprint = await fillSprint(server.url, board)
    await openDay(sprint)
    if (hall === 'hall') fillHall(sprint)
    await expect.poll(() => sprint.organiser.isSaved()).toBe(true)
    const text =
      'Lunch is served in the courtyard: please come now, the tickets wait and the soup does not. Bring a cup.'
    const olga = await runProgram(server.url, board, 'Olga', 'organiser')
    for (const announces of hall === 'sprint' ? [false, true] : [false]) {
      if (announces) {
        value(olga.act(announce, { text, minutes: 60 }))
        await expect.poll(() => olga.isSaved()).toBe(true)
      }
      for (const size of announces ? sizes.slice(2) : sizes) {
        for (const colorScheme of hall === 'sprint' && size === sizes[0]
          ? (['light', 'dark'] as const)
          : (['light'] as const)) {
          const wall = await hangs({ size, colorScheme, byHand: true })
          for (const view of wallViews) {
            await wall.opens(view)
            await expect(wall.page.getByRole('heading', { level: 2 }).first()).toHaveText(titles[view])
            await expect(wall.page.getByText(text)).toHaveCount(announces ? 1 : 0)
            const said = await wall.page.getByText(/^\d+ of \d+$/).allTextContents()
            const pages = Number(said[0]?.split(' of ')[1] ?? 1)
            for (let page = 1; page <= pages; page++) {
              if (pages > 1)
                await expect(wall.page.getByText(`${page} of ${pages}`, { exact: true })).toBeVisible()
              expect(await wall.faults(), `${view}, ${size.width}, ${colorScheme}, page ${page}`).toEqual([])
              await wall.page.clock.runFor(turn)
            }
          }
          await wall.context.close()
        }
      }
    }
    olga.leave()
    sprint.leave()
  })
}

test('a morning on the wall: who is free, where somebody waits, what came of it and what comes', async ({
  hangs,
  server,
  board,
}) => {
  const sprint = await fillSprint(server.url, board)
  await openDay(sprint)
  const now = await hangs({ view: 'now' })
  const free = now.page.getByRole('region', { name: 'Free to help' })
  await expect(free).toContainText('Carme')
  await expect(free).toContainText('Hanna')
  const waiting = now.page.getByRole('region', { name: 'Waiting for help' })
  await expect(waiting).toContainText(/longest 18 min/)
  await expect(waiting).not.toContainText(/Bogdan|Iker|Enric/)
  await expect(now.table('Long table').getByText('with Hanna')).toBeVisible()
  await expect(now.page.getByText('Noor with Kaito')).toBeVisible()

  const today = await hangs({ view: 'today' })
  await expect(today.table('Done').getByText('Dara')).toBeVisible()
  await expect(today.table('Got help').getByText('Fatou')).toBeVisible()
  const next = await hangs({ view: 'next' })
  await expect(next.page.getByText('Lunch at 14:00')).toBeVisible()
  await expect(next.page.getByRole('region', { name: 'Next', exact: true })).toContainText('Show and tell')
  for (const wall of [now, today, next]) {
    const { violations } = await new AxeBuilder({ page: wall.page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  sprint.leave()
})

test('the views take turns; what was celebrated is not shown again', async ({ hangs, server, board }) => {
  const sprint = await fillSprint(server.url, board)
  await openDay(sprint)
  const wall = await hangs({ byHand: true })
  const heading = wall.page.getByRole('heading', { level: 2 }).first()
  for (const view of wallViews) {
    await expect(heading).toHaveText(titles[view])
    await wall.page.clock.runFor(2 * turn)
  }
  for (const view of ['now', 'board', 'today', 'next', 'now'] as const) {
    await expect(heading).toHaveText(titles[view])
    await wall.page.clock.runFor(2 * turn)
  }
  sprint.leave()
})

test('an organiser announces from a laptop and pins a view: both hang at once, and the word goes by itself', async ({
  hangs,
  joins,
  server,
  board,
}) => {
  const sprint = await fillSprint(server.url, board)
  await openDay(sprint)
  const wall = await hangs({ byHand: true })
  const own = await hangs({ view: 'board' })
  await expect(wall.page.getByRole('heading', { name: titles.now })).toBeVisible()
  const olga = await joins('Olga', { as: 'organiser' })
  await olga.page.getByRole('button', { name: 'Settings', exact: true }).click()
  await olga.page.getByRole('tab', { name: 'Wall' }).click()
  const sheet = olga.page.getByRole('dialog')

  await sheet.getByLabel('The wall shows').selectOption({ label: 'Only: What comes next' })
  await expect
    .poll(async () => {
      await wall.page.clock.runFor(500)
      return wall.page.getByRole('heading', { name: titles.next }).count()
    })
    .toBe(1)
  await wall.page.clock.runFor(4 * turn)
  await expect(wall.page.getByRole('heading', { name: titles.next })).toBeVisible()
  // A wall whose own address pins a view is somebody's other plan.
  await expect(own.page.getByRole('heading', { name: titles.board })).toBeVisible()

  await sheet.getByLabel('A short word to the room').fill('Pizza is here!')
  await sheet.getByLabel('5 min', { exact: true }).check()
  await sheet.getByRole('button', { name: 'Announce' }).click()
  await expect(sheet.getByRole('heading', { name: /On the wall until \d\d:\d\d/ })).toBeVisible()
  await expect(own.page.getByText('Pizza is here!')).toBeVisible()
  await expect
    .poll(async () => {
      await wall.page.clock.runFor(500)
      return wall.page.getByText('Pizza is here!').count()
    })
    .toBe(1)
  // A wall that dials anew on the way learns the server's time, for which no minute has passed: the word stands again.
  let longer = 0
  await expect
    .poll(async () => {
      longer += 1
      await wall.page.clock.fastForward(6 * 60_000)
      await wall.page.clock.runFor(500)
      return wall.page.getByText('Pizza is here!').count()
    })
    .toBe(0)
  expect(longer).toBeLessThan(8)
  await expect(wall.page.getByRole('heading', { name: titles.next })).toBeVisible()

  await sheet.getByRole('button', { name: 'Take it down' }).click()
  await expect(own.page.getByText('Pizza is here!')).toHaveCount(0)
  sprint.leave()
})

test('a week on the wall leaves nothing behind', async ({ hangs, server, board }) => {
  const sprint = await fillSprint(server.url, board)
  await openDay(sprint)
  const wall = await hangs({ byHand: true })
  await wall.isLive()
  const cdp = await wall.context.newCDPSession(wall.page)
  const [carme] = sprint.people.slice(2)
  if (!carme) throw new Error('Carme is not there')
  const ticket = value(carme.act(addTicket, { title: 'Number 0' }))
  value(carme.act(claimTicket, { ticket }))
  // Every half day of the week two changes, the timers that are due, and a whole round of views; the line is lost and
  // found on the way, and what has changed gets there.
  const halfDay = async (number: number) => {
    const text = `Word ${number}`
    value(carme.act(renameTicket, { ticket, title: `Number ${number}` }))
    value(sprint.organiser.act(announce, { text, minutes: 60 }))
    await wall.page.clock.fastForward(12 * 3_600_000 - 10 * turn)
    await wall.page.clock.runFor(10 * turn)
    await wall.until(wall.page.getByText(text, { exact: true }))
  }
  /** With the same view on the wall each time. */
  const heldAfter = async (number: number) => {
    const now = wall.page.getByRole('region', { name: titles.now })
    await wall.until(now.filter({ has: wall.ticket(`Number ${number}`) }))
    return heldBy(cdp)
  }
  // The first day makes what is made once.
  for (let number = 1; number <= 2; number++) await halfDay(number)
  const before = await heldAfter(2)
  for (let number = 3; number <= 7 * 2; number++) await halfDay(number)
  const after = await heldAfter(7 * 2)
  // A kilobyte more or less is usual. A picture is painted thirty times in each half day: what keeps as little as a
  // date of each is found.
  expect(after.ofScripts).toBeLessThan(before.ofScripts + 10_000)
  expect(after.nodes).toBeLessThan(before.nodes + 100)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 10)
  sprint.leave()
})
