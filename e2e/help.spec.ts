// The help queue, as people live it: asked from a card, taken on foot, kept through a closed laptop, answered in one tap.
import { claimTicket } from '@taula/shared/ops/claims'
import { closeDay, openDay } from '@taula/shared/ops/days'
import { askForHelp } from '@taula/shared/ops/help'
import type { Ctx } from '@taula/shared/ops/op'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const mine = ({ page }: Person) => page.getByRole('region', { name: 'My question' })
const queue = ({ page }: Person) => page.getByRole('dialog', { name: 'Help queue' })
const row = (person: Person, name: string) => queue(person).getByRole('listitem').filter({ hasText: name })
const press = (person: Person, name: string | RegExp) => queue(person).getByRole('button', { name }).click()
const opensQueue = ({ page }: Person) => page.getByRole('button', { name: /^Help\s*,/ }).click()
async function asks({ page }: Person) {
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
}

test('[I5] asked from a card on a phone, taken on a phone; a closed laptop keeps the place; answered in one tap', async ({
  joins,
}) => {
  const ada = await joins('Ada', { device: phone, newHere: true })
  const bo = await joins('Bo', { device: { viewport: { width: 1280, height: 900 } } })
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  await bo.addTicket('Fix the cache')
  await bo.card('Fix the cache').focus()
  await bo.page.keyboard.press('s')
  await expect(bo.page.getByRole('button', { name: 'Ask', exact: true })).toBeFocused()
  await bo.page.keyboard.press('Enter')
  await expect(mine(bo)).toContainText('You are next')
  await ada.sees('Fix the cache', 'triage')
  await ada.card('Fix the cache').getByRole('button', { name: /^More/ }).tap()
  await ada.page.getByRole('menuitem', { name: 'Ask for help' }).tap()
  const sheet = ada.page.getByRole('dialog', { name: 'Ask for help' })
  await expect(sheet).toContainText('Fix the cache')
  await sheet.getByRole('radio', { name: 'Git' }).check()
  await sheet.getByLabel('In a line').fill('It says detached HEAD')
  await sheet.getByRole('button', { name: 'Ask', exact: true }).tap()
  await expect(mine(ada)).toContainText('number 2 in the queue')
  await ada.isSaved()
  await ada.page.reload()
  await expect(mine(ada)).toContainText('number 2 in the queue')

  await expect(mo.page).toHaveTitle(/^\(2\) /)
  await opensQueue(mo)
  await expect(queue(mo).getByRole('listitem')).toContainText(['Bo', 'Ada'])
  await expect(row(mo, 'Ada')).toContainText('It says detached HEAD')
  await expect(row(mo, 'Ada')).toContainText('Fix the cache')
  await press(mo, 'Take Bo')
  await expect(row(mo, 'Bo').getByRole('button', { name: 'Done: Bo' })).toBeFocused()
  await expect(mine(bo)).toContainText('Mo is coming')
  await expect(mine(ada)).toContainText('You are next')
  await press(mo, 'Take Ada')
  await expect(queue(mo)).toContainText('One at a time goes better')
  await expect(mine(ada)).toContainText('Mo is coming')
  await press(mo, 'Hand back Ada')
  await expect(mine(ada)).toContainText('You are next')
  await press(mo, 'Take Ada')
  await press(mo, 'Done: Ada')
  await expect(mine(ada)).toBeHidden()
  await mine(bo).getByRole('button', { name: 'Got it, thanks' }).click()
  await expect(queue(mo)).toContainText('Nobody waits')
  await expect(mo.page).not.toHaveTitle(/^\(/)
})

test('[I5] two mentors take at once, offline: both are shown to all, the earliest leads; undo asks anew', async ({
  joins,
  line,
}) => {
  const lines = [await line(), await line()] as const
  const ada = await joins('Ada', { device: phone })
  const mo = await joins('Mo', { as: 'mentor', device: phone, url: lines[0].url })
  const lea = await joins('Lea', { as: 'mentor', url: lines[1].url })
  await asks(ada)
  for (const mentor of [mo, lea]) {
    await opensQueue(mentor)
    await expect(row(mentor, 'Ada')).toBeVisible()
  }
  for (const cable of lines) cable.pull()
  await press(mo, 'Take Ada')
  await press(lea, 'Take Ada')
  for (const cable of lines) cable.plugIn()
  await expect(mine(ada)).toContainText('Mo and Lea are coming')
  await expect(row(mo, 'Ada')).toContainText('You and Lea are coming · you lead')
  await expect(row(lea, 'Ada')).toContainText('Mo and you are coming · Mo leads')
  await mine(ada).getByRole('button', { name: 'Got it, thanks' }).tap()
  for (const mentor of [mo, lea]) await expect(queue(mentor)).toContainText('Nobody waits')
  await ada.page.getByRole('button', { name: 'Undo' }).tap()
  await expect(mine(ada)).toContainText('You are next')
  await mine(ada).getByRole('button', { name: 'Never mind' }).tap()
  await expect(mine(ada)).toBeHidden()
  for (const mentor of [mo, lea]) await expect(queue(mentor)).toContainText('Nobody waits')
})

test('“helped” without a request: who was helped today waits behind who was not', async ({ joins }) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo', { device: phone })
  const mo = await joins('Mo', { as: 'mentor', device: { viewport: { width: 1280, height: 900 } } })
  await mo.opensFloor()
  await mo.at('Standing', 'Ada').getByRole('button', { name: 'More about Ada' }).click()
  await mo.page.getByRole('menuitem', { name: 'Helped' }).click()
  await expect(mo.page.getByText('Ada was helped')).toBeVisible()
  await mo.isSaved()
  await asks(ada)
  await expect(mine(ada)).toContainText('You are next')
  await asks(bo)
  await expect(mine(ada)).toContainText('number 2 in the queue')
  await opensQueue(mo)
  await expect(queue(mo).getByRole('listitem')).toContainText(['Bo', 'Ada'])
  // Whoever does not touch the board waits as well: staff ask for them, and change what was asked.
  await mo.page.keyboard.press('Escape')
  await mo.at('Standing', 'Bo').getByRole('button', { name: 'More about Bo' }).click()
  await mo.page.getByRole('menuitem', { name: 'Ask for help…' }).click()
  const sheet = mo.page.getByRole('dialog', { name: 'Bo’s question' })
  await sheet.getByRole('textbox').fill('The tests do not start')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(mo.page.getByText('Bo’s question is changed')).toBeVisible()
  await opensQueue(mo)
  await expect(queue(mo).getByRole('listitem').first()).toContainText('The tests do not start')
})

test('those who help hear of it: title and buzz, not of what they know; nothing when the day is closed', async ({
  joins,
  server,
  board,
}) => {
  const mo = await joins('Mo', { as: 'mentor', device: phone })
  const ada = await joins('Ada')
  await expect(mo.page.getByRole('button', { name: 'Help , nobody waits' })).toBeVisible()
  await mo.page.evaluate(() => {
    const buzz = () =>
      (document.body.dataset['buzzes'] = `${Number(document.body.dataset['buzzes'] ?? 0) + 1}`)
    Object.defineProperty(navigator, 'vibrate', { value: buzz })
  })
  const buzzes = (times: string) => expect(mo.page.locator('body')).toHaveAttribute('data-buzzes', times)
  await asks(ada)
  await expect(mo.page).toHaveTitle('(1) Sprint at the library · Taula')
  await buzzes('1')
  await opensQueue(mo)
  await press(mo, 'Take Ada')
  await expect(mo.page).toHaveTitle('Sprint at the library · Taula')
  await press(mo, 'Hand back Ada')
  await expect(mo.page).toHaveTitle('(1) Sprint at the library · Taula')
  const organiser = await runProgram(server.url, board, 'Oona', 'organiser')
  organiser.act(openDay, {})
  organiser.act(closeDay, {})
  await expect(mo.page).toHaveTitle('Sprint at the library · Taula')
  await expect(mine(ada)).toBeHidden()
  organiser.act(openDay, {})
  await expect(mo.page).toHaveTitle('(1) Sprint at the library · Taula')
  await expect(mine(ada)).toContainText('You are next')
  await buzzes('1')
  organiser.leave()
})

test('who is new here and half an hour alone on a ticket is asked once', async ({ joins, server, board }) => {
  const ada = await joins('Ada', { device: phone, newHere: true })
  await ada.addTicket('Fix the cache')
  await ada.isSaved()
  const mo = await runProgram(server.url, board, 'Mo', 'mentor')
  const person = await ada.page.locator('[data-person]').first().getAttribute('data-person')
  const ticket = await ada.card('Fix the cache').getAttribute('data-ticket')
  const earlier: typeof claimTicket = (doc, args, ctx: Ctx) =>
    claimTicket(doc, args, { ...ctx, now: ctx.now - 31 * 60_000 })
  mo.act(earlier, { ticket: ticket ?? '', person: person ?? '' })
  const hand = ada.page.getByRole('region', { name: 'A hand?' })
  await expect(hand).toContainText('Do you want a hand with “Fix the cache”?')
  await hand.getByRole('button', { name: 'I am fine' }).tap()
  await expect(hand).toBeHidden()
  await ada.isSaved()
  await ada.page.reload()
  await ada.isLive()
  // What is loaded with it is there: the prompt is not.
  await asks(ada)
  await expect(mine(ada)).toBeVisible()
  await expect(hand).toBeHidden()
  mo.leave()
})

test('axe finds no fault in asking and in the queue', async ({ joins, server, board }) => {
  const ada = await joins('Ada', { device: phone })
  const mo = await joins('Mo', { as: 'mentor', device: phone })
  const cy = await runProgram(server.url, board, 'Cy', 'sprinter', true)
  await ada.addTicket('Fix the cache')
  cy.act(askForHelp, { topic: 'Set-up', text: 'The tests do not start' })
  await ada.page.getByRole('button', { name: 'Help', exact: true }).tap()
  await expect(ada.page.getByRole('dialog', { name: 'Ask for help' })).toBeVisible()
  await hasNoFault(ada.page)
  await ada.page.keyboard.press('Enter')
  await expect(mine(ada)).toContainText('number 2')
  await hasNoFault(ada.page)
  await opensQueue(mo)
  await press(mo, 'Take Cy')
  await expect(row(mo, 'Cy')).toContainText('You are coming')
  await hasNoFault(mo.page)
  cy.leave()
})
