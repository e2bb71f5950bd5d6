// The sprint's days and programme: opened and closed by one for all, now and next at hand, a calendar brought in twice.
import { closeDay } from '@taula/shared/ops/days'
import { setBoard } from '@taula/shared/ops/board'
import { addSession } from '@taula/shared/ops/sessions'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const minute = 60_000
const chip = ({ page }: Person) => page.getByRole('button', { name: /^The day:/ })
async function daysPane({ page }: Person) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('tab', { name: 'Days' }).click()
  return page.getByRole('dialog')
}
const event = (uid: string, ...lines: readonly string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')

test('an organiser opens and closes the morning, every page says so, and the wall gets a new link', async ({
  joins,
}) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const ada = await joins('Ada', { device: phone })
  await expect(chip(ada)).toBeHidden()
  const pane = await daysPane(olga)
  await pane.getByRole('button', { name: 'Open the morning' }).click()
  await expect(chip(ada)).toContainText('Open')
  const replaced = olga.page.waitForResponse((answer) => answer.url().endsWith('/links/wall'))
  await pane.getByRole('button', { name: 'Close the morning' }).click()
  expect((await replaced).ok()).toBe(true)
  await expect(chip(ada)).toContainText('Closed')
  // Without a network the morning closes all the same, and what is left to do is said.
  await pane.getByRole('button', { name: 'Open the morning' }).click()
  await olga.page.route('**/links/wall', (route) => route.abort())
  await pane.getByRole('button', { name: 'Close the morning' }).click()
  await expect(olga.page.getByRole('dialog').getByRole('region', { name: 'Notices' })).toContainText(
    'The code on the wall could not be replaced',
  )
  await expect(chip(ada)).toContainText('Closed')
  await chip(ada).tap()
  const sheet = ada.page.getByRole('dialog', { name: 'The day' })
  await expect(sheet).toContainText('Closed.')
  await expect(sheet.getByRole('button', { name: 'Open the morning' })).toBeHidden()
  await olga.page.keyboard.press('Escape')
  await olga.page.keyboard.press('ControlOrMeta+z')
  await expect(sheet).toContainText('Open since')
})

test('a mentor is asked once to open the morning that is due; a closed one asks nothing more', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  const today = new Date().toISOString().slice(0, 10)
  program.act(setBoard, { startsOn: today, timeZone: 'UTC', hours: { opens: '00:00', closes: '00:00' } })
  const mo = await joins('Mo', { as: 'mentor' })
  const ada = await joins('Ada')
  const prompt = (person: Person) => person.page.getByRole('region', { name: 'The morning' })
  await expect(chip(ada)).toContainText('Not open yet')
  await expect(prompt(ada)).toBeHidden()
  await prompt(mo).getByRole('button', { name: 'Not yet' }).click()
  await mo.page.reload()
  await expect(chip(mo)).toContainText('Not open yet')
  await expect(prompt(mo)).toBeHidden()
  await chip(mo).click()
  await mo.page.getByRole('dialog').getByRole('button', { name: 'Open the morning' }).click()
  await expect(chip(ada)).toContainText('Open')
  program.act(closeDay, {})
  await expect(chip(ada)).toContainText('Closed')
  await expect(prompt(mo)).toBeHidden()
  program.leave()
})

test('a phone sees now and next on the board’s clock, and axe finds no fault', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  const now = Date.now()
  program.act(setBoard, { timeZone: 'Asia/Tokyo' })
  const during = (from: number, to: number) => ({ starts: now + from * minute, ends: now + to * minute })
  program.act(addSession, { title: 'Road map', when: during(-30, 60) })
  program.act(addSession, { title: 'Coffee', when: during(60, 75), where: 'Kitchen' })
  const ada = await joins('Ada', { device: phone })
  await expect(chip(ada)).toContainText('Now: Road map')
  await expect(chip(ada)).toContainText(/next (tomorrow )?\d\d:\d\d Coffee/)
  await chip(ada).tap()
  const sheet = ada.page.getByRole('dialog', { name: 'The day' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' })
  await expect(sheet.locator('[data-session="Coffee"]')).toContainText(clock.format(now + 60 * minute))
  await expect(sheet.locator('[data-session="Road map"]')).toContainText('now')
  await expect(sheet).toContainText('Times in Asia/Tokyo')
  await hasNoFault(ada.page)
  const olga = await joins('Olga', { as: 'organiser' })
  const pane = await daysPane(olga)
  await expect(pane.locator('[data-session="Coffee"]')).toBeVisible()
  await hasNoFault(olga.page)
  await pane.getByRole('button', { name: 'Bring in a calendar' }).click()
  await pane.getByLabel('Calendar').fill(calendar(event('one', 'SUMMARY:One', 'DTSTART:20300101T090000Z')))
  await expect(pane.getByRole('button', { name: 'Bring in 1 session' })).toBeEnabled()
  await hasNoFault(olga.page)
  program.leave()
})

test('a calendar comes in, and again moves and never doubles; what cannot be read is named', async ({
  joins,
}) => {
  const olga = await joins('Olga', { as: 'organiser' })
  const ada = await joins('Ada')
  const bring = async (name: string, text: string) => {
    await pane.getByRole('button', { name: 'Bring in a calendar' }).click()
    await pane
      .getByLabel('Choose a file')
      .setInputFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(text) })
  }
  const pane = await daysPane(olga)
  await bring('page.html', '<!doctype html><title>Sign in</title>')
  await expect(pane.getByRole('alert')).toContainText('This is no calendar')
  await pane.getByRole('button', { name: 'Cancel' }).click()

  const hike = (hour: string) =>
    event('hike@example.org', 'SUMMARY:Hike', `DTSTART;TZID=Europe/Madrid:20300504T${hour}0000`)
  const dinner = event('dinner@example.org', 'SUMMARY:Dinner', 'DTSTART:20300504T190000Z')
  await bring('sprint.ics', calendar(hike('09'), event('bad', 'SUMMARY:Bad', 'DTSTART:whenever'), dinner))
  await expect(pane.getByRole('list', { name: 'Left out' })).toContainText('Event 2')
  await pane.getByRole('button', { name: 'Bring in 2 sessions' }).click()
  await chip(ada).click()
  const programme = ada.page.getByRole('dialog', { name: 'The day' })
  await expect(programme.locator('[data-session]')).toHaveCount(2)
  await expect(programme.locator('[data-session="Hike"]')).toContainText('07:00–08:00')

  await bring('sprint.ics', calendar(hike('11'), dinner))
  await pane.getByRole('button', { name: 'Bring in 1 session' }).click()
  await expect(programme.locator('[data-session="Hike"]')).toContainText('09:00–10:00')
  await expect(programme.locator('[data-session]')).toHaveCount(2)

  await pane.getByRole('button', { name: 'Take Dinner off' }).click()
  await expect(programme.locator('[data-session]')).toHaveCount(1)
  await pane.getByText('Taken off (1)').click()
  await pane.getByRole('button', { name: 'Bring back Dinner' }).click()
  await expect(programme.locator('[data-session]')).toHaveCount(2)
  await pane.getByRole('button', { name: 'Add a session' }).click()
  await pane.getByRole('textbox', { name: 'Title' }).fill('Showcase')
  await pane.getByRole('button', { name: 'Add it' }).click()
  await expect(programme.locator('[data-session="Showcase"]')).toContainText('09:00–10:00')
  await olga.isSaved()
})
