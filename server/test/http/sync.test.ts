// The door of the sync socket, and the state as one file: who is let in.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { addTicket } from '@taula/shared/ops/tickets'
import { answer, bearer, cookieOf, joined, newBoard, setUp } from './harness.ts'

async function started() {
  const { app, ports, time } = setUp()
  const board = await newBoard(app)
  const ana = await joined(app, board, 'sprinter')
  const get = (path: string, headers: Record<string, string>) => app.request(path, { headers })
  const sync = (headers: Record<string, string>) =>
    get(`/sync/${board.boardId}`, { upgrade: 'websocket', connection: 'upgrade', ...headers })
  const state = (headers: Record<string, string>) => get(`/api/boards/${board.boardId}/state`, headers)
  return { app, ports, time, board, ana, sync, state }
}

it('lets people in, by cookie from our own page and by token from a program', async () => {
  const { ana, sync } = await started()
  expect(await (await sync({ ...cookieOf(ana.cookie), origin: 'http://localhost' })).text()).toBe('upgraded')
  expect(await (await sync(bearer(ana.token))).text()).toBe('upgraded')
})

it('sends away foreign pages, strangers, screens and followers, each with its reason', async () => {
  const { app, board, ana, time, sync } = await started()
  const foreign = await answer(sync({ ...cookieOf(ana.cookie), origin: 'https://evil.example' }))
  expect([foreign.status, foreign.body.error.code]).toEqual([403, 'foreign_origin'])
  expect((await sync({})).status).toBe(401)
  expect((await sync(bearer('tampered'))).status).toBe(401)
  for (const role of ['screen', 'public'] as const) {
    const { token, cookie } = await joined(app, board, role, {})
    for (const credential of [bearer(token), cookieOf(cookie)]) {
      const refused = await answer(sync(credential))
      expect([refused.status, refused.body.error.code]).toEqual([403, 'look_only'])
    }
  }
  time.skippedMs = 91 * 24 * 3_600_000
  expect((await sync(bearer(ana.token))).status).toBe(401)
})

it('a plain request is told to speak WebSocket', async () => {
  const { app, board, ana } = await started()
  const refused = await app.request(`/sync/${board.boardId}`, { headers: bearer(ana.token) })
  expect(refused.status).toBe(426)
})

const decoders = {
  identity: (bytes: Uint8Array) => bytes,
  gzip: gunzipSync,
  br: brotliDecompressSync,
} as const

it.each([
  ['identity', undefined],
  ['gzip', 'gzip, deflate'],
  ['br', 'gzip, deflate, br'],
  ['gzip', 'br;q=0, gzip;q=0.5'],
  ['identity', 'zstd'],
] as const)('the state comes as %s to whoever takes %s', async (encoding, accepted) => {
  const { ports, board, ana, state } = await started()
  const room = await ports.rooms.open(board.boardId)
  await room.change((doc, ctx) => addTicket(doc, { title: 'A ticket' }, ctx))
  const response = await state({ ...bearer(ana.token), ...(accepted && { 'accept-encoding': accepted }) })
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
  expect(response.headers.get('vary')).toBe('Accept-Encoding')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, decoders[encoding](new Uint8Array(await response.arrayBuffer())))
  expect([...doc.getMap('tickets').values()]).toContain('A ticket')
  expect(doc.getMap('people').get(`${ana.personId}/name`)).toBe('Ana')
})

it('the state follows the board', async () => {
  const { ports, board, ana, state } = await started()
  const titles = async () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(await (await state(bearer(ana.token))).arrayBuffer()))
    return [...doc.getMap('tickets').values()].filter((value) => typeof value === 'string')
  }
  expect(await titles()).toEqual([])
  const room = await ports.rooms.open(board.boardId)
  await room.change((doc, ctx) => addTicket(doc, { title: 'New' }, ctx))
  expect(await titles()).toEqual(['New'])
})

it('the state says why it is refused, for those whose socket was', async () => {
  const { app, board, state } = await started()
  expect(await answer(state({}))).toMatchObject({ status: 401, body: { error: { code: 'no_credential' } } })
  expect(await answer(state(bearer('old')))).toMatchObject({
    status: 401,
    body: { error: { code: 'bad_credential' } },
  })
  const wall = await joined(app, board, 'screen', {})
  expect(await answer(state(bearer(wall.token)))).toMatchObject({
    status: 403,
    body: { error: { code: 'look_only' } },
  })
})
