// Takes the pictures: `npm run screenshots` puts those of the README into docs/, `npm run screenshots -- FOLDER` every
// view at three sizes in both themes into a folder, to be looked at.
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'
import { Person } from './person.ts'
import type { Arrival } from './person.ts'
import { Projector } from './projector.ts'
import { TestServer } from './server.ts'
import { fillHall, fillSprint, sprintList } from './sprint.ts'

const folder = process.argv[2]
const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
}
const wallSizes = {
  wall: { width: 1920, height: 1080 },
  'wall-small': { width: 1280, height: 720 },
  'wall-square': { width: 1024, height: 768 },
}
const themes = ['light', 'dark'] as const

const server = await TestServer.start()
const board = await server.createBoard('Sprint at the library')
const sprint = await fillSprint(server.url, board)
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP taula.test 127.0.0.1'],
})

try {
  if (folder === undefined) await takeForReadme(browser)
  else await takeAll(browser, folder)
} finally {
  await browser.close()
  sprint.leave()
  await server.stop()
}

/** The wall's stream never ends: its network is never idle. */
async function settled(page: Page, state: 'networkidle' | 'load' = 'networkidle'): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState(state)
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
}

function arrives(browser: Browser, name: string, device: NonNullable<Arrival['device']>): Promise<Person> {
  return Person.joins(browser, { name, board, url: server.url, device })
}

async function takeForReadme(browser: Browser): Promise<void> {
  const docs = join(import.meta.dirname, '..', 'docs')
  await mkdir(docs, { recursive: true })
  for (const [name, viewport, colorScheme] of [
    ['board', sizes.laptop, 'light'],
    ['phone', sizes.phone, 'light'],
  ] as const) {
    const person = await arrives(browser, 'Pau', { viewport, colorScheme })
    await settled(person.page)
    await person.page.screenshot({ path: join(docs, `${name}.png`) })
    await person.context.close()
  }
}

async function takeAll(browser: Browser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of themes) {
    for (const [size, viewport] of Object.entries(sizes))
      await takeViews(browser, join(folder, `${size}-${colorScheme}`), { viewport, colorScheme })
    for (const [size, viewport] of Object.entries(wallSizes)) {
      for (const view of ['now', 'board'] as const) {
        const url = server.url.replace('127.0.0.1', 'taula.test')
        const wall = await Projector.hang(browser, { url, board, view, size: viewport, colorScheme })
        await wall.joinLink.waitFor()
        await settled(wall.page, 'load')
        await wall.page.screenshot({ path: join(folder, `${size}-${colorScheme}-${view}.png`) })
        await wall.context.close()
      }
    }
  }
  fillHall(sprint)
  for (const colorScheme of themes) {
    for (const [size, viewport] of Object.entries(sizes))
      await takeHall(browser, join(folder, `${size}-${colorScheme}`), { viewport, colorScheme })
  }
}

/** The floor with a hundred and fifty people. */
async function takeHall(
  browser: Browser,
  path: string,
  device: NonNullable<Arrival['device']>,
): Promise<void> {
  const person = await arrives(browser, 'Pau', device)
  await person.opensFloor()
  await settled(person.page)
  await person.page.screenshot({ path: `${path}-hall.png` })
  await person.context.close()
}

async function takeViews(
  browser: Browser,
  path: string,
  device: NonNullable<Arrival['device']>,
): Promise<void> {
  const take = async (page: Page, view: string) => {
    await settled(page)
    await page.screenshot({ path: `${path}-${view}.png` })
  }
  const context = await browser.newContext(device)
  const stranger = await context.newPage()
  await stranger.goto(server.url)
  await take(stranger, 'home')
  await stranger.goto(server.url + board.links.sprinter)
  await take(stranger, 'join')
  await context.close()
  const person = await arrives(browser, 'Pau', device)
  const { page } = person
  await take(page, 'board')
  await person.opensFloor()
  await take(page, 'floor')
  await person.closesFloor()
  await page.keyboard.press('n')
  await page.getByRole('dialog').waitFor()
  await take(page, 'add')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await take(page, 'keys')
  await page.keyboard.press('Escape')
  await page.goto(
    `${server.url}/b/${board.boardId}/t/${await page.locator('[data-ticket]').first().getAttribute('data-ticket')}`,
  )
  await person.isLive()
  await take(page, 'ticket')
  await page.keyboard.press('Escape')
  await person.open('Import')
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /list/i })
    .fill(`${sprintList}\nbroken,A row that is wrong,new`)
  await page.getByText('already here').waitFor()
  await take(page, 'import')
  await person.context.close()
}
