// What organisers settle on the board, seen by others at once; and people who are here twice.
import { expect, test } from './stage.ts'
import type { Person } from './person.ts'

async function opens({ page }: Person, tab: 'Sprint' | 'Tables' | 'People' | 'Lanes') {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('tab', { name: tab }).click()
  return page.getByRole('dialog')
}
const person = ({ page }: Person, name: string) =>
  page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ has: page.locator('summary').getByText(name, { exact: true }) })

test('an organiser names the sprint, its tables and its lanes, and everybody sees it', async ({ joins }) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const ada = await joins('Ada')
  // Without a card in it, the empty board itself is what is scrolled by key.
  const lanes = ada.page.getByRole('region', { name: 'Lanes' })
  await lanes.focus()
  await expect(lanes).toBeFocused()
  const sheet = await opens(olga, 'Sprint')
  await sheet.getByLabel('Name', { exact: true }).fill('Sprint by the sea')
  await sheet.getByLabel('Name', { exact: true }).press('Enter')
  await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Sprint by the sea')
  await sheet.getByLabel('Time zone').fill('Middle-earth/Shire')
  await sheet.getByLabel('Time zone').press('Enter')
  await expect(olga.page.getByText('There is no such time zone.')).toBeVisible()

  await sheet.getByRole('tab', { name: 'Tables' }).click()
  await sheet.getByLabel('New table').fill('Table by the window')
  await sheet.getByRole('button', { name: 'Set it up' }).click()
  const tables = ada.page.getByRole('region', { name: 'The room' }).locator('[data-table]')
  await expect(tables).toHaveCount(4)
  const last = sheet.getByRole('group', { name: 'Table by the window' })
  for (let steps = 3; steps > 0; steps--)
    await last.getByRole('button', { name: 'Move Table by the window up' }).click()
  await expect(tables.first()).toContainText('Table by the window')
  await sheet
    .getByRole('group', { name: 'Table 2' })
    .getByRole('button', { name: 'Close this table' })
    .click()
  await expect(tables).toHaveCount(3)
  // What was done can be taken back where one is, in the sheet.
  await sheet.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(tables).toHaveCount(4)

  await sheet.getByRole('tab', { name: 'Lanes' }).click()
  await sheet.getByLabel('Up for grabs').fill('Take one')
  await sheet.getByLabel('Up for grabs').press('Enter')
  await expect(ada.lane('ready').getByRole('heading')).toHaveText('Take one')
  await olga.isSaved()
})

test('a role is raised and lowered on a page that is open; the sheet goes with it', async ({ joins }) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const ada = await joins('Ada')
  const button = ada.page.getByRole('button', { name: 'Settings', exact: true })
  await expect(button).toBeHidden()
  await opens(olga, 'People')
  const entry = person(olga, 'Ada')
  await entry.locator('summary').click()
  await entry.getByLabel('Role').selectOption('mentor')
  await button.click()
  await expect(ada.page.getByRole('tab')).toHaveText(['People'])
  await person(ada, 'Olga').locator('summary').click()
  await expect(person(ada, 'Olga').getByLabel('Role')).toBeDisabled()
  await ada.page.keyboard.press('Escape')
  await entry.getByLabel('Role').selectOption('sprinter')
  await expect(button).toBeHidden()
})

test('[I2] two entries of one person are made one: nothing of either is lost, and she goes on working', async ({
  joins,
}) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const laptop = await joins('Ada')
  const phone = await joins('Ada on her phone')
  for (const title of ['Fix the docs', 'Write a test']) await laptop.addTicket(title)
  await laptop.claim('Fix the docs')
  await phone.claim('Write a test')
  await opens(olga, 'People')
  const ada = person(olga, 'Ada')
  await ada.locator('summary').click()
  await ada.getByLabel('Is here twice?').selectOption('Ada on her phone')
  await expect(person(olga, 'Ada on her phone')).toHaveCount(0)
  await olga.page.keyboard.press('Escape')
  for (const title of ['Fix the docs', 'Write a test']) {
    await expect(olga.card(title).getByText('Ada', { exact: true }).first()).toBeVisible()
    // Each of her devices may release what the other claimed.
    await expect(phone.card(title).getByRole('button', { name: /^Release/ })).toBeVisible()
  }
  await phone.release('Fix the docs')
  await laptop.sees('Fix the docs', 'triage')
  await phone.isSaved()
})

test('somebody taken off the board is gone from it with what they held, and comes back by Undo', async ({
  joins,
}) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const ada = await joins('Ada')
  const spam = await joins('Buy my watches')
  await spam.addTicket('Fix the docs')
  await spam.claim('Fix the docs')
  await ada.sees('Fix the docs', 'doing')
  await opens(olga, 'People')
  await person(olga, 'Buy my watches').locator('summary').click()
  await olga.page.getByRole('button', { name: 'Take Buy my watches off the board' }).click()
  await ada.sees('Fix the docs', 'triage')
  await expect(ada.page.locator('[data-person]').filter({ hasText: 'Buy my watches' })).toHaveCount(0)
  await olga.page.getByRole('button', { name: 'Bring back' }).click()
  await expect(ada.page.locator('[data-person]').filter({ hasText: 'Buy my watches' })).toHaveCount(1)
})
