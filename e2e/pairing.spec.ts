// Pairing: said by a mentor or at a table it holds at once; others are invited; anyone in it ends it; heads-down is left alone.
import { availabilities } from '@taula/shared/board/kinds/people'
import { put, readAll, registersOf } from '@taula/shared/board/registers'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import { done } from '@taula/shared/ops/op'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const wide = { device: { viewport: { width: 1280, height: 900 } } }

/** Through the menu of a person on the floor. */
async function opensPairing(person: Person, label: string, name: string): Promise<void> {
  await person
    .at(label, name)
    .getByRole('button', { name: `More about ${name}` })
    .click()
  await person.page.getByRole('menuitem', { name: 'Pair…' }).click()
  await expect(person.page.getByRole('dialog', { name: /^Pair up/ })).toBeVisible()
}
const sits = (person: Person, label: string) =>
  person.table(label).getByRole('button', { name: 'Sit here' }).click()
const end = (person: Person, label: string, name: string) =>
  person.at(label, name).getByRole('button', { name: 'End the pairing' })

test('a mentor on a phone pairs two at a table: it holds at once on both screens, and one of them ends it', async ({
  joins,
}) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo', wide)
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  for (const person of [ada, bo]) {
    await person.opensFloor()
    await sits(person, 'Table 1')
  }
  await mo.opensFloor()
  await expect(mo.at('Table 1', 'Bo')).toBeVisible()
  await opensPairing(mo, 'Table 1', 'Ada')
  const suggestion = mo.page
    .getByRole('list', { name: 'Suggestions' })
    .locator('.pair')
    .filter({ hasText: 'Bo' })
  await expect(suggestion).toContainText('sits at the same table')
  await suggestion.getByRole('button', { name: 'Pair Bo' }).tap()
  await expect(mo.page.getByRole('dialog')).toBeHidden()
  await expect(ada.at('Table 1', 'Bo').filter({ hasText: 'with Ada' })).toBeVisible()
  await expect(bo.at('Table 1', 'Ada').filter({ hasText: 'with Bo' })).toBeVisible()
  await end(bo, 'Table 1', 'Bo').first().click()
  for (const person of [ada, bo, mo]) await expect(person.floor.getByText('with ')).toHaveCount(0)
})

test('a sprinter invites somebody remote, who accepts; another says not now', async ({
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo', { device: phone })
  const cy = await joins('Cy', { device: phone })
  const program = await runProgram(server.url, board, 'Olga', 'organiser')
  const boId = [...readAll(registersOf(program.doc), 'people').values()].find(({ name }) => name === 'Bo')!.id
  program.act(editPerson, { person: boId, remote: true })
  await ada.addTicket('Fix the cache')
  await ada.claim('Fix the cache')
  await ada
    .card('Fix the cache')
    .getByRole('button', { name: /^More about/ })
    .click()
  await ada.page.getByRole('menuitem', { name: 'Find a pair…' }).click()
  await ada.page.getByRole('button', { name: 'Invite Bo' }).click()
  await expect(bo.page.getByText('Ada would like to pair with you on “Fix the cache”.')).toBeVisible()
  await hasNoFault(bo.page)
  await bo.page.getByRole('button', { name: 'Accept' }).tap()
  await expect(
    ada.cardIn('doing', 'Fix the cache').getByRole('listitem').filter({ hasText: 'Bo' }),
  ).toContainText('pair')
  await ada.opensFloor()
  await opensPairing(ada, 'Standing', 'Ada')
  await ada.page.getByRole('checkbox', { name: 'Cy' }).check()
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Invite Cy', exact: true }).last().click()
  await expect(cy.page.getByText('Ada would like to pair with you.')).toBeVisible()
  await cy.page.getByRole('button', { name: 'Not now' }).tap()
  await expect(cy.page.getByText('Ada would like to pair with you.')).toBeHidden()
  const answer = ada.page.getByRole('region', { name: 'Not now' })
  await expect(answer).toContainText('Pairing with Cy: not now.')
  await answer.getByRole('button', { name: 'All right' }).click()
  await expect(answer).toBeHidden()
  await opensPairing(ada, 'Standing', 'Ada')
  const now = ada.page.getByRole('list', { name: 'Now' })
  await expect(now.getByRole('listitem')).toHaveCount(1)
  await expect(now).toContainText('With Bo on “Fix the cache”')
  program.leave()
})

test('somebody heads-down is never suggested, also while the sheet is open; a mentor sees who may pair', async ({
  joins,
  server,
  board,
}) => {
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  await joins('Ada', { newHere: true })
  const bo = await runProgram(server.url, board, 'Bo')
  await mo.opensFloor()
  await mo.floor.getByRole('button', { name: 'Pairs for the room' }).click()
  const sheet = mo.page.getByRole('dialog', { name: 'Pairs for the room' })
  await expect(sheet.getByText('is new here, and you are a mentor')).toBeVisible()
  await mo.page.keyboard.press('Escape')
  await opensPairing(mo, 'Standing', 'Ada')
  const bos = mo.page.getByRole('dialog').locator('.pair').filter({ hasText: 'Bo' })
  await expect(bos).toBeVisible()
  bo.act((doc, is: (typeof availabilities)[number], ctx) => {
    put(doc, 'people', bo.me, { availability: { is, until: null, at: ctx.now } })
    return done(null)
  }, 'headsDown')
  await expect(bos).toBeHidden()
  await expect(mo.page.getByRole('checkbox', { name: 'Bo heads-down' })).toBeVisible()
  // The mentor takes the newcomer: the meter says so.
  await mo.page.getByRole('button', { name: 'Pair Mo' }).click()
  await expect(mo.at('Standing', 'Mo').filter({ hasText: 'mentor' })).toContainText('1 of 4 newcomers')
  bo.leave()
})

test('“pair up?” on a card becomes a pairing when one says together', async ({ joins }) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo', wide)
  await ada.addTicket('Fix the cache')
  await ada.claim('Fix the cache')
  await bo.sees('Fix the cache', 'doing')
  await bo.claim('Fix the cache')
  await bo.card('Fix the cache').getByRole('button', { name: 'Together' }).click()
  await ada.opensFloor()
  await expect(ada.at('Standing', 'Bo').filter({ hasText: 'with Ada' })).toBeVisible()
})

test('axe finds no fault in the sheet', async ({ joins, server, board }) => {
  const mo = await joins('Mo', { as: 'mentor', device: phone })
  const ada = await runProgram(server.url, board, 'Ada', 'sprinter', true)
  const bo = await runProgram(server.url, board, 'Bo')
  const [table] = readAll(registersOf(bo.doc), 'tables').keys()
  for (const program of [ada, bo]) program.act(seatPerson, { table: table! })
  await mo.opensFloor()
  await opensPairing(mo, 'Table 1', 'Ada')
  await mo.page.getByRole('checkbox', { name: 'Bo' }).check()
  await hasNoFault(mo.page)
  await mo.page.getByRole('button', { name: 'Pair Mo' }).tap()
  await expect(mo.at('Table 1', 'Ada')).toContainText('with Mo')
  await hasNoFault(mo.page)
  for (const program of [ada, bo]) program.leave()
})
