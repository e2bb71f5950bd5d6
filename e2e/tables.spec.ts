// Tables and the people at them, as somebody sees who walks round with a phone: sitting down, being seated, who is here, away,
// gone or still expected, and what becomes of those whose table closes. Dragging is in floor.spec.
import { randomId } from '@taula/shared/board/ids'
import { put, readAll, registersOf } from '@taula/shared/board/registers'
import { setBoard } from '@taula/shared/ops/board'
import { openDay } from '@taula/shared/ops/days'
import { done } from '@taula/shared/ops/op'
import type { Ctx, Result } from '@taula/shared/ops/op'
import { closeTable } from '@taula/shared/ops/tables'
import type * as Y from 'yjs'
import { hasNoFault } from './faults.ts'
import { drag, middleOf } from './hands.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import type { Program } from './program.ts'
import { expect, test } from './stage.ts'

const wide = { device: { viewport: { width: 1280, height: 900 } } }

const fold = (person: Person, words: 'Expected' | 'Left') =>
  person.floor.locator('details').filter({ hasText: words })
const does = async (person: Person, name: string, words: string) => {
  await person.floor.getByRole('button', { name: `More about ${name}` }).click()
  await person.page.getByRole('menuitem', { name: words }).click()
}
const isOn = async (program: Program) => expect.poll(() => program.isSaved()).toBe(true)

/** Somebody whose name an organiser pasted. */
function expectPerson(doc: Y.Doc, { name }: { readonly name: string }, ctx: Ctx): Result {
  put(doc, 'people', randomId(ctx.random), { name, role: 'sprinter' })
  return done(null)
}
test('[I3] on a phone one sits down by a tap, and is seated by a mentor with a phone; both see it', async ({
  joins,
}) => {
  const ada = await joins('Ada', { device: phone })
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  await ada.opensFloor()
  await mo.opensFloor()
  await ada.table('Table 1').getByRole('button', { name: 'Sit here' }).tap()
  await expect(mo.at('Table 1', 'Ada')).toBeVisible()
  await expect(mo.at('Table 1', 'Ada')).toContainText('free')
  await mo.at('Table 1', 'Ada').getByRole('button', { name: 'More about Ada' }).tap()
  await mo.page.getByRole('menuitem', { name: 'Seat at…' }).tap()
  await mo.page.getByRole('menuitem', { name: 'Table 2' }).tap()
  await expect(ada.at('Table 2', 'Ada')).toBeVisible()
  await expect(ada.at('Table 1', 'Ada')).toBeHidden()
})

test('away, gone and back again, in one tap each and on both screens; an undo takes it back', async ({
  joins,
}) => {
  const ada = await joins('Ada', { device: phone })
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  await ada.opensFloor()
  await mo.opensFloor()
  await does(mo, 'Ada', 'Away for a while')
  await expect(ada.at('Standing', 'Ada')).toContainText('away')
  await does(ada, 'Ada', 'Left for today')
  for (const person of [ada, mo]) {
    await expect(person.at('Standing', 'Ada')).toBeHidden()
    await expect(fold(person, 'Left')).toContainText('Left (1)')
  }
  await fold(mo, 'Left').getByText('Left (1)').click()
  await mo.floor.getByRole('button', { name: 'Ada is here' }).click()
  await expect(ada.at('Standing', 'Ada')).toContainText('free')
  await mo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(fold(ada, 'Left')).toContainText('Left (1)')
})

test('an expected person who never touches the board: marked here, seated, put on a ticket, done with it', async ({
  joins,
  server,
  board,
}) => {
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  const ada = await joins('Ada', wide)
  await ada.addTicket('Write the docs')
  olga.act(openDay, {})
  await mo.opensFloor()
  await ada.opensFloor()
  await mo.floor.getByRole('button', { name: 'Add a person' }).tap()
  const dialog = mo.page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Noor')
  await dialog.getByLabel('Table').selectOption('Table 2')
  await dialog.getByLabel('New here').check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).tap()
  await expect(dialog.getByText('Noor is on the board.')).toBeVisible()
  await mo.page.keyboard.press('Escape')
  await expect(ada.at('Table 2', 'Noor')).toContainText('new here')
  await expect(ada.at('Table 2', 'Noor')).toContainText('free')
  await does(mo, 'Noor', 'Put on a ticket…')
  await dialog.getByRole('textbox').fill('docs')
  await dialog.getByRole('textbox').press('Enter')
  await ada.sees('Write the docs', 'doing')
  await expect(ada.at('Table 2', 'Noor')).not.toContainText('free')
  await does(mo, 'Noor', 'Done, or let go of…')
  await mo.page.getByRole('menuitem', { name: 'Done: “Write the docs”' }).tap()
  await expect(ada.at('Table 2', 'Noor').getByRole('link')).toHaveCount(0)
  olga.leave()
})

test('who is expected is folded away until a scribe ticks them off; a sprinter has nothing to tick', async ({
  joins,
  server,
  board,
}) => {
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  const ada = await joins('Ada', wide)
  for (const name of ['Noor', 'Omar']) olga.act(expectPerson, { name })
  await mo.opensFloor()
  await ada.opensFloor()
  await expect(fold(ada, 'Expected')).toContainText('Expected (2)')
  await fold(mo, 'Expected').getByText('Expected (2)').tap()
  await mo.floor.getByRole('button', { name: 'Noor is here' }).tap()
  await expect(ada.at('Standing', 'Noor')).toBeVisible()
  await fold(ada, 'Expected').getByText('Expected (1)').click()
  await expect(fold(ada, 'Expected').getByText('Omar')).toBeVisible()
  await expect(fold(ada, 'Expected').getByRole('button')).toHaveCount(0)
  olga.leave()
})

test('[I3] those whose table closes stand in the room, and sit there again when it opens', async ({
  joins,
  server,
  board,
}) => {
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  const ada = await joins('Ada', { device: phone })
  const bo = await joins('Bo', wide)
  await ada.opensFloor()
  await bo.opensFloor()
  await ada.table('Table 2').getByRole('button', { name: 'Sit here' }).tap()
  await expect(bo.at('Table 2', 'Ada')).toBeVisible()
  const tables = [...readAll(registersOf(olga.doc), 'tables').values()]
  const table = tables.find(({ label }) => label === 'Table 2')!.id
  olga.act(closeTable, { table, closed: true })
  for (const person of [ada, bo]) {
    await expect(person.table('Table 2')).toBeHidden()
    await expect(person.at('Standing', 'Ada')).toBeVisible()
  }
  olga.act(closeTable, { table, closed: false })
  for (const person of [ada, bo]) await expect(person.at('Table 2', 'Ada')).toBeVisible()
  await isOn(olga)
  olga.leave()
})

test('axe finds no fault in folds, marks and the form to add somebody', async ({ joins, server, board }) => {
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  olga.act(expectPerson, { name: 'Noor' })
  const mo = await joins('Mo', { as: 'mentor', device: phone })
  await joins('Ada')
  await mo.opensFloor()
  await does(mo, 'Ada', 'Left for today')
  for (const words of ['Expected', 'Left'] as const) await fold(mo, words).getByText(words).tap()
  await expect(mo.floor.getByRole('button', { name: 'Noor is here' })).toBeVisible()
  await hasNoFault(mo.page)
  await mo.floor.getByRole('button', { name: 'Add a person' }).tap()
  await expect(mo.page.getByRole('dialog').getByLabel('Name', { exact: true })).toBeFocused()
  await hasNoFault(mo.page)
  olga.leave()
})

test('[I3] from elsewhere: their own table, joined by a tap; a mentor seats somebody there by menu and mouse; only its tickets', async ({
  joins,
  board,
  server,
}) => {
  const organiser = await runProgram(server.url, board, 'Olga', 'organiser')
  const ada = await joins('Ada', { device: phone })
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  for (const title of ['Fix the cache', 'Write the docs']) await ada.addTicket(title)
  await ada.claim('Fix the cache')
  await ada.opensFloor()
  await mo.opensFloor()
  const call = 'https://meet.example/sprint'
  await expect(ada.table('From elsewhere')).toBeHidden()
  organiser.act(setBoard, { call })
  await expect(ada.table('From elsewhere').getByRole('link')).toHaveAttribute('href', call)
  await ada.table('Table 1').getByRole('button', { name: 'Sit here' }).tap()
  await ada.table('From elsewhere').getByRole('button', { name: 'Join from elsewhere' }).tap()
  await expect(mo.at('From elsewhere', 'Ada').getByRole('link', { name: 'Fix the cache' })).toBeVisible()
  await expect(mo.at('Table 1', 'Ada')).toBeHidden()
  await hasNoFault(ada.page)
  await ada.table('From elsewhere').getByRole('button', { name: 'Only its ticket' }).tap()
  await expect(ada.card('Write the docs')).toBeHidden()
  await ada.page.getByRole('button', { name: /Show all/ }).tap()
  await ada.opensFloor()
  await ada.table('From elsewhere').getByRole('button', { name: 'I am in the room' }).tap()
  await expect(mo.at('Standing', 'Ada')).toBeVisible()
  await drag(mo.page, mo.at('Standing', 'Ada'), await middleOf(mo.table('From elsewhere')))
  await expect(ada.at('From elsewhere', 'Ada')).toBeVisible()
  await does(mo, 'Ada', 'Seat at…')
  await mo.page.getByRole('menuitem', { name: 'Table 2' }).click()
  await expect(ada.at('Table 2', 'Ada')).toContainText('remote')
  organiser.leave()
})
