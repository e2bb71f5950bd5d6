// https served directly, with a certificate of one's own that this browser has been told to trust: all there is on the
// machine itself is there by name, too.
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchOptions } from './chromium.ts'
import { expect, ownServer, test as base } from './stage.ts'

const fixture = (name: string) => join(import.meta.dirname, '..', 'server', 'test', 'fixtures', name)
const files = { TLS_CERT: fixture('cert.pem'), TLS_KEY: fixture('key.pem') }
const { publicKey } = new X509Certificate(readFileSync(files.TLS_CERT))
const pin = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64')

const test = base.extend(ownServer(files))
test.use({
  serviceWorkers: 'allow',
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, `--ignore-certificate-errors-spki-list=${pin}`],
  },
})

test('make a board, join it, be live over wss, and start without the server', async ({
  page,
  context,
  server,
}) => {
  const lines: string[] = []
  page.on('websocket', (line) => lines.push(line.url()))
  await page.goto(server.url.replace('127.0.0.1', 'taula.test'))
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
  await page.getByLabel('Name of the sprint').fill('Sprint')
  await page.getByRole('button', { name: 'Make a board' }).click()
  await page.goto(await page.getByRole('textbox', { name: 'Join link' }).inputValue())
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Join the board' }).click()
  const status = page.locator('[data-status]')
  await expect(status).toHaveAttribute('data-status', 'live')
  expect(lines).toEqual([expect.stringMatching(/^wss:\/\/taula\.test:/)])
  expect((await context.cookies()).map(({ secure, httpOnly }) => ({ secure, httpOnly }))).toEqual([
    { secure: true, httpOnly: true },
  ])
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
  await server.kill()
  await page.reload()
  await expect(status).toContainText('Offline')
  await expect(status).not.toContainText('reload')
  await server.start()
  await expect(status).toHaveAttribute('data-status', 'live')
})
