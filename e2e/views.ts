// Every view of a board, opened one after the other, to have its picture taken.
import type { Browser, Page } from '@playwright/test'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { Person } from './person.ts'
import type { Arrival } from './person.ts'
import { sprintList } from './sprint.ts'

export interface Gallery {
  readonly browser: Browser
  readonly url: string
  readonly board: CreateBoardAnswer
  readonly device: NonNullable<Arrival['device']>
  readonly take: (page: Page, view: string) => Promise<void>
}

export async function takeViews(gallery: Gallery): Promise<void> {
  await takeOutside(gallery)
  await takeMember(gallery)
  await takeOrganiser(gallery)
}

/** What one sees who is not on the board: the ways in, and what those at home follow. */
async function takeOutside({ browser, url, board, device, take }: Gallery): Promise<void> {
  const stranger = await Person.comes(browser, 'Amélie', device)
  const { page } = stranger
  await page.goto(url)
  await take(page, 'home')
  await page.goto(url + board.links.sprinter)
  await take(page, 'join')
  await stranger.sayName(stranger.name)
  await page.getByRole('heading', { name: 'Is that you?' }).waitFor()
  await take(page, 'isThatYou')
  await stranger.context.close()
  // As one without scripts has it: with them its stream never ends, and the picture would wait for that.
  const home = await browser.newContext({ ...device, javaScriptEnabled: false })
  const follower = await home.newPage()
  await follower.goto(url + board.links.public)
  await take(follower, 'world')
  await home.close()
}

async function takeMember({ browser, url, board, device, take }: Gallery): Promise<void> {
  const person = await Person.joins(browser, { name: 'Pau', board, url, device })
  const { page } = person
  const sheet = page.getByRole('dialog')
  const closes = () => page.keyboard.press('Escape')
  await take(page, 'board')
  await person.opensFloor()
  await take(page, 'floor')
  await person.closesFloor()
  for (const [key, view] of [
    ['n', 'add'],
    ['?', 'keys'],
  ] as const) {
    await page.keyboard.press(key)
    await sheet.waitFor()
    await take(page, view)
    await closes()
  }
  for (const [button, view] of [
    ['Find me something', 'find'],
    ['Help', 'ask'],
    [/^Me: /, 'me'],
    [/^The day: /, 'day'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click()
    await sheet.waitFor()
    await take(page, view)
    await closes()
  }
  const ticket = await page.locator('[data-ticket]').first().getAttribute('data-ticket')
  await page.goto(`${url}/b/${board.boardId}/t/${ticket}`)
  await person.isLive()
  await take(page, 'ticket')
  await page.getByRole('button', { name: /^(Write a|Edit) note$/ }).click()
  await page.locator('.cm-content').waitFor()
  await take(page, 'note')
  await closes()
  await closes()
  await page.goto(`${url}/b/${board.boardId}`)
  await person.isLive()
  await person.open('People')
  await take(page, 'people')
  await page.getByRole('button', { name: /^Add my/ }).click()
  await sheet.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).waitFor()
  await take(page, 'device')
  await closes()
  await closes()
  await person.open('Import')
  await sheet.getByRole('textbox', { name: /list/i }).fill(`${sprintList}\nbroken,A row that is wrong,new`)
  await page.getByText('already here').waitFor()
  await take(page, 'import')
  await person.context.close()
}

async function takeOrganiser({ browser, url, board, device, take }: Gallery): Promise<void> {
  const person = await Person.joins(browser, { name: 'Olga', board, url, device, as: 'organiser' })
  const { page } = person
  await take(page, 'organiser')
  await page.getByRole('button', { name: /^Help/ }).click()
  await page.getByRole('dialog', { name: 'Help queue' }).waitFor()
  await take(page, 'queue')
  await page.keyboard.press('Escape')
  await person.opensFloor()
  await person.floor.getByRole('button', { name: 'Pairs for the room' }).click()
  await page.getByRole('dialog').waitFor()
  await take(page, 'pairs')
  await page.keyboard.press('Escape')
  await person.closesFloor()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const tabs = page.getByRole('tab')
  for (const tab of await tabs.all()) {
    await tab.click()
    await take(page, `settings-${(await tab.innerText()).toLowerCase()}`)
  }
  await page.getByRole('tab', { name: 'Links' }).click()
  await page.getByRole('button', { name: 'Show the Join link as a code' }).click()
  await take(page, 'settings-code')
  await person.context.close()
}
