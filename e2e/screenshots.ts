// Takes the pictures: `npm run screenshots` puts those of the README into docs/, `npm run screenshots -- FOLDER` every
// view at three sizes in both themes into a folder, to be looked at.
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { wallViews } from '@taula/shared/board/kinds/meta'
import { launchOptions } from './chromium.ts'
import { openDay } from './openDay.ts'
import { Person } from './person.ts'
import type { Arrival } from './person.ts'
import { Projector } from './projector.ts'
import { TestServer } from './server.ts'
import { fillHall, fillSprint } from './sprint.ts'
import { takeViews } from './views.ts'

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
/** As in the venue: codes are shown for a name that others can follow. */
const named = server.url.replace('127.0.0.1', 'taula.test')
const board = await server.createBoard('Sprint at the library')
const sprint = await fillSprint(server.url, board)
await openDay(sprint)
const browser = await chromium.launch(launchOptions)

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
  const wall = await Projector.hang(browser, {
    url: named,
    board,
    view: 'now',
    size: wallSizes['wall-small'],
    colorScheme: 'light',
  })
  await wall.joinLink.waitFor()
  await settled(wall.page, 'load')
  await wall.page.screenshot({ path: join(docs, 'wall.png') })
  await wall.context.close()
}

async function takeAll(browser: Browser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of themes) {
    for (const [size, viewport] of Object.entries(sizes))
      await takeViews({
        browser,
        url: named,
        board,
        device: { viewport, colorScheme },
        async take(page, view) {
          await settled(page)
          await page.screenshot({ path: join(folder, `${size}-${colorScheme}-${view}.png`) })
        },
      })
    await takeWall(browser, folder, colorScheme, '')
  }
  fillHall(sprint)
  for (const colorScheme of themes) {
    await takeWall(browser, folder, colorScheme, '-hall')
    for (const [size, viewport] of Object.entries(sizes))
      await takeHall(browser, join(folder, `${size}-${colorScheme}`), { viewport, colorScheme })
  }
}

async function takeWall(
  browser: Browser,
  folder: string,
  colorScheme: (typeof themes)[number],
  suffix: string,
): Promise<void> {
  for (const [size, viewport] of Object.entries(wallSizes)) {
    for (const view of wallViews) {
      const wall = await Projector.hang(browser, { url: named, board, view, size: viewport, colorScheme })
      await wall.joinLink.waitFor()
      await settled(wall.page, 'load')
      await wall.page.screenshot({ path: join(folder, `${size}-${colorScheme}-${view}${suffix}.png`) })
      await wall.context.close()
    }
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
