// A new version of the wall's page: taken once, when all of it is there, and never in a loop.
import { expect, test } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { watchVersion } from '../src/projector/newVersion.ts'

const hour = 60 * 60 * 1000

function setUp({ tab = true, assets = ['/assets/screen-1.js', '/assets/style-1.css'] } = {}) {
  const clock = handClock()
  const kept = new Map<string, string>()
  const server = { page: html('1', '1'), isUp: true, missing: '' }
  let reloads = 0
  const open = () =>
    watchVersion({
      clock,
      path: '/b/x/screen',
      assets,
      tab: tab
        ? {
            getItem: (key) => kept.get(key) ?? null,
            setItem: (key, value) => void kept.set(key, value),
            removeItem: (key) => void kept.delete(key),
          }
        : undefined,
      reload: () => (reloads += 1),
      async fetch(path) {
        if (!server.isUp) throw new TypeError('Failed to fetch')
        if (path === '/b/x/screen') return new Response(server.page)
        return new Response('', { status: path === server.missing ? 404 : 200 })
      },
    })
  return { clock, server, open, reloads: () => reloads }
}
const html = (script: string, style: string) =>
  `<script src="/assets/screen-${script}.js"></script><link href="/assets/style-${style}.css">`
const settled = async () => {
  for (let i = 0; i < 40; i++) await Promise.resolve()
}

test('the same version is left in peace', async () => {
  const { open, reloads } = setUp()
  await open().check()
  expect(reloads()).toBe(0)
})

test.each([
  ['another script', html('2', '1')],
  ['another stylesheet', html('1', '2')],
])('%s is taken, once', async (_, page) => {
  const { open, server, reloads } = setUp()
  server.page = page
  await open().check()
  expect(reloads()).toBe(1)
  // A cache on the way handed out the old page: it runs again, and sees the new one again.
  const again = open()
  await again.check()
  await again.check()
  expect(reloads()).toBe(1)
  server.page = html('3', '3')
  await again.check()
  expect(reloads()).toBe(2)
})

test('looks by itself once an hour', async () => {
  const { clock, open, server, reloads } = setUp()
  await open().check()
  server.page = html('2', '2')
  clock.advance(hour - 1)
  await settled()
  expect(reloads()).toBe(0)
  clock.advance(1)
  await settled()
  expect(reloads()).toBe(1)
})

test.each([
  ['nobody answers', { isUp: false }],
  ['it is half built', { missing: '/assets/screen-2.js' }],
  ['somebody else answers', { page: '<title>Log in to the Wi-Fi</title>' }],
])('never while %s', async (_, trouble) => {
  const { open, server, reloads } = setUp()
  Object.assign(server, { page: html('2', '2') }, trouble)
  await open().check()
  expect(reloads()).toBe(0)
})

test('a browser that remembers nothing is not reloaded, nor is a page under development', async () => {
  for (const setting of [{ tab: false }, { assets: [] }]) {
    const { open, server, reloads } = setUp(setting)
    server.page = html('2', '2')
    await open().check()
    expect(reloads()).toBe(0)
  }
})

test('stopped, it looks no more', async () => {
  const { clock, open, server, reloads } = setUp()
  const watch = open()
  await watch.check()
  watch.stop()
  server.page = html('2', '2')
  clock.advance(2 * hour)
  await settled()
  expect(reloads()).toBe(0)
})
