// The built pages as files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUp } from './harness.ts'

let pages = ''
beforeAll(() => {
  pages = mkdtempSync(join(tmpdir(), 'taula-pages-'))
  mkdirSync(join(pages, 'assets'))
  writeFileSync(join(pages, 'index.html'), '<title>Taula</title>')
  writeFileSync(join(pages, 'screen.html'), '<title>Wall</title>')
  writeFileSync(join(pages, 'icon.svg'), '<svg/>')
  writeFileSync(join(pages, 'sw.js'), 'worker')
  writeFileSync(join(pages, 'sw.js.br'), 'small worker')
  writeFileSync(join(pages, 'manifest.webmanifest'), '{}')
  writeFileSync(join(pages, 'assets/main-1.js'), 'plain')
  writeFileSync(join(pages, 'assets/main-1.js.br'), 'small')
})
afterAll(() => rmSync(pages, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) =>
  setUp({ pages }).app.request(path, { headers })

it.each([
  ['/', 'Taula'],
  ['/b/abc', 'Taula'],
  ['/b/abc/t/xyz', 'Taula'],
  ['/b/..%2f..%2fetc', 'Taula'],
  ['/b/abc/screen', 'Wall'],
  ['/b/abc/screens', 'Taula'],
])('%s is the page %s, asked for anew each time', async (path, title) => {
  const response = await get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await response.text()).toContain(title)
})

it('assets are kept for ever, and come small where the browser can', async () => {
  const plain = await get('/assets/main-1.js')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await plain.text()).toBe('plain')
  const small = await get('/assets/main-1.js', { 'accept-encoding': 'gzip, br' })
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(small.headers.get('content-type')).toContain('javascript')
  expect(await small.text()).toBe('small')
})

it.each([
  '/assets/main-0.js',
  '/assets/',
  '/assets',
  '/favicon.ico',
  '/../main.ts',
  '/%2e%2e/%2e%2e/etc/passwd',
])('%s is not there', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } })
})

it('other files are asked for anew', async () => {
  const response = await get('/icon.svg')
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
})

it.each([
  ['/sw.js', 'javascript'],
  ['/manifest.webmanifest', 'application/manifest+json'],
])('%s, by which a new version is noticed, is asked for anew and says what it is', async (path, type) => {
  const response = await get(path)
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(response.headers.get('content-type')).toContain(type)
})

it('a page runs scripts and workers of this server alone, and nothing inline', async () => {
  const policy = (await get('/b/abc')).headers.get('content-security-policy') ?? ''
  const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one] as const))
  // Scripts, workers and the manifest fall back on it.
  expect(directives.get('default-src')).toBe("default-src 'self'")
  for (const name of ['script-src', 'worker-src', 'child-src', 'manifest-src'])
    expect(directives.has(name)).toBe(false)
})

it.each(['/', '/b/abc', '/b/abc/screen'])('before it is built, %s says how to', async (path) => {
  const response = await setUp().app.request(path)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('npm run build')
})
