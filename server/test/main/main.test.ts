// The server as a process: what somebody who starts, kills and asks it sees.
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { noteOf } from '@taula/shared/board/notes'
import { readAll, registersOf } from '@taula/shared/board/registers'
import type { ImportResult } from '@taula/shared/ops/import'
import { addTicket } from '@taula/shared/ops/tickets'
import type { NoteVersionsAnswer } from '@taula/shared/protocol/http'
import { readEvents } from '../http/events.ts'
import { bearer, cleanUp, connect, run, serve, tempFolder } from './harness.ts'

// Each starts a process or two, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })
afterEach(cleanUp)

const ctx = (me: string | null) => ({ me: me ?? '', now: Date.now(), random: Math.random })
const titles = (doc: Y.Doc) => [...readAll(registersOf(doc), 'tickets').values()].map(({ title }) => title)

it('two stock clients, one with a cookie and one with a token, see what the other does', async () => {
  const server = await serve()
  expect((await server.ask('/healthz')).status).toBe(200)
  const board = await server.newBoard()
  const [ana, bo] = [await server.join(board, 'Ana'), await server.join(board, 'Bo')]
  const own = { cookie: ana.cookie, origin: server.url }
  const one = connect(server.url, board.boardId, own)
  const two = connect(server.url, board.boardId, bearer(bo.token))
  await Promise.all([one.synced(), two.synced()])
  addTicket(one.doc, { title: 'From Ana' }, ctx(ana.personId))
  await two.until(() => titles(two.doc).includes('From Ana'))
  addTicket(two.doc, { title: 'From Bo' }, ctx(bo.personId))
  await one.until(() => titles(one.doc).includes('From Bo'))
  await Promise.all([one.saved(), two.saved()])
  const state = new Y.Doc()
  const response = await server.ask(`/api/boards/${board.boardId}/state`, undefined, bearer(bo.token))
  expect(response.headers.get('content-encoding')).not.toBeNull()
  Y.applyUpdate(state, new Uint8Array(await response.arrayBuffer()))
  expect(Y.equalSnapshots(Y.snapshot(state), Y.snapshot(one.doc))).toBe(true)
})

it('[I14] kill -9 loses nothing that was said to be saved; everybody is let in again and reconnects', async () => {
  const first = await serve()
  const board = await first.newBoard()
  const ana = await first.join(board, 'Ana')
  const client = connect(first.url, board.boardId, bearer(ana.token))
  await client.synced()
  for (let i = 0; i < 20; i++) addTicket(client.doc, { title: `Ticket ${i}` }, ctx(ana.personId))
  await client.saved()
  first.kill('SIGKILL')
  await first.exit
  await client.until(() => client.counts.closes.length > 0)
  addTicket(client.doc, { title: 'While it was down' }, ctx(ana.personId))

  const second = await serve({ DATA_DIR: first.folder, PORT: first.port })
  const stranger = connect(second.url, board.boardId, bearer((await second.join(board, 'Bo')).token))
  await stranger.until(() => titles(stranger.doc).length === 21)
  await client.saved()
  expect(titles(stranger.doc).toSorted()).toEqual(titles(client.doc).toSorted())
  const me = await second.ask(`/api/boards/${board.boardId}/me`, undefined, bearer(ana.token))
  expect(await me.json()).toEqual({ personId: ana.personId, role: 'sprinter' })
})

it('while the disk takes its time over a commit, pings, pages and presence do not wait; then it is saved', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const [ana, bo] = [await server.join(board, 'Ana'), await server.join(board, 'Bo')]
  const [one, two] = [ana, bo].map(({ token }) => connect(server.url, board.boardId, bearer(token)))
  await Promise.all([one!.saved(), two!.saved()])
  const disk = new DatabaseSync(join(server.folder, 'taula.db'), { timeout: 5_000 })
  disk.exec('BEGIN IMMEDIATE')
  addTicket(one!.doc, { title: 'Slow' }, ctx(ana.personId))
  const saved = one!.saved()
  one!.provider.awareness.setLocalState({ at: 'door' })
  const seen = () => [...two!.provider.awareness.getStates().values()].some(({ at }) => at === 'door')
  await new Promise<void>((resolve) => {
    two!.provider.awareness.on('change', () => seen() && resolve())
    if (seen()) resolve()
  })
  expect((await server.ask('/healthz')).status).toBe(200)
  expect(titles(two!.doc)).toEqual([])
  disk.exec('COMMIT')
  disk.close()
  await saved
  await two!.until(() => titles(two!.doc).length === 1)
  expect(server.output.stderr).toBe('')
})

it('[I14] after kill -9 a note and its earlier versions are there, for everybody on the board', async () => {
  const first = await serve()
  const board = await first.newBoard()
  const [ana, bo] = [await first.join(board, 'Ana'), await first.join(board, 'Bo')]
  const [one, two] = [ana, bo].map(({ token }) => connect(first.url, board.boardId, bearer(token)))
  await Promise.all([one!.synced(), two!.synced()])
  noteOf(one!.doc, 't1').insert(0, 'Steps to reproduce: none yet')
  await two!.until(() => noteOf(two!.doc, 't1').length > 0)
  noteOf(two!.doc, 't1').delete(18, 10)
  await two!.saved()
  first.kill('SIGKILL')
  await first.exit

  const second = await serve({ DATA_DIR: first.folder, PORT: first.port })
  const late = connect(second.url, board.boardId, bearer((await second.join(board, 'Cy')).token))
  await late.until(() => noteOf(late.doc, 't1').toString() === 'Steps to reproduce')
  const ask = async (path: string) =>
    (
      await second.ask(`/api/boards/${board.boardId}/tickets/t1/note/${path}`, undefined, bearer(ana.token))
    ).json()
  const { versions } = (await ask('versions')) as NoteVersionsAnswer
  expect(versions).toMatchObject([{ number: 1, by: bo.personId, length: 28 }])
  expect(await ask('versions/1')).toMatchObject({ text: 'Steps to reproduce: none yet' })
})

it('a device that leaves, and every device of somebody removed, is sent off; the rest of the room stays live', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const ana = await server.join(board, 'Ana', 'organiser')
  const bo = await server.join(board, 'Bo')
  const path = `/api/boards/${board.boardId}`
  const code = (await (await server.ask(`${path}/code`, '', bearer(bo.token))).json()) as { code: string }
  const phone = (await (await server.ask('/api/join', code)).json()) as { token: string; personId: string }
  expect(phone.personId).toBe(bo.personId)
  const clients = [ana, bo, phone].map(({ token }) => connect(server.url, board.boardId, bearer(token)))
  await Promise.all(clients.map((client) => client.synced()))
  const [one, laptop, second] = clients
  await server.ask(`${path}/leave`, '', bearer(phone.token))
  await second?.until(() => second.counts.closes.length > 0)
  expect(second?.counts.closes).toEqual([4401])
  expect(laptop?.counts.closes).toEqual([])
  one?.doc.getMap('people').set(`${bo.personId}/removed`, true)
  await laptop?.until(() => laptop.counts.closes.length > 0)
  expect(laptop?.counts.closes).toEqual([4401])
  expect(one?.counts.closes).toEqual([])
})

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: sends everybody off to come back, and ends with 0',
  async (signal) => {
    const server = await serve()
    const board = await server.newBoard()
    const ana = await server.join(board, 'Ana')
    const client = connect(server.url, board.boardId, bearer(ana.token))
    await client.saved()
    server.kill(signal)
    await client.until(() => client.counts.closes.length > 0)
    expect(client.counts.closes).toEqual([1012])
    expect(await server.exit).toMatchObject({ code: 0, stderr: '' })
  },
)

it('an event stream ends with the server, and is begun anew with the next', async () => {
  const first = await serve()
  const board = await first.newBoard()
  const { token } = await first.join(board, 'Wall', 'screen')
  const live = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/boards/${board.boardId}/live`, { headers: { ...bearer(token), ...headers } })
  const stream = readEvents(await live(first.url))
  const id = (await stream.next('snapshot'))?.id ?? ''
  first.kill('SIGTERM')
  expect(await stream.next('never')).toBeUndefined()
  expect(await first.exit).toMatchObject({ code: 0, stderr: '' })
  const second = await serve({ DATA_DIR: first.folder })
  const again = readEvents(await live(second.url, { 'last-event-id': id }))
  expect(await again.next()).toMatchObject({ name: 'snapshot' })
  await again.close()
})

it('a second server on a folder ends with 2 and one line; the first serves on', async () => {
  const first = await serve()
  const refused = await run({ DATA_DIR: first.folder }).exit
  expect(refused).toEqual({
    code: 2,
    stdout: '',
    stderr: `The data folder ${first.folder} is in use by another Taula server.\n`,
  })
  expect((await first.ask('/healthz')).status).toBe(200)
})

it.each([
  ['PORT', { PORT: 'http' }],
  ['HOST', { HOST: '203.0.113.77' }],
  ['TLS_CERT', { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }],
  ['data folder', { DATA_DIR: '/dev/null/data' }],
])('a wrong %s ends with 2 and one line that names it (%#)', async (name, env) => {
  const { code, stdout, stderr } = await run(env).exit
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^[^\n]+\n$/)
  expect(stderr).toContain(name)
})

it.each([
  ['an error', "throw new Error('no memory')"],
  ['a mere end', 'process.exit(7)'],
])(
  'a data folder whose thread ends in opening it, by %s, ends the server with 2 and one line',
  async (_, how) => {
    const inThread = `import{isMainThread}from'node:worker_threads';if(!isMainThread)${how}`
    const preload = `--import=data:text/javascript,${encodeURIComponent(inThread)}`
    const { code, stdout, stderr } = await run({ NODE_OPTIONS: preload }).exit
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^The data folder[^\n]+(?:no memory|7)\.\n$/)
  },
)

it('an option that does not exist ends with 2 and one line', async () => {
  expect(await run({}, ['--verbose']).exit).toMatchObject({
    code: 2,
    stderr: 'There is no option --verbose, only --welcome.\n',
  })
})

it('a port in use ends with 2 and one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, stderr } = await run({ PORT: String(port) }).exit
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `Port ${port} on 127.0.0.1 is in use: choose another with PORT.\n`,
  })
  other.close()
})

it('is quiet: one line with its address, and no key or token in it', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const ana = await server.join(board, 'Ana')
  await server.ask(`/api/boards/${board.boardId}/join`, { key: 'wrong' })
  await server.ask('/api/boards', '{broken')
  await server.ask(`/api/boards/${board.boardId}/me`, undefined, bearer(ana.token))
  expect(server.output).toEqual({ stdout: `Taula is on ${server.url}\n`, stderr: '' })
})

it('--welcome makes a first board, prints its links, and prints them again the next time', async () => {
  const folder = tempFolder()
  const env = { DATA_DIR: folder, PUBLIC_URL: 'http://taula.test:8080/' }
  const links = async () => {
    const server = run(env, ['--welcome'])
    await server.said(/Scan to join:[^]*\n$/)
    server.kill('SIGTERM')
    return (await server.exit).stdout.match(/^ {2}\w+ +http.*$/gm)
  }
  const first = await links()
  expect(first?.map((line) => line.replace(/\/b\/\w+/, '/b/ID').replace(/=.*/, '=KEY'))).toEqual([
    '  organiser  http://taula.test:8080/b/ID#key=KEY',
    '  mentor     http://taula.test:8080/b/ID#key=KEY',
    '  join       http://taula.test:8080/b/ID#key=KEY',
    '  screen     http://taula.test:8080/b/ID/screen#key=KEY',
    '  public     http://taula.test:8080/b/ID/live#key=KEY',
  ])
  expect(await links()).toEqual(first)
})

it.each([
  ['its address', {}],
  ['a public address', { PUBLIC_URL: 'http://localhost:8080' }],
])('--welcome prints no code where only this machine could follow %s', async (_, env) => {
  const server = run(env, ['--welcome'])
  await server.said(/HOST=0\.0\.0\.0 npm start/)
  expect(server.output.stdout).not.toMatch(/[█▀▄]/)
})

it('a list of 2,000 Trac tickets comes in, and is on the screen of somebody else', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const [ana, bo] = [await server.join(board, 'Ana'), await server.join(board, 'Bo')]
  const other = connect(server.url, board.boardId, bearer(bo.token))
  await other.synced()
  const rows = Array.from(
    { length: 2_000 },
    (_, i) => `${i + 1},Ticket number ${i + 1},new,nobody,Bug,Accepted`,
  )
  const content = ['id,Summary,Status,Owner,Type,Triage Stage', ...rows].join('\r\n')
  const path = `/api/boards/${board.boardId}/tickets/import`
  const response = await server.ask(path, { content, format: 'trac-csv' }, bearer(ana.token))
  expect((await response.json()) as ImportResult).toMatchObject({ new: 2_000, changed: 0, same: 0, bad: [] })
  await other.until(() => titles(other.doc).length === 2_000)
})

/** Asks for an upgrade; answers the status it was refused with, or the code it was closed with. */
async function upgrade(url: string, headers: Record<string, string>, frame?: string): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers })
  socket.on('error', () => {})
  if (frame !== undefined) socket.once('open', () => socket.send(frame))
  return new Promise((resolve) => {
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.once('close', (code) => resolve(code))
  })
}

it('an upgrade is refused with a bare status, a text frame with 4400, and the server serves on', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const ana = await server.join(board, 'Ana')
  const wall = await server.join(board, 'Wall', 'screen')
  const at = `${server.url}/sync/${board.boardId}`
  expect(await upgrade(at, {})).toBe(401)
  expect(await upgrade(at, bearer('tampered'))).toBe(401)
  expect(await upgrade(at, bearer(wall.token))).toBe(403)
  expect(await upgrade(at, { cookie: ana.cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await upgrade(`${server.url}/sync/nowhere`, bearer(ana.token))).toBe(404)
  expect(await upgrade(`${server.url}/nowhere`, bearer(ana.token))).toBe(404)
  expect(await upgrade(at, bearer(ana.token), 'hello')).toBe(4400)
  expect((await server.ask('/healthz')).status).toBe(200)
  expect(server.output.stderr).toBe('')
})

it('a body of 50 MB gets its answer, also where nobody says how long it is', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const ana = await server.join(board, 'Ana')
  const path = `/api/boards/${board.boardId}/tickets/import`
  const big = JSON.stringify({ content: 'x'.repeat(50 * 1024 * 1024) })
  expect((await server.ask(path, big, bearer(ana.token))).status).toBe(413)
  expect((await server.ask('/api/boards', big)).status).toBe(413)
  const stream = new Blob([big]).stream()
  const init = { method: 'POST', headers: bearer(ana.token), body: stream, duplex: 'half' } as const
  expect((await fetch(`${server.url}${path}`, init)).status).toBe(413)
  expect((await server.ask('/healthz')).status).toBe(200)
})

it('a client that offers HTTP/2 is answered in HTTP/1.1', async () => {
  const server = await serve()
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
  const asked = request(`${server.url}/healthz`, { headers }).end()
  const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }]
  response.resume()
  expect(response.statusCode).toBe(200)
})
