// Over https, and on the machine itself, the page is kept on the device: it starts without a server, and takes new
// versions without a reload under anybody's hands.
import type { Page } from '@playwright/test'
import { expect, ownServer, test as base } from './stage.ts'

const test = base.extend(ownServer())

test.use({ serviceWorkers: 'allow' })

/** Everything of the page is on the device, and the worker answers for it. */
const isKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')

test('[I14] with the server gone a reload shows the board; what is done then is saved when it is back', async ({
  joins,
  server,
  board,
}) => {
  const ada = await joins('Ada')
  const bo = await joins('Bo')
  await ada.addTicket('Before')
  await ada.isSaved()
  await isKept(ada.page)
  await server.kill()
  await ada.page.close()
  ada.page = await ada.context.newPage()
  await ada.page.goto(`${server.url}/b/${board.boardId}`)
  await ada.sees('Before', 'triage')
  await expect(ada.status).toContainText('Offline')
  await expect(ada.page.getByText(/Do not reload/)).toHaveCount(0)
  await ada.claim('Before')
  await ada.addTicket('While it was away')
  await ada.page.reload()
  await ada.sees('While it was away', 'triage')
  // Its own fonts and parts too, not only what was on the screen.
  await ada.page.keyboard.press('?')
  await expect(ada.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(
    await ada.page.evaluate(() => document.fonts.check('16px "Atkinson Hyperlegible Next Variable"')),
  ).toBe(true)
  await ada.page.keyboard.press('Escape')
  // From its icon the app starts with the board that was open last.
  await ada.page.goto(`${server.url}/?app`)
  await ada.sees('Before', 'doing')
  await server.start()
  await ada.isSaved()
  await bo.sees('Before', 'doing')
  await bo.sees('While it was away', 'triage')
})

test('only a member’s board is kept: the projector, followers and programs get the server’s word or none', async ({
  joins,
  server,
  board,
}) => {
  const { page, context } = await joins('Ada')
  await isKept(page)
  await server.kill()
  const opens = async (path: string) => (await context.newPage()).goto(server.url + path)
  for (const path of [`/b/${board.boardId}/screen`, `/b/${board.boardId}/live`, '/healthz', '/api/boards'])
    await expect(opens(path)).rejects.toThrow('ERR_CONNECTION_REFUSED')
  expect((await opens(`/b/${board.boardId}/t/none`))?.status()).toBe(200)
})

test('a cable that is dead, or a proxy without its server, is no server either', async ({
  joins,
  line,
  between,
  server,
}) => {
  const cable = await line()
  const ada = await joins('Ada', { url: cable.url })
  const bo = await joins('Bo', { url: between.url })
  await isKept(ada.page)
  await isKept(bo.page)
  cable.pull()
  await ada.page.reload()
  await expect(ada.page.getByRole('heading', { name: 'Sprint at the library' })).toBeVisible()
  await server.kill()
  await bo.page.reload()
  await expect(bo.page.getByRole('heading', { name: 'Sprint at the library' })).toBeVisible()
})

test('a new version leaves open pages alone and is there at the next start, also without the server', async ({
  joins,
  between,
  server,
}) => {
  const ada = await joins('Ada', { url: between.url })
  await isKept(ada.page)
  const scripts = () => ada.page.locator('script[src*="-next"]')
  await expect(scripts()).toHaveCount(0)
  between.isNext = true
  // As browsers do by themselves, now and then.
  await ada.page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await expect
    .poll(() =>
      ada.page.evaluate(async () => (await caches.match('/index.html', { ignoreSearch: true }))?.text()),
    )
    .toContain('-next')
  await ada.addTicket('Under my hands')
  await ada.isSaved()
  await ada.page.keyboard.press('?')
  await expect(ada.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await ada.page.reload()
  await ada.sees('Under my hands', 'triage')
  await expect(scripts()).toHaveCount(1)
  await server.kill()
  await ada.page.reload()
  await ada.sees('Under my hands', 'triage')
  await expect(scripts()).toHaveCount(1)
})

test('a part that the new version no longer has is no broken page: it says what to do', async ({
  joins,
  between,
}) => {
  between.gone = /late/
  const ada = await joins('Ada', { url: between.url })
  await ada.page.keyboard.press('?')
  await expect(ada.page.getByText(/newer version of the page/)).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await ada.addTicket('Goes on')
  await ada.isSaved()
  await ada.page.keyboard.press('?')
  const reload = ada.page.getByRole('button', { name: 'Reload the page' })
  await expect(reload).toBeVisible()
  between.gone = undefined
  await reload.click()
  await ada.sees('Goes on', 'triage')
  await ada.page.keyboard.press('?')
  await expect(ada.page.getByRole('heading', { name: 'Keys' })).toBeVisible()
})

test('what a bad moment kept from coming comes by itself', async ({ joins, between }) => {
  between.gone = /soon|late/
  const ada = await joins('Ada', { url: between.url })
  await expect.poll(() => between.turnedAway).toBeGreaterThan(0)
  const help = ada.page.getByRole('button', { name: 'Help', exact: true })
  await expect(help).toHaveCount(0)
  between.gone = undefined
  await expect(help).toBeVisible()
})

test('the page can be installed', async ({ page, server }) => {
  await page.goto(server.url)
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(new URL(href ?? '', server.url).href)).json()
  expect(manifest).toMatchObject({ name: 'Taula', start_url: '/?app', display: 'standalone' })
  for (const { src, sizes, type } of manifest.icons as { src: string; sizes: string; type: string }[]) {
    const response = await page.request.get(new URL(src, server.url).href)
    expect(response.headers()['content-type']).toContain(type)
    const size = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    if (sizes !== 'any') expect(size).toBe(sizes)
  }
})
