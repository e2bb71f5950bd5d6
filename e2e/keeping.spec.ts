// Nobody idle: a claim that went quiet is offered and never released, whoever leaves leaves word, and the next day asks.
import { put, readAll, registersOf } from '@taula/shared/board/registers'
import { claimTicket } from '@taula/shared/ops/claims'
import { done } from '@taula/shared/ops/op'
import { addPerson } from '@taula/shared/ops/people'
import { addTicket } from '@taula/shared/ops/tickets'
import { value } from '@taula/shared/testing/index'
import { dayOf } from '@taula/shared/select/time'
import { hasNoFault } from './faults.ts'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { runProgram } from './program.ts'
import type { Program } from './program.ts'
import { expect, test as base } from './stage.ts'

const hour = 60 * 60_000

/** Somebody without a browser, who writes what happened some hours ago. */
const test = base.extend<{ readonly scribe: Program }>({
  scribe: async ({ server, board }, use) => {
    const program = await runProgram(server.url, board, 'Olga', 'organiser')
    await use(program)
    program.leave()
  },
})
const ago = ({ me }: Program, hours: number) => ({
  me,
  now: Date.now() - hours * hour,
  random: Math.random,
})
async function idOf({ doc }: Program, name: string): Promise<string> {
  const find = () =>
    [...readAll(registersOf(doc), 'people').values()].find((person) => person.name === name)?.id
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}
/** Puts somebody on a new ticket, hours ago. */
async function claimed(scribe: Program, name: string, title: string, hours: number): Promise<void> {
  const person = await idOf(scribe, name)
  const ticket = value(addTicket(scribe.doc, { title }, ago(scribe, hours)))
  value(claimTicket(scribe.doc, { ticket, person }, ago(scribe, hours)))
}
/** Opens a day, and closes it if it is over. */
function day(scribe: Program, opened: number, closed?: number): void {
  const sign = (at: number) => ({ at, by: scribe.me })
  scribe.act((doc) => {
    doc.transact(() => {
      const id = dayOf(opened, 'UTC')
      put(doc, 'days', id, { 'opened.1': sign(opened) })
      if (closed !== undefined) put(doc, 'days', id, { 'closed.1': sign(closed) })
    })
    return done(null)
  }, null)
}
const prompt = ({ page }: Person, about: RegExp | string) => page.getByRole('region', { name: about })

test('[I2] a quiet claim is amber, its holder asked and others offered it, never released', async ({
  joins,
  scribe,
}) => {
  const ada = await joins('Ada', { newHere: true, device: phone })
  const bo = await joins('Bo', { device: { viewport: { width: 1280, height: 800 } } })
  await claimed(scribe, 'Ada', 'Fix the cache', 2)
  const card = bo.cardIn('doing', 'Fix the cache')
  await expect(card).toContainText(/quiet since/)
  await hasNoFault(bo.page)
  await card.getByRole('button', { name: 'Offer to take over' }).click()
  await expect(card.locator('[data-person]')).toHaveCount(2)
  await expect(card).toContainText('Ada')
  const asked = prompt(ada, /^Still on/)
  await expect(asked).toBeVisible()
  await hasNoFault(ada.page)
  await asked.getByRole('button', { name: 'Still on it' }).tap()
  await expect(asked).toBeHidden()
  await expect(card).not.toContainText(/quiet since/)
  await expect(card).toContainText('Ada')
})

test('whoever leaves is asked for each claim, and the note stays on the card', async ({ joins, scribe }) => {
  const ada = await joins('Ada', { device: phone })
  const bo = await joins('Bo', { device: { viewport: { width: 1280, height: 800 } } })
  const cy = await joins('Cy')
  await claimed(scribe, 'Ada', 'Fix the cache', 0.5)
  await claimed(scribe, 'Ada', 'Name the lookup', 0.4)
  await ada.page.getByRole('button', { name: 'Me: Ada' }).tap()
  await ada.page.getByRole('button', { name: 'I am leaving' }).tap()
  const sheet = ada.page.getByRole('dialog', { name: 'See you soon' })
  const cache = sheet.getByRole('group', { name: /Fix the cache/ })
  await cache.getByRole('button', { name: 'Pass it on' }).tap()
  await cache.getByLabel('To').selectOption('Bo')
  await cache.getByLabel('A line for whoever comes next').fill('The test on line 3 fails')
  await hasNoFault(ada.page)
  await sheet.getByRole('button', { name: 'I am leaving' }).tap()
  await expect(sheet).toBeHidden()
  await expect(cy.card('Fix the cache')).toContainText('Ada passed this on to Bo')
  await expect(cy.card('Fix the cache')).toContainText('The test on line 3 fails')
  await expect(cy.cardIn('doing', 'Name the lookup')).toContainText('Ada')
  const offer = prompt(bo, /is passed on to you/)
  await expect(offer).toContainText('The test on line 3 fails')
  await hasNoFault(bo.page)
  await offer.getByRole('button', { name: 'Take it' }).click()
  await expect(offer).toBeHidden()
  await cy.sees('Fix the cache', 'doing')
  await expect(cy.card('Fix the cache')).toContainText('The test on line 3 fails')
  await bo.card('Fix the cache').getByRole('button', { name: 'Read it' }).click()
  await expect(cy.card('Fix the cache')).not.toContainText('The test on line 3 fails')
  await expect(cy.cardIn('doing', 'Fix the cache')).toContainText('Bo')
})

test('day two asks each claim once, on a phone, and a closed day asks nothing', async ({ joins, scribe }) => {
  const ada = await joins('Ada', { device: phone })
  const bo = await joins('Bo')
  const yesterday = Date.now() - 24 * hour
  day(scribe, yesterday - hour, yesterday + hour)
  await claimed(scribe, 'Ada', 'Fix the cache', 24)
  await claimed(scribe, 'Ada', 'Name the lookup', 24)
  await expect(ada.cardIn('doing', 'Name the lookup')).toBeAttached()
  await expect(bo.card('Fix the cache')).toContainText('Ada')
  await expect(ada.page.getByRole('region', { name: /^Still on/ })).toHaveCount(0)
  await expect(bo.card('Fix the cache')).not.toContainText('quiet')
  day(scribe, Date.now())
  const first = prompt(ada, 'Still on “Fix the cache”?')
  await expect(first).toContainText('Yesterday you were on “Fix the cache”')
  await first.getByRole('button', { name: 'Still on it' }).tap()
  await expect(first).toBeHidden()
  const second = prompt(ada, 'Still on “Name the lookup”?')
  await second.getByRole('button', { name: 'Done' }).tap()
  await expect(second).toBeHidden()
  await ada.isSaved()
  await ada.page.reload()
  await ada.isLive()
  await expect(ada.page.getByRole('button', { name: /^Me: / })).toBeVisible()
  await expect(ada.page.getByRole('region', { name: /^Still on/ })).toHaveCount(0)
  await expect(bo.cardIn('doing', 'Fix the cache')).toContainText('Ada')
  await expect(bo.cardIn('doing', 'Name the lookup')).toHaveCount(0)
})

test('those who look after the room see who has nobody, sprinters do not', async ({ joins, scribe }) => {
  const mo = await joins('Mo', {
    as: 'mentor',
    device: { viewport: { width: 1280, height: 800 } },
  })
  const ada = await joins('Ada')
  await mo.addTicket('Fix the cache')
  value(addPerson(scribe.doc, { name: 'Nil', newHere: true }, ago(scribe, 1)))
  value(addPerson(scribe.doc, { name: 'Pau' }, ago(scribe, 1)))
  await expect(mo.page.getByRole('button', { name: /2 people to look after/ })).toBeVisible()
  await mo.opensFloor()
  const strip = mo.floor.getByRole('region', { name: 'Nobody idle' })
  await expect(strip).toContainText('Free mentors')
  await hasNoFault(mo.page)
  await strip.getByRole('button', { name: 'Nil' }).first().click()
  await expect(mo.page.getByRole('menu', { name: 'More about Nil' })).toBeVisible()
  await ada.opensFloor()
  await expect(ada.floor).toContainText('Pau')
  await expect(ada.floor.getByRole('region', { name: 'Nobody idle' })).toHaveCount(0)
  await expect(ada.page.getByRole('button', { name: /to look after/ })).toHaveCount(0)
})
