// The floor: sitting down, being seated and being put on a ticket, by tap, mouse, finger, keyboard and menu; everybody sees
// it at once.
import { hasNoFault } from './faults.ts'
import { drag, fingerOf, middleOf } from './hands.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { expect, test } from './stage.ts'

const wide = { device: { viewport: { width: 1280, height: 900 } } }

const grip = (person: Person, name: string) =>
  person.floor.getByRole('button', { name: `Move ${name}`, exact: true })
const voice = (person: Person) => person.page.locator('output[aria-live="assertive"]')

/** With the focus on the grip. Arrows are heard from the page's next turn on: nobody's fingers are faster, a test is. */
async function picksUp(person: Person): Promise<void> {
  await person.page.keyboard.press('Space')
  await expect(voice(person)).toContainText('Picked up')
  await person.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
}

test('[I3] by tap: one sits down and the others see it; sitting down elsewhere leaves the first table; undo', async ({
  joins,
}) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  await ada.opensFloor()
  await bo.opensFloor()
  await expect(bo.at('Standing', 'Ada')).toBeVisible()
  await ada.table('Table 2').getByRole('button', { name: 'Sit here' }).click()
  await expect(bo.at('Table 2', 'Ada')).toBeVisible()
  await ada.table('Table 3').getByRole('button', { name: 'Sit here' }).click()
  await expect(bo.at('Table 3', 'Ada')).toBeVisible()
  await expect(bo.at('Table 2', 'Ada')).toBeHidden()
  await ada.page.getByRole('button', { name: 'Undo' }).click()
  await expect(bo.at('Table 2', 'Ada')).toBeVisible()
  await ada.table('Table 2').getByRole('button', { name: 'Stand up' }).click()
  await expect(bo.at('Standing', 'Ada')).toBeVisible()
})

test('by mouse: oneself, from the floor and from the strip; a mentor also others', async ({ joins }) => {
  const ada = await joins('Ada', wide)
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  // From the strip over the lanes.
  const strip = ada.page.getByRole('region', { name: 'The room' })
  await expect(strip.locator('[data-movable="true"]')).toBeVisible()
  await drag(
    ada.page,
    strip.locator('[data-movable="true"]'),
    await middleOf(strip.locator('[data-table]').first()),
  )
  await mo.opensFloor()
  await expect(mo.at('Table 1', 'Ada')).toBeVisible()
  await ada.opensFloor()
  await drag(ada.page, ada.at('Table 1', 'Ada'), await middleOf(ada.table('Table 3')))
  await expect(mo.at('Table 3', 'Ada')).toBeVisible()
  await drag(mo.page, mo.at('Table 3', 'Ada'), await middleOf(mo.table('Table 2')))
  await expect(ada.at('Table 2', 'Ada')).toBeVisible()
})

test('a sprinter moves nobody else: there is nothing to take them by', async ({ joins }) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo', wide)
  await bo.opensFloor()
  await expect(grip(bo, 'Bo')).toBeVisible()
  await expect(bo.at('Standing', 'Ada')).toBeVisible()
  await expect(bo.at('Standing', 'Ada').getByRole('button')).toHaveCount(0)
  await drag(bo.page, bo.at('Standing', 'Ada'), await middleOf(bo.table('Table 1')))
  // What Bo does next arrives, and Ada still stands.
  await bo.table('Table 1').getByRole('button', { name: 'Sit here' }).click()
  await ada.opensFloor()
  await expect(ada.at('Table 1', 'Bo')).toBeVisible()
  await expect(ada.at('Standing', 'Ada')).toBeVisible()
})

test('by keyboard: picked up at the grip, told aloud, put down at a table and on a ticket; the focus stays with them', async ({
  joins,
}) => {
  const ada = await joins('Ada')
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  await ada.addTicket('Fix the cache')
  await mo.sees('Fix the cache', 'triage')
  await mo.page.keyboard.press('f')
  await grip(mo, 'Ada').focus()
  await picksUp(mo)
  await mo.page.keyboard.press('ArrowDown')
  await expect(voice(mo)).toContainText('Ada sits at Table 1')
  await mo.page.keyboard.press('ArrowDown')
  await expect(voice(mo)).toContainText('Ada sits at Table 2')
  await mo.page.keyboard.press('Space')
  await expect(mo.at('Table 2', 'Ada')).toBeVisible()
  await expect(grip(mo, 'Ada')).toBeFocused()
  await picksUp(mo)
  await mo.page.keyboard.press('ArrowRight')
  await expect(voice(mo)).toContainText('Ada claims “Fix the cache”')
  await mo.page.keyboard.press('ArrowLeft')
  await expect(voice(mo)).toContainText('Table 1')
  await mo.page.keyboard.press('ArrowRight')
  await expect(voice(mo)).toContainText('Ada claims')
  await mo.page.keyboard.press('Space')
  await ada.sees('Fix the cache', 'doing')
  await expect(mo.cardIn('doing', 'Fix the cache').getByText('Ada', { exact: true })).toBeVisible()
  await expect(grip(mo, 'Ada')).toBeFocused()
  await picksUp(mo)
  await mo.page.keyboard.press('Escape')
  await expect(voice(mo)).toContainText('Nothing has changed')
})

test('on a phone: the floor in place of the board; a swipe scrolls, a long press carries to a table', async ({
  joins,
}) => {
  const ada = await joins('Ada', { device: phone })
  const bo = await joins('Bo')
  await bo.opensFloor()
  await ada.opensFloor()
  const finger = await fingerOf(ada.page)
  const row = ada.at('Standing', 'Ada')
  await row.scrollIntoViewIfNeeded()
  const from = await middleOf(row)
  const to = await middleOf(ada.table('Table 2'))
  await finger.swipe(from, to)
  await expect(ada.at('Standing', 'Ada')).toBeVisible()
  await finger.down(await middleOf(row))
  await expect(row).toHaveAttribute('data-dragging', 'true')
  await finger.moveTo(await middleOf(ada.table('Table 2')))
  await expect(ada.table('Table 2')).toHaveAttribute('data-over', 'true')
  await finger.up()
  await expect(bo.at('Table 2', 'Ada')).toBeVisible()
  await ada.closesFloor()
})

test('a mentor drags somebody onto a free ticket, then somebody else onto it as pair; said before it is done; undo', async ({
  joins,
}) => {
  const ada = await joins('Ada', { newHere: true })
  const bo = await joins('Bo')
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  await ada.addTicket('Fix the cache')
  await mo.sees('Fix the cache', 'triage')
  await mo.opensFloor()
  await drag(mo.page, mo.at('Standing', 'Ada'), await middleOf(mo.card('Fix the cache')), false)
  await expect(mo.page.locator('.drag-overlay')).toContainText('Ada claims “Fix the cache”')
  await mo.page.mouse.up()
  await ada.sees('Fix the cache', 'doing')
  await drag(mo.page, mo.at('Standing', 'Bo'), await middleOf(mo.card('Fix the cache')), false)
  await expect(mo.page.locator('.drag-overlay')).toContainText('Bo joins “Fix the cache” as pair')
  await mo.page.mouse.up()
  const card = bo.cardIn('doing', 'Fix the cache')
  await expect(card.getByRole('listitem').filter({ hasText: 'Bo' })).toContainText('pair')
  await expect(card.getByRole('group', { name: 'Pair up?' })).toBeHidden()
  await drag(mo.page, mo.at('Standing', 'Bo'), await middleOf(mo.card('Fix the cache')), false)
  await expect(mo.page.locator('.drag-overlay')).toContainText('Bo is on “Fix the cache” already')
  await mo.page.mouse.up()
  await mo.page.keyboard.press('Control+z')
  await expect(card.getByText('Bo', { exact: true })).toBeHidden()
  await expect(card.getByText('Ada', { exact: true })).toBeVisible()
})

test('a sprinter drags themself onto a ticket somebody drives: both are asked to pair up', async ({
  joins,
}) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo')
  await bo.addTicket('Fix the cache')
  await bo.claim('Fix the cache')
  await ada.sees('Fix the cache', 'doing')
  await ada.opensFloor()
  await drag(ada.page, ada.at('Standing', 'Ada'), await middleOf(ada.card('Fix the cache')))
  await expect(bo.card('Fix the cache').getByRole('group', { name: 'Pair up?' })).toContainText('Ada')
})

test('the menu of a person seats them and puts them on a ticket found by a word', async ({ joins }) => {
  const ada = await joins('Ada')
  const mo = await joins('Mo', { device: phone, as: 'mentor' })
  for (const title of ['Fix the cache', 'Write the docs']) await ada.addTicket(title)
  await ada.isSaved()
  await ada.opensFloor()
  await mo.opensFloor()
  await mo.at('Standing', 'Ada').getByRole('button', { name: 'More about Ada' }).click()
  await mo.page.getByRole('menuitem', { name: 'Seat at…' }).click()
  await mo.page.getByRole('menuitem', { name: 'Table 3' }).click()
  await expect(ada.at('Table 3', 'Ada')).toBeVisible()
  await mo.at('Table 3', 'Ada').getByRole('button', { name: 'More about Ada' }).click()
  await mo.page.getByRole('menuitem', { name: 'Put on a ticket…' }).click()
  const dialog = mo.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('docs')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('textbox').press('Enter')
  await ada.sees('Write the docs', 'doing')
  await expect(grip(mo, 'Ada')).toBeFocused()
  await expect(ada.at('Table 3', 'Ada').getByRole('link', { name: 'Write the docs' })).toBeVisible()
})

test('[I3] seats taken offline merge: one seat each, the same on all screens', async ({ joins, line }) => {
  const cable = await line()
  const ada = await joins('Ada', { ...wide, url: cable.url })
  const mo = await joins('Mo', { ...wide, as: 'mentor' })
  await ada.opensFloor()
  await mo.opensFloor()
  cable.pull()
  await ada.table('Table 1').getByRole('button', { name: 'Sit here' }).click()
  await expect(ada.at('Table 1', 'Ada')).toBeVisible()
  await ada.isOffline()
  await drag(mo.page, mo.at('Standing', 'Ada'), await middleOf(mo.table('Table 2')))
  await mo.table('Table 3').getByRole('button', { name: 'Sit here' }).click()
  await mo.isSaved()
  cable.plugIn()
  await ada.isSaved()
  await expect(ada.at('Table 3', 'Mo')).toBeVisible()
  const seatOfAda = (person: Person) =>
    person.floor
      .locator('[data-table], [data-standing]')
      .filter({ has: person.page.locator('[data-person]').filter({ hasText: 'Ada' }) })
      .getByRole('heading')
      .allTextContents()
  await expect.poll(async () => [await seatOfAda(ada), await seatOfAda(mo)].flat().length).toBe(2)
  await expect.poll(async () => (await seatOfAda(ada)).join()).toBe((await seatOfAda(mo)).join())
})

test('a table’s filter shows what its people are on, counts honestly, goes with the search, and is taken off', async ({
  joins,
}) => {
  const ada = await joins('Ada', wide)
  const bo = await joins('Bo')
  for (const title of ['Fix the cache', 'Write the docs', 'Fix the typo']) await ada.addTicket(title)
  await ada.claim('Fix the cache')
  await bo.claim('Write the docs')
  await bo.opensFloor()
  await bo.table('Table 2').getByRole('button', { name: 'Sit here' }).click()
  await ada.opensFloor()
  await expect(ada.at('Table 2', 'Bo')).toBeVisible()
  const only = ada.table('Table 2').getByRole('button', { name: 'Only its ticket' })
  await only.click()
  await expect(only).toHaveAttribute('aria-pressed', 'true')
  const chip = ada.page.getByRole('button', { name: 'Only Table 2 1 of 3 tickets. Show all' })
  await expect(chip).toBeVisible()
  await ada.sees('Write the docs', 'doing')
  await expect(ada.card('Fix the cache')).toBeHidden()
  await expect(ada.lane('doing')).toContainText('1 of 2')
  await expect(ada.lane('triage')).toContainText('0 of 1')
  // It follows what they are on.
  await bo.claim('Fix the cache')
  await ada.sees('Fix the cache', 'doing')
  await ada.page.getByRole('searchbox').fill('docs')
  await expect(ada.card('Fix the cache')).toBeHidden()
  await ada.sees('Write the docs', 'doing')
  await ada.page.getByRole('searchbox').press('Escape')
  await ada.sees('Fix the cache', 'doing')
  await ada.page.keyboard.press('Escape')
  await expect(chip).toBeHidden()
  await ada.sees('Fix the typo', 'triage')
})

test('the floor is remembered on the device, and F opens and closes it', async ({ joins }) => {
  const ada = await joins('Ada')
  await expect(ada.floor).toBeHidden()
  await ada.page.keyboard.press('f')
  await expect(ada.floor).toBeVisible()
  await ada.page.reload()
  await expect(ada.floor).toBeVisible()
  await ada.closesFloor()
  await expect(ada.page.getByRole('button', { name: /^Floor: tables/ })).toBeFocused()
  await ada.page.reload()
  await ada.isLive()
  await expect(ada.floor).toBeHidden()
})

for (const [device, { viewport }] of [
  ['laptop', wide.device],
  ['phone', phone],
] as const) {
  test(`axe finds no fault on the floor, on a ${device}`, async ({ joins }) => {
    const mo = await joins('Mo', { as: 'mentor', device: { viewport } })
    const ada = await joins('Ada', { newHere: true })
    await ada.addTicket('Fix the cache')
    await ada.claim('Fix the cache')
    await ada.opensFloor()
    await ada.table('Table 1').getByRole('button', { name: 'Sit here' }).click()
    await mo.opensFloor()
    await mo.table('Table 1').getByRole('button', { name: 'Only its ticket' }).click()
    // On a phone that leads to the lanes.
    if (await mo.floor.isHidden()) await mo.opensFloor()
    await expect(mo.at('Table 1', 'Ada')).toBeVisible()
    await hasNoFault(mo.page)
    await mo.at('Table 1', 'Ada').getByRole('button', { name: 'More about Ada' }).click()
    await expect(mo.page.getByRole('menu')).toBeVisible()
    await hasNoFault(mo.page)
    await mo.page.getByRole('menuitem', { name: 'Put on a ticket…' }).click()
    await expect(mo.page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await hasNoFault(mo.page)
  })
}
