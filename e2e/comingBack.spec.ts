// The same person on a second device and on day two, somebody else of the same name, and links that are replaced.
import { removePerson } from '@taula/shared/ops/merging'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import { expect, test } from './stage.ts'

/** The code that somebody's laptop shows, as a person reads it. */
async function codeOn(laptop: Person): Promise<string> {
  const { page } = laptop
  await laptop.open('People')
  await page.getByRole('button', { name: 'Add my phone' }).click()
  const code = page.getByRole('dialog').getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/)
  await expect(code).toBeVisible()
  return code.innerText()
}

async function isOneHolder(person: Person, title: string): Promise<void> {
  const holders = person.cardIn('doing', title).locator('[data-person]')
  await expect(holders).toHaveCount(1)
  await expect(holders).toContainText('Ada')
}

test('a phone joins by a code typed on the first page, and is the same person', async ({
  joins,
  comes,
  server,
  board,
}) => {
  const laptop = await joins('Ada')
  for (const title of ['From the laptop', 'From the phone']) await laptop.addTicket(title)
  const code = await codeOn(laptop)
  const mobile = await comes('Ada', phone)
  await mobile.page.goto(server.url)
  await mobile.page.getByLabel(/code that your other device shows/).fill(code.toLowerCase().replace('-', ' '))
  await mobile.page.getByRole('button', { name: 'Come in' }).click()
  await mobile.isLive()
  await expect(mobile.page).toHaveURL(new RegExp(`/b/${board.boardId}$`))
  await expect(laptop.page.getByText('Your other device is in.')).toBeVisible()
  await laptop.page.getByRole('button', { name: 'Done' }).click()
  await laptop.claim('From the laptop')
  await mobile.claim('From the phone')
  await isOneHolder(laptop, 'From the phone')
  await isOneHolder(laptop, 'From the laptop')
  await laptop.open('People')
  await expect(laptop.page.getByText('1 person, 1 connected now')).toBeVisible()
})

test('a phone joins by scanning, works offline as the same person, and the code opens nothing twice', async ({
  joins,
  comes,
  server,
  line,
  board,
}) => {
  const laptop = await joins('Ada')
  await laptop.addTicket('Written on the way')
  const code = (await codeOn(laptop)).replace('-', '')
  const cable = await line()
  const mobile = await comes('Ada')
  await mobile.page.goto(`${cable.url}/b/${board.boardId}#code=${code}`)
  await mobile.isLive()
  expect(mobile.page.url()).not.toContain(code)
  await mobile.sees('Written on the way', 'triage')
  cable.pull()
  await mobile.claim('Written on the way')
  await mobile.isOffline()
  cable.plugIn()
  await mobile.isSaved()
  await isOneHolder(laptop, 'Written on the way')
  const late = await comes('Eve')
  await late.page.goto(`${server.url}/b/${board.boardId}#code=${code}`)
  await expect(late.page.getByRole('alert')).toContainText('opens nothing')
})

test('day two in a new browser: the same name, "Yes, that is me", and one entry', async ({
  joins,
  comes,
  server,
  board,
}) => {
  const first = await joins('Zoë Martí')
  await first.addTicket('Begun on day one')
  await first.claim('Begun on day one')
  await first.isSaved()
  const again = await comes('Zoë')
  await again.page.goto(server.url + board.links.sprinter)
  await again.sayName('zoe  marti')
  await expect(again.page.getByRole('heading', { name: 'Is that you?' })).toBeVisible()
  await again.page.getByRole('button', { name: 'Yes, that is me' }).click()
  await again.isLive()
  await expect(
    again.cardIn('doing', 'Begun on day one').getByRole('button', { name: /^Release/ }),
  ).toBeVisible()
  await again.open('People')
  await expect(again.page.getByText('1 person, 1 connected now')).toBeVisible()
})

test('a name alone is asked about on the laptop, given back by who tapped it wrongly, and ended by whose it is', async ({
  joins,
  comes,
  line,
  board,
}) => {
  const cable = await line()
  const laptop = await joins('Ada')
  const other = await comes('Bo', phone)
  const asked = laptop.page.getByRole('region', { name: 'Another device' })
  const comesAsAda = async () => {
    await other.sayName('Ada')
    await other.page.getByRole('button', { name: 'Yes, that is me' }).click()
    await other.isLive()
    await expect(asked).toContainText('Somebody came in as you')
  }
  await other.page.goto(cable.url + board.links.sprinter)
  await comesAsAda()
  await expect(other.page.getByText('You are Ada.')).toBeVisible()
  await expect(other.page.getByRole('region', { name: 'Another device' })).toBeHidden()
  await other.page.getByRole('button', { name: 'I am somebody else' }).click()
  await expect(other.page.getByLabel('Your name')).toBeVisible()
  await expect(asked).toBeHidden()
  expect(await other.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)

  await comesAsAda()
  await other.addTicket('Under another name')
  await other.isSaved()
  cable.pull()
  await other.addTicket('Written too late')
  await asked.getByRole('button', { name: 'That was not me' }).click()
  cable.plugIn()
  await expect(other.page.getByRole('alert')).toContainText('said that this is not them')
  await expect(other.page.getByRole('alert')).toContainText('1 change not accepted')
  await expect(other.status).toContainText('1 change not accepted')
  await other.sees('Written too late', 'triage')
  await expect(other.page.getByText('You are Ada.')).toBeHidden()
  await expect(asked).toBeHidden()
  await laptop.isLive()
  await laptop.sees('Under another name', 'triage')
  await expect(laptop.card('Written too late')).toBeHidden()
  await other.page.getByRole('button', { name: 'Join again' }).click()

  await comesAsAda()
  await asked.getByRole('button', { name: 'It was me' }).click()
  await expect(asked).toBeHidden()
  await other.isLive()
})

test('somebody else of the same name says so, and there are two', async ({ joins, comes, server, board }) => {
  const first = await joins('Sam')
  const other = await comes('Sam')
  await other.page.goto(server.url + board.links.sprinter)
  await other.sayName('Sam')
  await other.page.getByRole('button', { name: 'Change my name' }).click()
  await expect(other.page.getByLabel('Your name')).toHaveValue('Sam')
  await other.page.getByRole('button', { name: 'Join the board' }).click()
  await other.page.getByRole('button', { name: 'No, I am somebody else' }).click()
  await other.isLive()
  await first.open('People')
  await expect(first.page.getByText('2 people, 2 connected now')).toBeVisible()
})

test('a mentor’s name alone makes nobody a mentor: the code of their other device does', async ({
  joins,
  comes,
  server,
  board,
}) => {
  const mentor = await joins('Hanna', { as: 'mentor' })
  const code = await codeOn(mentor)
  const again = await comes('Hanna')
  await again.page.goto(server.url + board.links.sprinter)
  await again.sayName('Hanna')
  await expect(again.page.getByRole('button', { name: 'Yes, that is me' })).toBeHidden()
  await again.page.getByRole('button', { name: 'Yes, I have a code' }).click()
  await again.page.getByLabel('Code').fill('AAA-AAA')
  await again.page.getByRole('button', { name: 'Come in' }).click()
  await expect(again.page.getByRole('alert')).toContainText('opens nothing')
  await again.page.getByLabel('Code').fill(code)
  await again.page.getByRole('button', { name: 'Come in' }).click()
  await again.isLive()
  await mentor.page.keyboard.press('Escape')
  await mentor.open('People')
  await expect(mentor.page.getByText('1 person, 1 connected now')).toBeVisible()
})

test('an organiser replaces the join link: the old one is refused in words, everybody in the room stays live', async ({
  joins,
  comes,
  server,
  board,
}) => {
  const organiser = await joins('Oona', { as: 'organiser' })
  const ada = await joins('Ada')
  await organiser.page.getByRole('button', { name: 'Settings' }).click()
  await organiser.page.getByRole('tab', { name: 'Links' }).click()
  const field = organiser.page.getByLabel('Join link', { exact: true })
  await expect(field).toHaveValue(server.url + board.links.sprinter)
  await organiser.page.getByRole('button', { name: 'Replace the Join link' }).click()
  await expect(organiser.page.getByText('Whoever is on the board already stays')).toBeVisible()
  await organiser.page.getByRole('button', { name: 'Replace it' }).click()
  await expect(field).not.toHaveValue(server.url + board.links.sprinter)
  const link = await field.inputValue()
  await organiser.page.keyboard.press('Escape')

  const late = await comes('Late')
  await late.page.goto(server.url + board.links.sprinter)
  await late.sayName('Late')
  await expect(late.page.getByRole('heading', { name: /no longer opens the board/ })).toBeVisible()
  // The fragment alone changes: the page takes it by itself.
  await late.page.goto(link)
  await late.sayName('Late')
  await late.isLive()
  await ada.addTicket('Still live')
  for (const person of [organiser, late]) await person.sees('Still live', 'triage')
})

test('somebody removed is told so and keeps what they had not sent; brought back, they go on', async ({
  joins,
  line,
  server,
  board,
}) => {
  const cable = await line()
  const ada = await joins('Ada', { url: cable.url })
  const organiser = await runProgram(server.url, board, 'Oona', 'organiser')
  const adasId = await ada.page.evaluate(
    (board) => JSON.parse(localStorage.getItem(`taula/${board}/me`) ?? '').person as string,
    board.boardId,
  )
  const remove = async (removed: boolean) => {
    organiser.act(removePerson, { person: adasId, removed })
    await expect.poll(() => organiser.isSaved()).toBe(true)
  }
  cable.pull()
  await ada.addTicket('Not yet sent')
  await ada.isOffline()
  await remove(true)
  cable.plugIn()
  const told = ada.page.getByRole('alert')
  await expect(told).toContainText('took you off this board')
  await expect(told).toContainText('is kept on this device')
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(told).toContainText('took you off this board')
  await expect(ada.card('Not yet sent')).toBeVisible()
  await remove(false)
  await told.getByRole('button', { name: 'Try again' }).click()
  await ada.isSaved()
  await expect(ada.card('Not yet sent')).toBeVisible()
  // Removed while connected: sent off at once.
  await remove(true)
  await expect(told).toContainText('took you off this board')
  organiser.leave()
})
