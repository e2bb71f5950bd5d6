// Coming in: a newcomer says three short things, a mentor sees how far they are, who was expected is ticked off, and the
// first touch of a morning makes somebody here.
import { put } from '@taula/shared/board/registers'
import { done } from '@taula/shared/ops/op'
import { dayOf } from '@taula/shared/select/time'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const wide = { device: { viewport: { width: 1280, height: 900 } } }
const dialog = (person: Person, name: string) => person.page.getByRole('dialog', { name, exact: true })
const opensMe = (person: Person) => person.page.getByRole('button', { name: /^Me: / }).click()

test('a newcomer on a phone checks in: table, skills, languages, handle and consent; a mentor sees it', async ({
  comes,
  joins,
  server,
  board,
}) => {
  const mo = await joins('Mo', { as: 'mentor', ...wide })
  const nia = await comes('Nia', phone)
  await nia.page.goto(server.url + board.links.sprinter)
  await nia.page.getByLabel('I am new here').check()
  await nia.sayName('Nia')
  await nia.isLive()
  await nia.page.getByRole('button', { name: 'Table 2' }).click()
  const knows = dialog(nia, 'What do you know?')
  await expect(knows).toBeVisible()
  await hasNoFault(nia.page)
  const iKnow = knows.getByRole('group', { name: 'I know' })
  await iKnow.getByRole('button', { name: 'Python' }).tap()
  await expect(iKnow.getByRole('button', { name: 'Python' })).toHaveAttribute('aria-pressed', 'true')
  const own = iKnow.getByRole('textbox')
  await own.fill('GeoDjango')
  await own.press('Enter')
  await expect(iKnow.getByRole('button', { name: 'GeoDjango' })).toHaveAttribute('aria-pressed', 'true')
  await knows.getByRole('group', { name: /learn/ }).getByRole('button', { name: 'Testing' }).tap()
  await knows.getByLabel('Languages I speak').fill('Català, English')
  await knows.getByRole('button', { name: 'Next' }).tap()
  const named = dialog(nia, 'What may we call you?')
  await named.getByLabel('My name on Trac').fill('nia')
  await named.getByLabel('My name on the public page').check()
  await hasNoFault(nia.page)
  await named.getByRole('button', { name: 'Done' }).tap()
  await expect(named).toBeHidden()
  await nia.isSaved()

  const program = await runProgram(server.url, board, 'Watcher', 'mentor')
  const said = (field: string) =>
    [...program.doc.getMap('people').entries()].find(
      ([key]) => key.endsWith(field) && key.startsWith(idOf('Nia')),
    )?.[1]
  const idOf = (name: string) =>
    [...program.doc.getMap('people').entries()]
      .find(([key, value]) => key.endsWith('/name') && value === name)?.[0]
      .split('/')[0] ?? ''
  expect(said('/skills')).toEqual(['Python', 'GeoDjango'])
  expect(said('/wants')).toEqual(['Testing'])
  expect(said('/languages')).toEqual(['Català', 'English'])
  expect(said('/handle.trac')).toBe('nia')
  expect(said('/nameInPublic')).toBe(true)
  program.leave()
  await mo.opensFloor()
  await expect(mo.at('Table 2', 'Nia')).toBeVisible()
})

test('a newcomer ticks the first step, a mentor sees who is at which and ticks the next; who is set up is not listed', async ({
  joins,
}) => {
  const nia = await joins('Nia', { newHere: true, device: phone })
  const mo = await joins('Mo', { as: 'mentor', ...wide })
  const prompt = nia.page.getByRole('region', { name: 'Setting up' })
  await expect(prompt).toContainText('1 of 3: The code is cloned')
  await prompt.getByRole('button', { name: 'Yes, done' }).tap()
  await expect(prompt).toContainText('2 of 3')

  await mo.open('People')
  const stuck = mo.page.getByRole('region', { name: 'Setting up' })
  await expect(stuck.getByRole('listitem')).toHaveText(/Nia.*Step 2 of 3: The environment is set up/)
  await hasNoFault(mo.page)
  await stuck.getByRole('button', { name: 'Nia: The environment is set up, done' }).click()
  await expect(prompt).toContainText('3 of 3: The tests ran once')

  await prompt.getByRole('button', { name: 'Not yet' }).tap()
  await expect(prompt).toBeHidden()
  await opensMe(nia)
  const me = dialog(nia, 'Nia')
  await expect(me.getByLabel('The environment is set up')).toBeChecked()
  await hasNoFault(nia.page)
  await me.getByLabel('The tests ran once').check()
  await expect(stuck).toBeHidden()
})

test('I am heads-down for a while, then gone for today; the others know', async ({
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada', wide)
  const program = await runProgram(server.url, board, 'Watcher')
  const said = (field: string) =>
    [...program.doc.getMap('people').entries()].find(([key]) => key.endsWith(field))?.[1]
  await opensMe(ada)
  const me = dialog(ada, 'Ada')
  await expect(me.getByRole('button', { name: 'Here', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await me.getByRole('button', { name: 'Heads-down' }).click()
  await expect(me.getByText(/^Nobody will nudge you until \d\d:\d\d\.$/)).toBeVisible()
  await me.getByRole('button', { name: 'Until I say so' }).click()
  await expect.poll(() => said('/availability')).toMatchObject({ is: 'headsDown', until: null })
  await me.getByRole('button', { name: 'Away for a while' }).click()
  await expect.poll(() => said('/presence')).toMatchObject({ is: 'away' })
  program.leave()
})

test('a pasted list of names: who comes in is ticked off, new here as they say; nobody is there twice', async ({
  joins,
  comes,
  server,
  board,
}) => {
  const olga = await joins('Olga', { as: 'organiser', ...wide })
  await olga.page.getByRole('button', { name: 'Settings' }).click()
  const settings = dialog(olga, 'Settings')
  await settings.getByRole('tab', { name: 'Newcomers' }).click()
  await settings.getByLabel('Names, one a line').fill('- Grace Hopper <grace@navy.example>\nLinus\nolga\n')
  await settings.getByRole('button', { name: 'Expect 3' }).click()
  await expect(settings.getByText('2 added. 1 were here already.')).toBeVisible()
  const missing = settings.getByRole('list', { name: 'Have not come yet' }).getByRole('listitem')
  await expect(missing).toHaveText(['Grace Hopper', 'Linus'])
  await hasNoFault(olga.page)

  const grace = await comes('Grace', phone)
  await grace.page.goto(server.url + board.links.sprinter)
  await grace.page.getByLabel('I am new here').check()
  await grace.sayName('grace hopper')
  await expect(grace.page.getByText('expected', { exact: true })).toBeVisible()
  await grace.page.getByRole('button', { name: 'Yes, that is me' }).tap()
  await grace.isLive()
  await expect(grace.page.getByText('Welcome, Grace Hopper.')).toBeVisible()
  await expect(missing).toHaveText(['Linus'])
  await grace.page.getByRole('button', { name: 'Later' }).tap()
  await expect(grace.page.getByRole('region', { name: 'Setting up' })).toBeVisible()
})

test('the board’s own steps and skills are what newcomers find', async ({ joins }) => {
  const olga = await joins('Olga', { as: 'organiser', ...wide })
  const nia = await joins('Nia', { newHere: true, device: phone })
  await olga.page.getByRole('button', { name: 'Settings' }).click()
  const settings = dialog(olga, 'Settings')
  await settings.getByRole('tab', { name: 'Newcomers' }).click()
  await settings.getByLabel('Steps of setting up').fill('You have the Wi-Fi\nThe tests ran once')
  await settings.getByLabel('Skills people may choose').fill('GIS\nMaps')
  await settings.getByLabel('Newcomers to one mentor').fill('2')
  await settings.getByLabel('Newcomers to one mentor').press('Enter')
  await expect(nia.page.getByRole('region', { name: 'Setting up' })).toContainText(
    '1 of 2: You have the Wi-Fi',
  )
  await opensMe(nia)
  await dialog(nia, 'Nia').getByRole('button', { name: 'About me' }).tap()
  await nia.page.getByRole('button', { name: 'Next' }).tap()
  await expect(nia.page.getByRole('group', { name: 'I know' }).getByRole('button')).toHaveText([
    'GIS',
    'Maps',
  ])
})

test('a morning opens: somebody of yesterday is expected until they touch the board', async ({
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada', { device: phone })
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  const people = olga.doc.getMap<unknown>('people')
  const key = [...people.entries()].find(([, value]) => value === 'Ada')?.[0] ?? ''
  const id = key.split('/')[0] ?? ''
  const yesterday = Date.now() - 24 * 60 * 60_000
  olga.act((doc) => {
    doc.transact(() => {
      put(doc, 'people', id, { joined: { at: yesterday, by: id } })
      put(doc, 'days', dayOf(Date.now(), 'UTC'), { 'opened.1': { at: Date.now(), by: olga.me } })
    })
    return done(null)
  }, {})
  await opensMe(ada)
  await expect.poll(() => people.get(`${id}/presence`)).toMatchObject({ is: 'here', by: id })
  await expect(dialog(ada, 'Ada').getByRole('button', { name: 'Here', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  olga.leave()
})
