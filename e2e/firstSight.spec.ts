// What one sees first, and how much has to come for it.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { tracList } from './lists.ts'
import { importList, runProgram } from './program.ts'
import { expect, test } from './stage.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const inView = { ratio: 0.9 }

test('a phone starts at what is up for grabs, and stays where one went from there', async ({
  joins,
  server,
  board,
}) => {
  const program = await runProgram(server.url, board, 'Program', 'organiser')
  await importList(server.url, board, program, tracList)
  program.leave()
  const ada = await joins('Ada', { device: phone })
  await expect(ada.lane('ready')).toBeInViewport(inView)
  const tab = (name: RegExp) =>
    ada.page.getByRole('navigation', { name: 'Lanes' }).getByRole('button', { name })
  await expect(tab(/^Up for grabs/)).toHaveAttribute('aria-current', 'true')
  await tab(/^Triage/).click()
  await expect(tab(/^Triage/)).toHaveAttribute('aria-current', 'true')
  const bo = await joins('Bo')
  await bo.claim('Admin forgets the filters after saving')
  await ada.sees('Admin forgets the filters after saving', 'doing')
  await expect(ada.lane('triage')).toBeInViewport(inView)
})

test('where nothing is up for grabs a phone starts at the first lane', async ({ joins }) => {
  const bo = await joins('Bo')
  await bo.addTicket('Only this')
  const ada = await joins('Ada', { device: phone })
  await ada.sees('Only this', 'triage')
  await expect(ada.lane('triage')).toBeInViewport(inView)
})

// React, Yjs, its socket, dragging, long lists and a router are 130 of them, before a line of ours.
test('the first JavaScript of the board is at most 146 KB of brotli, what is missed first 36 more', async () => {
  const built = join(import.meta.dirname, '..', 'client', 'dist')
  const page = await readFile(join(built, 'index.html'), 'utf8')
  const bytesOf = async (paths: readonly string[]) => {
    expect(paths.length).toBeGreaterThan(0)
    const bytes = await Promise.all(paths.map(async (path) => (await stat(join(built, `${path}.br`))).size))
    return bytes.reduce((sum, size) => sum + size, 0)
  }
  const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '')
  expect(await bytesOf(first)).toBeLessThanOrEqual(146 * 1024)
  const late = / name="late-files" content="([^"]+)"/.exec(page)?.[1]?.split(' ') ?? []
  expect(late.length).toBe(3)
  expect(await bytesOf(late.filter((path) => path.includes('soon')))).toBeLessThanOrEqual(36 * 1024)
})
