// Whoever follows from home: the world page without scripts, and with them.
import type { Page } from '@playwright/test'
import { hasNoFault } from './faults.ts'
import { Projector } from './projector.ts'
import { expect, test } from './stage.ts'

const ticket = (page: Page, title: string) => page.locator(`[data-ticket][data-title="${title}"]`)

test('without a script the page shows the tickets, and nobody who did not agree', async ({
  browser,
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada Lovelace')
  await ada.addTicket('Typo in tutorial')
  await ada.claim('Typo in tutorial')
  await ada.isSaved()

  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(server.url + board.links.public)
  await expect(page.locator('[data-lane="doing"]').locator(ticket(page, 'Typo in tutorial'))).toContainText(
    '1 person',
  )
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/As of \d\d:\d\d/)).toBeVisible()
  expect(await page.content()).not.toContain('Ada')
  await page.getByRole('link', { name: 'Refresh every minute' }).click()
  await expect(page.getByRole('link', { name: 'Stop refreshing' })).toBeVisible()
  await context.close()
})

test('with a script it is live: what happens in the room is seen outside', async ({
  browser,
  joins,
  server,
  board,
}) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(server.url + board.links.public)
  await expect(page.getByText('No tickets on the board yet.')).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const ada = await joins('Ada')
  await ada.addTicket('Typo in tutorial')
  await expect(ticket(page, 'Typo in tutorial')).toBeVisible()
  await page.context().close()
})

test('[I11] who agrees is named outside and on the wall, who takes it back is not, from the next look on', async ({
  browser,
  joins,
  server,
  board,
}) => {
  const outside = await (await browser.newContext()).newPage()
  await outside.goto(server.url + board.links.public)
  const wall = await Projector.hang(browser, { url: server.url, board, view: 'now' })
  const ada = await joins('Ada')
  await ada.addTicket('Typo in tutorial')
  await ada.claim('Typo in tutorial')
  const onWall = wall.page.getByText('Ada', { exact: true })
  const named = outside.getByText('Ada', { exact: true })
  await expect(onWall).toBeVisible()
  await expect(ticket(outside, 'Typo in tutorial')).toContainText('1 person')
  await expect(named).toHaveCount(0)
  await ada.open('People')
  await ada.page.getByLabel('My name on the public page').check()
  await expect(named).toBeVisible()
  await ada.page.getByLabel('My name on the public page').uncheck()
  await expect(named).toHaveCount(0)
  await ada.page.getByLabel('My name on the screen in the room').uncheck()
  await expect(onWall).toHaveCount(0)
  await expect(wall.page.getByText('someone').first()).toBeVisible()
  await outside.context().close()
  await wall.context.close()
})

test('axe finds no fault', async ({ browser, joins, server, board }) => {
  const ada = await joins('Ada')
  await ada.addTicket('Typo in tutorial')
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(server.url + board.links.public)
  await expect(ticket(page, 'Typo in tutorial')).toBeVisible()
  await hasNoFault(page)
  await context.close()
})
