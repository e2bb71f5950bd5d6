// Bringing a list in: pasted, previewed, brought in, and brought in again without doing anything.
import { longTracList, tracList } from './lists.ts'
import { importList, runProgram } from './program.ts'
import { expect, test } from './stage.ts'

test('a pasted Trac list is previewed and comes in where it belongs; the same list again changes nothing', async ({
  joins,
}) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  await ada.page.getByRole('button', { name: 'Import' }).click()
  const dialog = ada.page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: /list/i })
    .fill(`${tracList}not a number,A row that is wrong,new\r\n`)
  await expect(dialog.getByText(/6 new/i)).toBeVisible()
  await expect(dialog.getByText(/row 8/i)).toBeVisible()
  await dialog.getByRole('button', { name: /Bring in 6/ }).click()
  await bo.sees('Admin forgets the filters after saving', 'ready')
  await bo.sees('Never cache decorator misses a header', 'waiting')
  await bo.sees('Last modified ignores a missing etag', 'review')
  await bo.sees('Run the tests on every push', 'triage')
  await expect(bo.card('Admin forgets the filters after saving')).toContainText('#5500')
  await expect(bo.card('Admin forgets the filters after saving')).toContainText(/1[89] years/)
  await bo.claim('Admin forgets the filters after saving')
  await ada.sees('Admin forgets the filters after saving', 'doing')

  await ada.page.getByRole('button', { name: 'Import' }).click()
  await dialog.getByRole('textbox', { name: /list/i }).fill(tracList)
  await expect(dialog.getByText(/6 already here/i)).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await ada.sees('Admin forgets the filters after saving', 'doing')
})

test('two thousand tickets imported by a program are on a screen that is open, and it stays usable', async ({
  joins,
  server,
  board,
}) => {
  const bo = await joins('Bo')
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  const answer = await importList(server.url, board, program, longTracList(2000))
  expect(answer).toMatchObject({ new: 2000, changed: 0, same: 0, bad: [] })
  program.leave()
  await bo.sees('Ticket number 1 of a long list', 'ready')
  await bo.page.keyboard.press('/')
  await bo.page.keyboard.type('number 1999 ')
  await bo.claim('Ticket number 1999 of a long list')
  await bo.isSaved()
})
