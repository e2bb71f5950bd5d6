// Bad input of every kind: a clear 4xx as JSON, and the server serves on.
import { expect, it } from 'vitest'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

const manyBytes = 50 * 1024 * 1024

it.each([
  ['/api/nothing', 404],
  ['/api', 404],
  ['/nothing', 404],
  ['/api/boards/..%2f..%2fetc/me', 404],
  ['/api/boards/%2e%2e/me', 404],
  ['/api/boards/../x', 404],
  ['/api/boards/%zz/me', 404],
  ['/api/boards/%00/me', 404],
  [`/api/boards/${'x'.repeat(10_000)}/me`, 404],
  ["/api/boards/b' OR 1=1/me", 404],
  ['/api/boards/unknown/me', 404],
  ['/api/boards/unknown/state', 404],
  ['/sync/unknown', 404],
  ['/sync/../../x', 404],
])('GET %s is refused with JSON', async (path, status) => {
  const refused = await answer(setUp().app.request(path))
  expect(refused.status).toBe(status)
  expect(refused.body.error).toEqual({ code: expect.any(String), message: expect.any(String) })
})

it.each(['join', 'tickets/import', 'who', 'code', 'leave', 'links/sprinter'])(
  'POST %s to a board that does not exist: 404',
  async (path) => {
    const refused = await answer(post(setUp().app, `/api/boards/unknown/${path}`, { key: 'k', name: 'a' }))
    expect([refused.status, refused.body.error.code]).toEqual([404, 'unknown_board'])
  },
)

it.each([
  ['GET', '', 'POST'],
  ['DELETE', '/b', undefined],
  ['PUT', '/b/join', 'POST'],
  ['POST', '/b/me', 'GET'],
  ['PATCH', '/b/state', 'GET'],
  ['GET', '/b/tickets/import', 'POST'],
  ['POST', '/b/export.json', 'GET'],
  ['DELETE', '/b/tickets.csv', 'GET'],
  ['GET', '/b/who', 'POST'],
  ['DELETE', '/b/code', 'GET'],
  ['GET', '/b/leave', 'POST'],
  ['POST', '/b/links', 'GET'],
  ['GET', '/b/links/wall', 'POST'],
])('%s /api/boards%s is refused, and says what is taken', async (method, path, allow) => {
  const refused = await answer(setUp().app.request(`/api/boards${path}`, { method }))
  expect(refused.status).toBe(allow === undefined ? 404 : 405)
  expect(refused.headers.get('allow')).toBe(allow ?? null)
})

it.each(['', '{', '{"name":', 'null and void', '\u0000', '{"a":['])(
  'a body that is no JSON is refused without quoting it (%#)',
  async (body) => {
    const { app, reports } = setUp()
    const refused = await answer(post(app, '/api/boards', body))
    expect([refused.status, refused.body.error.code]).toEqual([400, 'bad_json'])
    expect(refused.body.error.message).toBe('The body is not JSON.')
    expect(reports).toEqual([])
  },
)

it('a body that is nested without end is refused, however long it takes to close', async () => {
  for (const body of ['['.repeat(50_000), `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`]) {
    const refused = await answer(post(setUp().app, '/api/boards', body))
    expect([refused.status, refused.body.error.code]).toEqual([400, 'bad_json'])
  }
})

it('a body of 50 MB is refused by what it claims, unread', async () => {
  const { app } = setUp()
  const board = await newBoard(app)
  const { token } = await joined(app, board, 'sprinter')
  for (const path of [
    '/api/boards',
    '/api/join',
    `/api/boards/${board.boardId}/join`,
    `/api/boards/${board.boardId}/who`,
    `/api/boards/${board.boardId}/tickets/import`,
  ]) {
    const refused = await answer(
      app.request(path, {
        method: 'POST',
        headers: { ...bearer(token), 'content-length': String(manyBytes) },
        body: '{}',
      }),
    )
    expect([refused.status, refused.body.error.code]).toEqual([413, 'too_large'])
  }
})

it('a body of 50 MB that does not say so is refused as soon as it passes the limit', async () => {
  const { app } = setUp()
  const board = await newBoard(app)
  const { token } = await joined(app, board, 'sprinter')
  let pulled = 0
  const chunk = new Uint8Array(1024 * 1024).fill(0x20)
  const body = new ReadableStream({
    pull(controller) {
      pulled += chunk.length
      if (pulled > manyBytes) controller.close()
      else controller.enqueue(chunk)
    },
  })
  const init = { method: 'POST', headers: bearer(token), body, duplex: 'half' } as const
  const refused = await answer(app.request(`/api/boards/${board.boardId}/tickets/import`, init))
  expect(refused.status).toBe(413)
  expect(pulled).toBeLessThan(36 * 1024 * 1024)
})

it.each(['https://evil.example', 'null', 'http://localhost:81', 'http://localhost.evil.example', 'rubbish'])(
  "a page of %s changes nothing with somebody's cookie",
  async (origin) => {
    const { app } = setUp()
    const board = await newBoard(app)
    const ana = await joined(app, board, 'sprinter')
    const headers = { ...cookieOf(ana.cookie), origin }
    for (const [path, body] of [
      ['/api/boards', { name: 'a' }],
      [`/api/boards/${board.boardId}/join`, { key: board.keys.organiser }],
      ['/api/join', { code: 'AAAAAA' }],
      [`/api/boards/${board.boardId}/code`, {}],
      [`/api/boards/${board.boardId}/links/sprinter`, {}],
      [`/api/boards/${board.boardId}/tickets/import`, { content: '#1' }],
    ] as const) {
      const refused = await answer(post(app, path, body, headers))
      expect([refused.status, refused.body.error.code]).toEqual([403, 'foreign_origin'])
    }
  },
)

it("a page of this host does, also behind a proxy that says the host's name", async () => {
  const { app } = setUp()
  const make = (headers: Record<string, string>) => post(app, '/api/boards', { name: 'a' }, headers)
  expect((await make({ origin: 'http://localhost' })).status).toBe(201)
  const proxied = { origin: 'https://board.example', 'x-forwarded-host': 'board.example' }
  expect((await make(proxied)).status).toBe(201)
})

it('a browser that asks for a foreign page whether it may say it came by a proxy is told nothing', async () => {
  const { app } = setUp()
  const preflight = await app.request('/api/boards', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-forwarded-host',
    },
  })
  expect(preflight.status).toBe(403)
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

it('a fault of ours is reported to whoever runs the server, and told to nobody else', async () => {
  const { ports } = setUp()
  const fault = new Error('secret detail at /home/ana/taula.db')
  const { app, reports } = setUp({ directory: { ...ports.directory, keysOf: () => Promise.reject(fault) } })
  const response = await post(app, '/api/boards/b/join', { key: 'a-key-of-somebody', name: 'Ana' })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/secret|taula\.db|\.ts/)
  expect(reports).toEqual([{ problem: 'POST /api/boards/b/join failed', error: fault }])
})

it('every answer carries the headers that keep a page to itself', async () => {
  const { app } = setUp()
  for (const path of ['/healthz', '/api/nothing', '/']) {
    const { headers } = await app.request(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy?.replace("style-src-elem 'self' 'unsafe-inline';", '')).not.toContain('unsafe')
    expect(policy).toContain("connect-src 'self' ws://localhost wss://localhost;")
  }
})
