// The venue: a name on the local network, plain http, no secure context; cables that die, and networks that block.
import type { Page } from '@playwright/test'
import { tracList } from './lists.ts'
import { expect, ownServer, test as base } from './stage.ts'

const test = base.extend(ownServer())

/** The same place by a name that browsers do not trust as they trust the machine itself. */
const named = (url: string) => url.replace('127.0.0.1', 'taula.test')

/** What went wrong on a page without anybody seeing it. */
function troubles(page: Page): readonly string[] {
  const seen: string[] = []
  page.on('pageerror', (error) => seen.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(message.text())
  })
  return seen
}

test('[I14] by plain http: join, claim, edit offline, come back; everything merges on the other side', async ({
  joins,
  line,
  server,
}) => {
  const cable = await line()
  const ada = await joins('Ada', { url: named(cable.url) })
  const bo = await joins('Bo', { url: named(server.url) })
  expect(
    await ada.page.evaluate(() => [
      isSecureContext,
      'serviceWorker' in navigator,
      'clipboard' in navigator,
      'subtle' in crypto,
      'randomUUID' in crypto,
    ]),
  ).toEqual([false, false, false, false, false])
  await ada.addTicket('One')
  await bo.addTicket('Two')
  await ada.claim('Two')
  await ada.isSaved()
  cable.pull()
  await ada.moveTo('One', 'In review')
  await ada.addTicket('Written in a tunnel')
  await bo.claim('Two')
  await expect(ada.status).toContainText('do not reload')
  cable.plugIn()
  await ada.isSaved()
  for (const person of [ada, bo]) {
    await person.sees('One', 'review')
    await person.sees('Written in a tunnel', 'triage')
    await expect(person.card('Two').getByRole('group', { name: 'Pair up?' })).toBeAttached()
  }
  await expect(ada.status).not.toContainText('reload')
  await ada.page.reload()
  await ada.isSaved()
  await ada.sees('Written in a tunnel', 'triage')
})

for (const [device, viewport] of [
  ['laptop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  test(`on a ${device} the page says that it must stay before a reload would hurt, once, and asks back`, async ({
    joins,
    server,
  }) => {
    const ada = await joins('Ada', { url: named(server.url), device: { viewport } })
    await ada.addTicket('Before')
    await ada.isSaved()
    const notice = ada.page.getByText('Do not reload or close this page now.').filter({ visible: true })
    await expect(notice).toHaveCount(0)
    await server.kill()
    await expect(notice.last()).toBeInViewport({ ratio: 1 })
    const asked = ada.page.waitForEvent('dialog')
    await ada.page.evaluate(() => setTimeout(() => location.reload()))
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await ada.sees('Before', 'triage')
    await ada.page.getByRole('banner').getByRole('button', { name: 'Dismiss' }).click()
    await expect(ada.page.locator('.status-danger')).toHaveCount(0)
    await expect(ada.status).toContainText('do not reload')
    await server.start()
    await ada.isSaved()
    await ada.page.reload()
    await ada.isSaved()
  })

test('every tool of the page works without what only https has, and nothing fails unseen', async ({
  joins,
  server,
}) => {
  const ada = await joins('Ada', { url: named(server.url), as: 'organiser' })
  const seen = troubles(ada.page)
  await ada.page.reload()
  await ada.isLive()
  await ada.open('Import')
  await ada.page.getByRole('dialog').getByRole('textbox', { name: /list/i }).fill(tracList)
  await ada.page.getByRole('button', { name: /Bring in 6/ }).click()
  const card = ada.card('Admin forgets the filters after saving')
  await card.focus()
  await ada.page.keyboard.press('m')
  await expect(ada.page.getByRole('menu')).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await card.focus()
  await ada.page.keyboard.press('Enter')
  await expect(ada.page).toHaveURL(/\/t\//)
  await ada.page.keyboard.press('Escape')
  const tools = await ada.page.getByRole('banner').getByRole('button').all()
  let sheets = 0
  for (const tool of tools) {
    await tool.click()
    const sheet = ada.page.getByRole('dialog').or(ada.page.getByRole('menu'))
    await expect(sheet.getByText('One moment')).toHaveCount(0)
    if (await sheet.isVisible()) {
      sheets += 1
      await ada.page.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
    }
  }
  expect(sheets).toBeGreaterThanOrEqual(4)
  expect(seen).toEqual([])
})

test('a new board says where its links lead from; a code that was shown gives the focus back', async ({
  page,
  joins,
  server,
}) => {
  const word = page.getByText('from this machine only')
  for (const url of [server.url, named(server.url)]) {
    await page.goto(url)
    await page.getByLabel('Name of the sprint').fill('Sprint')
    await page.getByRole('button', { name: 'Make a board' }).click()
    await expect(page.getByText('Your board is ready.')).toBeVisible()
    await expect(word).toBeVisible({ visible: url === server.url })
  }
  const olga = await joins('Olga', { as: 'organiser', url: named(server.url) })
  await olga.page.getByRole('button', { name: 'Settings', exact: true }).click()
  await olga.page.getByRole('tab', { name: 'Links' }).click()
  const show = olga.page.getByRole('button', { name: 'Show the Join link as a code' })
  await show.click()
  await expect(olga.page.getByRole('button', { name: 'Back to the links' })).toBeFocused()
  await olga.page.keyboard.press('Enter')
  await expect(show).toBeFocused()
})

test('links are copied without a clipboard for scripts; where not even that works it says so', async ({
  page,
  server,
}) => {
  await page.goto(named(server.url))
  await page.getByLabel('Name of the sprint').fill('Sprint')
  await page.getByRole('button', { name: 'Make a board' }).click()
  const link = await page.getByRole('textbox', { name: 'Join link' }).inputValue()
  await page.getByRole('button', { name: 'Copy the Join link' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  const field = page.getByLabel('Or go to a board by its link')
  await field.focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue(link)
  await page.evaluate(() => {
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'Copy the Mentors link' }).click()
  await expect(page.getByText('Copy by hand')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('/b/')
})

for (const upgrades of ['refuse', 'drop'] as const)
  test(`a network that ${upgrades}s WebSockets is called that; what was done is sent when they get through`, async ({
    joins,
    server,
    between,
  }) => {
    const ada = await joins('Ada', { url: named(between.url) })
    const bo = await joins('Bo', { url: named(server.url) })
    between.upgrades = upgrades
    between.cut()
    await ada.addTicket('Kept')
    await expect(ada.page.locator('.status-danger')).toContainText('This network blocks WebSockets', {
      timeout: 45_000,
    })
    await expect(ada.status).toHaveAttribute('data-unsaved', '1')
    // The server does bring the page: nothing to warn of.
    await expect(ada.status).not.toContainText('reload')
    await ada.page.reload()
    await ada.sees('Kept', 'triage')
    between.upgrades = 'pass'
    await ada.isSaved()
    await bo.sees('Kept', 'triage')
    await expect(ada.page.locator('.status-danger')).toHaveCount(0)
  })
