// Plain lists whose columns a person corrects, and boards that are taken away as a file and made again from it.
import { readFile } from 'node:fs/promises'
import { expect, test } from './stage.ts'

const list = ['Ada;Fix the door of the lab;12', 'Bo;Paint the long wall;15', 'Cy;;17;too much'].join('\n')

test('a list with semicolons and no headings comes in, by the columns that somebody corrects', async ({
  joins,
}) => {
  const ada = await joins('Ada', { device: { viewport: { width: 390, height: 844 } } })
  await ada.open('Import')
  const dialog = ada.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /list/i }).fill(list)
  const holds = (column: number) => dialog.getByRole('combobox', { name: `Column ${column} holds` })
  await expect(holds(2)).toHaveValue('title')
  await expect(holds(3)).toHaveValue('number')
  await expect(dialog.getByRole('checkbox', { name: 'The first row holds headings' })).not.toBeChecked()
  await holds(1).selectOption('Assignee')
  await holds(3).selectOption('Leave out')
  await expect(dialog.getByText(/2 new/)).toBeVisible()
  await expect(dialog.getByText(/row 3/i)).toBeVisible()
  await dialog.getByRole('button', { name: /Bring in 2/ }).click()
  await ada.sees('Paint the long wall', 'triage')
  await expect(ada.card('Paint the long wall')).not.toContainText('#15')

  await ada.open('Import')
  await dialog.getByRole('textbox', { name: /list/i }).fill(list)
  await holds(3).selectOption('Leave out')
  await expect(dialog.getByText(/2 already here/)).toBeVisible()
})

test('a board is taken away as a file, and a new board made from it has the same cards', async ({
  joins,
  browser,
  server,
}) => {
  const ada = await joins('Ada')
  await ada.addTicket('Fix the door')
  await ada.addTicket('Paint the wall')
  await ada.moveTo('Paint the wall', 'Waiting')
  await ada.isSaved()
  await ada.open('Import')
  const download = async (name: string) => {
    const waiting = ada.page.waitForEvent('download')
    await ada.page.getByRole('dialog').getByRole('link', { name }).click()
    return waiting
  }
  const tickets = await download('Tickets as CSV')
  expect(tickets.suggestedFilename()).toBe('taula-sprint-at-the-library-tickets.csv')
  expect(await readFile(await tickets.path(), 'utf8')).toContain('\r\nWaiting,Paint the wall,')
  const board = await download('The whole board')
  const file = {
    name: board.suggestedFilename(),
    mimeType: 'application/json',
    buffer: await readFile(await board.path()),
  }

  const page = await (await browser.newContext()).newPage()
  await page.goto(server.url)
  const choose = page.getByLabel('…or from an export')
  await choose.setInputFiles({ ...file, buffer: Buffer.from('{"format":"something else"}') })
  await expect(page.getByRole('alert')).toContainText('import.format')
  await choose.setInputFiles(file)
  await page.getByRole('link', { name: 'Open as organiser' }).click()
  await page.getByLabel('Your name').fill('Bo')
  await page.getByRole('button', { name: 'Join the board' }).click()
  await expect(page.locator('[data-lane="triage"] [data-title="Fix the door"]')).toBeVisible()
  await expect(page.locator('[data-lane="waiting"] [data-title="Paint the wall"]')).toBeVisible()
  await page.context().close()
})
