// The shared note of a ticket: two who type at once, one of them offline, deletions that are brought back, and text from
// somebody who means no good.
import type { Locator } from '@playwright/test'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { expect, test } from './stage.ts'

const title = 'Admin forgets its filters'

const panel = ({ page }: Person) => page.getByRole('complementary', { name: /^Ticket/ })
const editor = (person: Person) => panel(person).getByRole('textbox', { name: 'Note' })
/** The note as it is read. */
const note = (person: Person) => panel(person).getByRole('region', { name: 'Note' })
const written = (person: Person) =>
  editor(person).evaluate((content) =>
    [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  )

async function opens(person: Person): Promise<void> {
  await person.card(title).getByRole('link', { name: title }).click()
  await expect(note(person)).toBeVisible()
}
async function writes(person: Person, text = ''): Promise<void> {
  await note(person)
    .getByRole('button', { name: /^(Write a|Edit) note$/ })
    .click()
  await expect(editor(person)).toBeFocused()
  if (text !== '') await person.page.keyboard.insertText(text)
}
async function isDone(person: Person): Promise<void> {
  await person.page.keyboard.press('Escape')
  await expect(editor(person)).toBeHidden()
}

test.beforeEach(async ({ joins }) => {
  const first = await joins('First')
  await first.addTicket(title)
  await first.isSaved()
})

test('[I14] two people type at once, in one place: every letter is kept, the same on both screens, with their names at their cursors', async ({
  joins,
}) => {
  const [ada, bo] = [await joins('Ada'), await joins('Bo')]
  for (const person of [ada, bo]) {
    await opens(person)
    await writes(person)
  }
  const [mine, hers] = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  await Promise.all([ada.page.keyboard.type(mine), bo.page.keyboard.type(hers)])
  for (const person of [ada, bo]) {
    await expect.poll(async () => [...(await written(person))].toSorted().join('')).toBe(hers + mine)
    await person.isSaved()
  }
  expect(await written(ada)).toBe(await written(bo))
  await expect(editor(ada).locator('.cm-caret-of')).toHaveAttribute('data-name', 'Bo')
  await expect(editor(bo).locator('.cm-caret-of')).toHaveAttribute('data-name', 'Ada')
  await expect(note(ada).getByText('Bo is writing')).toBeAttached()

  // Taking back takes mine back, piece by piece as I typed, and never anything of somebody else's.
  const presses = async (keys: string, letters: string) =>
    expect(async () => {
      await ada.page.keyboard.press(keys)
      expect([...(await written(bo))].toSorted().join('')).toBe(letters)
    }).toPass({ timeout: 15_000 })
  await presses('Control+z', hers)
  await presses('Control+z', hers)
  await presses('Control+y', hers + mine)

  await isDone(ada)
  await expect(editor(bo).locator('.cm-caret-of')).toHaveCount(0)
  await expect(note(ada).getByRole('button', { name: 'Edit note' })).toBeFocused()
  await bo.page.close()
  await expect(note(ada).getByText('Bo is writing')).toHaveCount(0)
})

test('[I14] one types offline and comes back: both texts are there, the status says the truth all the while', async ({
  joins,
  line,
}) => {
  const cable = await line()
  const ada = await joins('Ada', { url: cable.url })
  const bo = await joins('Bo')
  await opens(ada)
  await opens(bo)
  await writes(bo, 'Before. ')
  await expect(note(ada)).toContainText('Before.')
  // Everything needed is on her device before the network goes.
  cable.pull()
  await writes(ada)
  await ada.page.keyboard.type('From a tunnel. ')
  await ada.isOffline()
  await expect(ada.status).not.toHaveAttribute('data-unsaved', '0')
  await expect(editor(ada).locator('.cm-caret-of')).toHaveCount(0)
  await bo.page.keyboard.type('From the room. ')
  await panel(ada).getByRole('button', { name: 'Earlier versions' }).click()
  await expect(panel(ada).getByText(/cannot be reached/)).toBeVisible({ timeout: 30_000 })
  cable.plugIn()
  await ada.isSaved()
  await expect.poll(() => written(ada)).toBe(await written(bo))
  for (const text of ['Before. ', 'From a tunnel. ', 'From the room. '])
    expect(await written(bo)).toContain(text)
})

test('what somebody deletes of another is read again and brought back', async ({ joins }) => {
  const [ada, bo] = [await joins('Ada'), await joins('Bo')]
  for (const person of [ada, bo]) await opens(person)
  await panel(ada).getByRole('button', { name: 'Earlier versions' }).click()
  await expect(panel(ada).getByText(/nobody has deleted/)).toBeVisible()
  await panel(ada).getByRole('button', { name: 'Earlier versions' }).click()
  await writes(ada, 'Reproduced on main.\n\nThe filter is lost in `response_add`.')
  await isDone(ada)
  await ada.isSaved()
  await expect(note(bo).locator('code')).toHaveText('response_add')
  await writes(bo)
  await bo.page.keyboard.press('Control+a')
  await bo.page.keyboard.press('Backspace')
  await isDone(bo)
  await bo.isSaved()
  await expect(note(ada)).not.toContainText('Reproduced')

  await panel(ada).getByRole('button', { name: 'Earlier versions' }).click()
  await panel(ada)
    .getByRole('button', { name: /before Bo deleted/ })
    .click()
  await expect(note(ada)).toContainText('Reproduced on main.')
  await panel(ada).getByRole('button', { name: 'Bring this back' }).click()
  for (const person of [ada, bo])
    await expect(note(person).locator('.markdown')).toContainText('Reproduced on main.')
  await ada.page.getByRole('button', { name: 'Undo' }).click()
  await expect(note(bo)).not.toContainText('Reproduced')
})

test('[I12] hostile text runs nothing and loads nothing: it is shown as it was typed', async ({ joins }) => {
  const [eve, bo] = [await joins('Eve'), await joins('Bo')]
  const asked: string[] = []
  bo.page.on('request', (request) => asked.push(request.url()))
  await bo.page.exposeFunction('alert', () => asked.push('ran'))
  await opens(eve)
  await opens(bo)
  const hostile = [
    '<img src="https://elsewhere.example/i.png" onerror="alert(1)"> <script>alert(1)</script>',
    '',
    '[press me](javascript:alert(1)) ![p](https://elsewhere.example/p.png) [fine](https://a.example/x)',
  ].join('\n')
  await writes(eve, hostile)
  await isDone(eve)
  await expect(note(bo)).toContainText('<script>alert(1)</script>')
  await expect(note(bo).locator('img, script')).toHaveCount(0)
  const links = note(bo).getByRole('link')
  await expect(links).toHaveText(['p', 'fine'])
  await expect(links.last()).toHaveAttribute('rel', 'noreferrer')
  await expect(links.last()).toHaveAttribute('target', '_blank')
  await note(bo).getByText('press me').click()
  expect(asked.filter((what) => what === 'ran' || what.includes('elsewhere'))).toEqual([])
})

test('keys of the board are letters while one types; Tab leads out, Escape leaves; the card says that there is a note', async ({
  joins,
}) => {
  const [ada, bo] = [await joins('Ada'), await joins('Bo')]
  await expect(bo.card(title).getByText('Has a note')).toHaveCount(0)
  await opens(ada)
  await writes(ada)
  await ada.page.keyboard.type('cmnosh/?jkl')
  expect(await written(ada)).toBe('cmnosh/?jkl')
  await expect(ada.page.getByRole('dialog')).toHaveCount(0)
  await bo.sees(title, 'triage')
  await expect(bo.card(title).getByText('Has a note')).toBeAttached()
  await ada.page.keyboard.press('Tab')
  await expect(note(ada).getByRole('button', { name: 'Done' })).toBeFocused()
  await ada.page.keyboard.press('Shift+Tab')
  await expect(editor(ada)).toBeFocused()
  await isDone(ada)
  await expect(panel(ada)).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await expect(panel(ada)).toBeHidden()
})

test('a note takes no more than it holds, and says so', async ({ joins }) => {
  const ada = await joins('Ada')
  await opens(ada)
  const full = `${'x'.repeat(99)}\n`.repeat(1_000)
  await writes(ada, full.slice(1))
  await ada.page.keyboard.insertText('yz')
  await expect(ada.page.getByText(/at most 100,000 characters/)).toBeVisible()
  await ada.page.keyboard.insertText('y')
  await isDone(ada)
  await expect.poll(() => note(ada).locator('.markdown').textContent()).toBe(`${full.slice(1)}y`)
  await ada.isSaved()
})

const fits = (element: Locator) =>
  element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)

test('on a phone: written by touch, read again, nothing too small, no fault for axe', async ({ joins }) => {
  const bo = await joins('Bo')
  const device = phone
  const ada = await joins('Ada', { device })
  await ada.card(title).getByRole('link', { name: title }).tap()
  await opens(bo)
  await writes(
    bo,
    '# Steps\n\n- [x] seen on main\n- [ ] a test\n\n> quoted https://a.example\n\n```\ncode\n```\n',
  )
  await note(ada).getByRole('button', { name: 'Edit note' }).tap()
  await expect(editor(ada)).toBeFocused()
  await expect(editor(ada).locator('.cm-caret-of')).toHaveCount(1)
  await ada.page.keyboard.type('Typed with thumbs, a line that is longer than a phone is wide')
  expect(Number.parseFloat(await editor(ada).evaluate((e) => getComputedStyle(e).fontSize))).toBe(16)
  expect(await fits(panel(ada))).toBe(true)
  await hasNoFault(ada.page)
  const done = note(ada).getByRole('button', { name: 'Done' })
  expect((await done.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await done.tap()
  await expect(note(ada).locator('.markdown')).toContainText('Typed with thumbs')
  expect(await fits(panel(ada))).toBe(true)
  await panel(ada).getByRole('button', { name: 'Earlier versions' }).tap()
  await expect(panel(ada).getByText(/nobody has deleted/)).toBeVisible()
  await hasNoFault(ada.page)
})
