// People on one board at the same time: joining, claiming, and the same claim made by two, one of them offline.
import { expect, test } from './stage.ts'

test('a sprinter joins, claims with C and with a click, and the others see it at once', async ({ joins }) => {
  const ada = await joins('Ada', { newHere: true })
  const bo = await joins('Bo')
  await ada.addTicket('Admin forgets its filters')
  await bo.sees('Admin forgets its filters', 'triage')
  await bo.card('Admin forgets its filters').focus()
  await bo.page.keyboard.press('c')
  await bo.sees('Admin forgets its filters', 'doing')
  await expect(
    ada.cardIn('doing', 'Admin forgets its filters').getByText('Bo', { exact: true }),
  ).toBeVisible()
  await bo.release('Admin forgets its filters')
  await ada.sees('Admin forgets its filters', 'triage')
  await ada.claim('Admin forgets its filters')
  await bo.sees('Admin forgets its filters', 'doing')
  await ada.isSaved()
  await bo.isSaved()
})

test('[I2] two people claim one ticket, one of them offline: both are asked to pair up, on both screens', async ({
  joins,
  line,
}) => {
  const cable = await line()
  const ada = await joins('Ada')
  const bo = await joins('Bo', { url: cable.url })
  await ada.addTicket('Fix the cache')
  await bo.sees('Fix the cache', 'triage')
  cable.pull()
  await bo.claim('Fix the cache')
  await bo.isOffline()
  await expect(bo.status).toHaveAttribute('data-unsaved', '1')
  await ada.claim('Fix the cache')
  cable.plugIn()
  for (const person of [ada, bo]) {
    const asked = person.cardIn('doing', 'Fix the cache').getByRole('group', { name: 'Pair up?' })
    await expect(asked).toContainText('Ada')
    await expect(asked).toContainText('Bo')
  }
  await bo.isSaved()
  await ada.card('Fix the cache').getByRole('button', { name: 'Together' }).click()
  await expect(bo.card('Fix the cache').getByRole('group', { name: 'Pair up?' })).toBeHidden()
  await expect(bo.card('Fix the cache').getByText('Ada')).toBeVisible()
})

test('taking back undoes my own last action and nobody else’s', async ({ joins }) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  await ada.addTicket('Shared work')
  await bo.sees('Shared work', 'triage')
  await ada.claim('Shared work')
  await bo.claim('Shared work')
  await ada.page.keyboard.press('Control+z')
  await expect(bo.cardIn('doing', 'Shared work').getByText('Ada')).toBeHidden()
  await ada.sees('Shared work', 'doing')
  await expect(ada.cardIn('doing', 'Shared work').getByText('Bo', { exact: true })).toBeVisible()
})
