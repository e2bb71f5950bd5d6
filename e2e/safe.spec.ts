// Nothing is lost: the server killed in the middle of edits, lines pulled, pages reloaded.
import { expect, ownServer, test as base } from './stage.ts'

const test = base.extend(ownServer())

test('kill -9 in the middle of edits: what said “saved” is there, and everybody reconnects without a reload', async ({
  joins,
  server,
  browser,
  board,
}) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  for (const title of ['One', 'Two', 'Three']) await ada.addTicket(title)
  await ada.isSaved()
  await bo.claim('Two')
  await bo.isSaved()
  await server.kill()
  await ada.isOffline()
  await bo.isOffline()
  await ada.claim('One')
  await bo.moveTo('Three', 'In review')
  await expect(ada.status).toHaveAttribute('data-unsaved', '1')
  await server.start()
  for (const person of [ada, bo]) {
    await person.isSaved()
    await person.sees('One', 'doing')
    await person.sees('Two', 'doing')
    await person.sees('Three', 'review')
  }
  const { Person } = await import('./person.ts')
  const cy = await Person.joins(browser, { name: 'Cy', url: server.url, board })
  await cy.sees('One', 'doing')
  await cy.sees('Two', 'doing')
  await cy.sees('Three', 'review')
  await cy.context.close()
})

test('[I14] edits made while the server is away survive closing the page and are merged when both are back', async ({
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  await ada.addTicket('Before')
  await ada.isSaved()
  await bo.sees('Before', 'triage')
  await server.kill()
  await ada.isOffline()
  await ada.addTicket('While it was away')
  await ada.claim('Before')
  await ada.page.close()
  await server.start()
  await bo.isSaved()
  ada.page = await ada.context.newPage()
  await ada.page.goto(`${server.url}/b/${board.boardId}`)
  await ada.isSaved()
  for (const person of [ada, bo]) {
    await person.sees('While it was away', 'triage')
    await person.sees('Before', 'doing')
  }
})

test('a line that dies without a word is noticed, says what is not safe, and heals', async ({
  joins,
  line,
}) => {
  const cable = await line()
  const ada = await joins('Ada', { url: cable.url })
  const bo = await joins('Bo')
  cable.pull()
  // The moment somebody has joined, everything they need is on their device.
  await ada.addTicket('Written in a tunnel')
  await expect(ada.status).toHaveAttribute('data-unsaved', '1')
  await ada.isOffline()
  await expect(ada.status).toContainText('1 change not yet safe')
  cable.plugIn()
  await ada.isSaved()
  await bo.sees('Written in a tunnel', 'triage')
})

test('a wrong key, an unknown board and no key at all say kindly what to do', async ({
  page,
  browser,
  server,
  board,
}) => {
  await page.goto(`${server.url}/b/${board.boardId}#key=wrong`)
  await page.getByLabel('Your name').fill('Eve')
  await page.getByRole('button', { name: 'Join the board' }).click()
  await expect(page.getByRole('heading', { name: /no longer opens the board/ })).toBeVisible()
  await page.goto(`${server.url}/b/nosuchboard#key=x`)
  await expect(page.getByRole('heading', { name: /no such board/ })).toBeVisible()
  const stranger = await browser.newPage()
  await stranger.goto(`${server.url}/b/${board.boardId}`)
  await expect(stranger.getByRole('heading', { name: /need the join link/ })).toBeVisible()
  await stranger.close()
})
