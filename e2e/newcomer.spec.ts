// Tickets that are doable today: a mentor on foot checks them, newcomers are offered three, and the board is honest about
// what upstream says.
import { claimTicket } from '@taula/shared/ops/claims'
import { hasNoFault } from './faults.ts'
import { tracList } from './lists.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { importList, runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const filters = 'Admin forgets the filters after saving'
const version = 'Version option prints, but does not exit'

const opensTicket = (person: Person, title: string) =>
  person.card(title).getByRole('link', { name: title }).click()
const panel = (person: Person) => person.page.getByRole('complementary', { name: /^Ticket/ })
const finds = (person: Person) => person.page.getByRole('button', { name: 'Find me something' }).click()
const dialog = (person: Person) => person.page.getByRole('dialog', { name: 'Something for you' })
const found = (person: Person) => dialog(person).locator('[data-ticket]')

test('a mentor on the phone checks a ticket in one gesture; upstream changes, and it is amber until checked again', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  await importList(server.url, board, program, tracList)
  const dara = await joins('Dara', { newHere: true })
  const mo = await joins('Mo', { as: 'mentor', device: phone })
  await opensTicket(mo, filters)
  await panel(mo).getByRole('button', { name: 'Check for newcomers' }).tap()
  await expect(dara.card(filters).getByText('Checked', { exact: true })).toBeVisible()

  // What may be said with it, may be said later.
  await panel(mo)
    .getByLabel(/First step/)
    .fill('Run the tests of the admin')
  await panel(mo).getByRole('button', { name: 'Save the first step' }).tap()
  await panel(mo).getByRole('button', { name: 'an hour or two' }).tap()
  await expect(dara.card(filters).getByText('an hour or two')).toBeVisible()
  await opensTicket(dara, filters)
  await expect(panel(dara)).toContainText('Run the tests of the admin')
  await expect(panel(dara).getByRole('button', { name: /Check/ })).toHaveCount(0)
  await hasNoFault(dara.page)
  await hasNoFault(mo.page)

  await importList(server.url, board, program, tracList)
  await importList(server.url, board, program, tracList.replace('02/23/13 07:07:18', '11/20/26 07:07:18'))
  await expect(dara.card(filters).getByText('Check again')).toBeVisible()
  await expect(panel(dara)).toContainText('It has changed upstream since')
  await panel(mo).getByRole('button', { name: 'Check again' }).tap()
  await expect(dara.card(filters).getByText('Checked', { exact: true })).toBeVisible()
  program.leave()
})

test('a newcomer finds exactly three, the checked one first, and claims it in one tap; what is kept for another is not offered', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  await importList(server.url, board, program, tracList)
  const mo = await joins('Mo', { as: 'mentor' })
  const dara = await joins('Dara', { newHere: true, device: { ...phone, colorScheme: 'dark' } })
  // One at the card, by its menu.
  await mo.card(filters).hover()
  await mo.card(filters).getByRole('button', { name: 'More about #5500' }).click()
  await mo.page.getByRole('menuitem', { name: 'Check for newcomers' }).click()
  // Another is split: its pieces are offered instead of it.
  await opensTicket(mo, version)
  await panel(mo).getByRole('button', { name: 'Split into pieces' }).click()
  await panel(mo)
    .getByLabel(/One piece on each line/)
    .fill('Reproduce it\nWrite a test\n\nWrite the docs')
  await panel(mo).getByRole('button', { name: 'Split into 3' }).click()
  await expect(panel(mo).getByRole('link', { name: 'Write a test' })).toBeVisible()
  await expect(mo.cardIn('ready', 'Write a test').getByText('part of #11407')).toBeVisible()
  await panel(mo).getByRole('link', { name: 'Reproduce it' }).click()
  await panel(mo).getByLabel('Keep it for').selectOption('Program')
  await expect(mo.card('Reproduce it').getByText('for Program')).toBeVisible()
  await mo.isSaved()

  await finds(dara)
  await expect(found(dara)).toHaveCount(3)
  await expect(found(dara).first()).toContainText('Mo checked it for newcomers')
  await expect(found(dara).first()).toContainText(filters)
  for (const title of ['Write a test', 'Write the docs']) await expect(dialog(dara)).toContainText(title)
  for (const title of ['Reproduce it', version]) await expect(dialog(dara)).not.toContainText(title)
  await hasNoFault(dara.page)
  // Somebody is quicker with one of the three: it stays where it was, and says so.
  await mo.claim('Write a test')
  await expect(dialog(dara)).toContainText('Mo was quicker')
  await expect(found(dara)).toHaveCount(3)
  await dialog(dara).getByRole('button', { name: 'Look again' }).tap()
  await expect(found(dara)).toHaveCount(2)
  await dialog(dara).getByRole('button', { name: 'Claim #5500' }).tap()
  await mo.sees(filters, 'doing')
  await expect(panel(dara)).toContainText(filters)
  program.leave()
})

test('pieces go off the board by one undo; where there is nothing, the sheet says whom to ask', async ({
  joins,
}) => {
  const mo = await joins('Mo', { as: 'mentor' })
  const dara = await joins('Dara', { newHere: true })
  await mo.addTicket('Too big')
  await opensTicket(mo, 'Too big')
  await panel(mo).getByRole('button', { name: 'Split into pieces' }).click()
  await panel(mo)
    .getByLabel(/One piece on each line/)
    .fill('One half\nThe other')
  await panel(mo).getByRole('button', { name: 'Split into 2' }).click()
  await dara.sees('One half', 'ready')
  await mo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(dara.card('One half')).toBeHidden()
  await expect(dara.card('The other')).toBeHidden()
  await dara.sees('Too big', 'triage')
  await finds(dara)
  await expect(dialog(dara)).toContainText('Ask a mentor')
  await expect(found(dara)).toHaveCount(0)
  await hasNoFault(dara.page)
})

test('who claims a Trac ticket that is nobody’s there is reminded once, with the link; a colleague is not', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  await importList(server.url, board, program, tracList)
  const ada = await joins('Ada', { device: { colorScheme: 'dark' } })
  const bo = await joins('Bo')
  await ada.claim(filters)
  await expect(ada.card(filters).getByText('Not yours on Trac yet')).toBeVisible()
  await opensTicket(ada, filters)
  const link = panel(ada).getByRole('link', { name: /^Assign it to yourself on Trac/ })
  await expect(link).toHaveAttribute('href', 'https://code.djangoproject.com/ticket/5500')
  await hasNoFault(ada.page)
  await opensTicket(bo, filters)
  await expect(panel(bo)).toContainText('Ada')
  await expect(panel(bo).getByRole('link', { name: /^Assign it/ })).toHaveCount(0)

  await panel(ada).getByRole('button', { name: 'Done' }).click()
  await expect(link).toHaveCount(0)
  await expect(ada.card(filters).getByText('Not yours on Trac yet')).toHaveCount(0)
  await ada.page.reload()
  await expect(panel(ada)).toContainText(filters)
  await expect(link).toHaveCount(0)
  // On Trac somebody else has another: its holder is told whom to ask.
  expect(program.act(claimTicket, { ticket: await idOf(ada, 'Run the tests on every push') }).ok).toBe(true)
  await ada.claim('Run the tests on every push')
  await expect(ada.card('Run the tests on every push').getByText('Not yours on Trac yet')).toBeVisible()
  program.leave()
})

async function idOf(person: Person, title: string): Promise<string> {
  return (await person.card(title).getAttribute('data-ticket')) ?? ''
}
