// https served directly: TLS_CERT and TLS_KEY.
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it, vi } from 'vitest'
import { addTicket } from '@taula/shared/ops/tickets'
import type { CreateBoardAnswer, JoinAnswer } from '@taula/shared/protocol/http'
import { cleanUp, connect, run, tempFolder } from './harness.ts'

// Each starts a process, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })
afterEach(cleanUp)

const fixture = (name: string) => join(import.meta.dirname, '../fixtures', name)
const files = { TLS_CERT: fixture('cert.pem'), TLS_KEY: fixture('key.pem') }
const ca = readFileSync(files.TLS_CERT)

async function serveTls(args: readonly string[] = [], env: Record<string, string> = {}) {
  const server = run({ ...files, ...env }, args)
  const [, url = ''] = await server.said(/Taula is on (https:\S+)\n/)
  async function ask<T>(path: string, body?: unknown) {
    const asked = request(url + path, { ca, method: body === undefined ? 'GET' : 'POST' })
    asked.end(body === undefined ? undefined : JSON.stringify(body))
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    return { status: answer.statusCode, cookie, body: JSON.parse(await text(answer)) as T }
  }
  return { ...server, url, ask }
}

it('answers over https, its cookie is Secure, and the line is wss', async () => {
  const { url, ask, output } = await serveTls()
  expect(await ask('/healthz')).toMatchObject({ status: 200, body: { ok: true } })
  const { body: board } = await ask<CreateBoardAnswer>('/api/boards', { name: 'Sprint' })
  const join = { key: board.keys.sprinter, name: 'Ana' }
  const { cookie, body: ana } = await ask<JoinAnswer>(`/api/boards/${board.boardId}/join`, join)
  expect(cookie).toMatch(/; Secure/)
  const own = { cookie: cookie.split(';')[0] ?? '', origin: url }
  const line = connect(url, board.boardId, own, undefined, { ca })
  expect(line.provider.url).toMatch(/^wss:/)
  await line.synced()
  addTicket(line.doc, { title: 'Safe' }, { me: ana.personId ?? '', now: Date.now(), random: Math.random })
  await line.saved()
  expect(output.stderr).toBe('')
})

it('prints its links with https', async () => {
  const { said } = await serveTls(['--welcome'])
  const [links] = await said(/( {2}\w+ +https:.*\n){5}/)
  expect(links).not.toContain('http:')
})

it('plain http to its port gets no answer, and it serves on', async () => {
  const { url, ask } = await serveTls()
  const [problem] = (await once(plainRequest(url.replace('https', 'http')).end(), 'error')) as [Error]
  expect(problem).toMatchObject({ code: 'ECONNRESET' })
  expect((await ask('/healthz')).status).toBe(200)
})

it.each([
  ['no such file', { TLS_CERT: '/nowhere/cert.pem' }],
  ['a folder', { TLS_CERT: import.meta.dirname }],
  ['no certificate', { TLS_CERT: fixture('key.pem') }],
  ['no key', { TLS_KEY: fixture('cert.pem') }],
  ['one of the two alone', { TLS_KEY: '' }],
])('%s: one line, and an end with 2', async (_, wrong) => {
  const { code, stdout, stderr } = await run({ ...files, ...wrong }).exit
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^TLS_CERT [^\n]+\n$/)
})

it('a file that is no PEM: one line, and an end with 2', async () => {
  const wrong = join(tempFolder(), 'key.pem')
  writeFileSync(wrong, 'not a key')
  const { code, stderr } = await run({ ...files, TLS_KEY: wrong }).exit
  expect(code).toBe(2)
  expect(stderr).toMatch(/^TLS_CERT [^\n]+\n$/)
})
