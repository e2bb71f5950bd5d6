// Moving a card: by mouse, by touch, by keyboard and through "Move to…" it ends in the same place for everybody.
import type { Locator } from '@playwright/test'
import { drag, fingerOf, middleOf } from './hands.ts'
import { expect, test } from './stage.ts'

test.beforeEach(async ({ joins }) => {
  const ada = await joins('Ada')
  for (const title of ['First', 'Second', 'Third']) await ada.addTicket(title)
  await ada.isSaved()
})

const order = (lane: Locator) =>
  lane.locator('[data-ticket]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-title')))

test('by mouse, between lanes and to a place among cards', async ({ joins }) => {
  const bo = await joins('Bo')
  const cy = await joins('Cy')
  await drag(bo.page, bo.card('Second').getByRole('heading'), await middleOf(bo.lane('review')))
  await cy.sees('Second', 'review')
  await drag(bo.page, bo.card('Third').getByRole('heading'), await middleOf(bo.lane('review')))
  await cy.sees('Third', 'review')
  await expect.poll(() => order(cy.lane('review'))).toEqual(['Second', 'Third'])
  const top = await bo.cardIn('review', 'Second').boundingBox()
  await drag(bo.page, bo.card('First').getByRole('heading'), { x: top!.x + 60, y: top!.y + 4 })
  await expect.poll(() => order(cy.lane('review'))).toEqual(['First', 'Second', 'Third'])
  await bo.isSaved()
})

test('by mouse into “in progress” means: I am on it', async ({ joins }) => {
  const bo = await joins('Bo')
  await drag(bo.page, bo.card('Second').getByRole('heading'), await middleOf(bo.lane('doing')))
  await bo.sees('Second', 'doing')
  await expect(bo.cardIn('doing', 'Second').getByRole('button', { name: /^Release/ })).toBeVisible()
})

test('by keyboard: picked up at its handle, carried with the arrows, put down, and told aloud', async ({
  joins,
}) => {
  const bo = await joins('Bo')
  const cy = await joins('Cy')
  await bo.card('First').getByRole('button', { name: /^Drag/ }).focus()
  await bo.page.keyboard.press('Space')
  const voice = bo.page.locator('output[aria-live="assertive"]')
  await expect(voice).toContainText('is over')
  for (const lane of ['Up for grabs', 'In progress', 'In review']) {
    // As somebody who listens would: the next key after the answer to the last.
    await bo.page.keyboard.press('ArrowRight')
    await expect(voice).toContainText(lane)
  }
  await bo.page.keyboard.press('Space')
  await expect(voice).toContainText('put down in In review')
  await cy.sees('First', 'review')
})

test('through “Move to…”, with the key M', async ({ joins }) => {
  const bo = await joins('Bo')
  const cy = await joins('Cy')
  await bo.moveTo('First', 'Waiting')
  await cy.sees('First', 'waiting')
  await bo.moveTo('Second', 'Waiting')
  await expect.poll(() => order(cy.lane('waiting'))).toEqual(['First', 'Second'])
  await bo.page.keyboard.press('Control+z')
  await cy.sees('Second', 'triage')
})

test('by touch: a long press picks up, a swipe scrolls', async ({ joins }) => {
  const bo = await joins('Bo', { device: { viewport: { width: 1024, height: 768 }, hasTouch: true } })
  const finger = await fingerOf(bo.page)
  const from = await middleOf(bo.card('First').getByRole('heading'))
  const to = await middleOf(bo.lane('ready'))

  // A swipe: moves at once, so it is a scroll and no card follows.
  await finger.swipe(from, { x: from.x, y: from.y - 100 })
  await bo.sees('First', 'triage')

  // A long press: the card says that it is lifted before it moves.
  await finger.down(from)
  await expect(bo.page.locator('[data-dragging="true"]').first()).toBeAttached()
  await finger.moveTo(to)
  await finger.up()
  await bo.sees('First', 'ready')
})

test('a card somebody else is on stays where that person is, and the mover is told why', async ({
  joins,
}) => {
  const bo = await joins('Bo')
  const cy = await joins('Cy')
  await bo.claim('First')
  await cy.sees('First', 'doing')
  await cy.moveTo('First', 'Up for grabs')
  await expect(cy.page.getByText(/Somebody else is on this ticket/)).toBeVisible()
  await cy.sees('First', 'doing')
})
