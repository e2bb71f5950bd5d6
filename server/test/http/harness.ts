// An app on memory stores, asked by `app.request`: no port is opened.
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import type { CreateBoardAnswer, JoinAnswer, JoinByKey, KeyRole } from '@taula/shared/protocol/http'
import { createApp } from '../../src/app.ts'
import { createMetrics } from '../../src/metrics.ts'
import { createOpenStreams } from '../../src/routes/openStreams.ts'
import type { RoutePorts } from '../../src/routes/ports.ts'
import { createMemoryDirectory, createMemoryDocs } from '../../src/storage/memory.ts'
import { systemClock } from '../../src/sync/clock.ts'
import { createRooms } from '../../src/sync/rooms.ts'

export function setUp(changed: Partial<RoutePorts> = {}) {
  const time = { skippedMs: 0 }
  const reports: { problem: string; error: unknown }[] = []
  const clock = { ...systemClock, now: () => Date.now() + time.skippedMs }
  const report = (problem: string, error: unknown) => void reports.push({ problem, error })
  const random = Math.random
  const { docs, versions } = createMemoryDocs()
  const streams = createOpenStreams()
  const metrics = createMetrics(streams.count)
  const onRemovals = (board: string, isRemoved: (person: string) => boolean) =>
    streams.end(board, (bearer) => bearer.kind === 'member' && isRemoved(bearer.person))
  const ports: RoutePorts = {
    rooms: createRooms({ store: docs, clock, random, report, watch: metrics.watch, onRemovals }),
    versions,
    directory: createMemoryDirectory(),
    streams,
    metrics,
    clock,
    random,
    report,
    secret: () => randomBytes(18).toString('base64url'),
    timeZone: 'Europe/Madrid',
    createKey: undefined,
    venueAddresses: () => ['http://192.168.1.20:8080'],
    // Without a socket behind it: what comes this far has passed every guard.
    upgradeWebSocket: (() => (c: Context) => c.text('upgraded')) as unknown as RoutePorts['upgradeWebSocket'],
    pages: join(tmpdir(), 'taula-not-built'),
    ...changed,
  }
  return { app: createApp(ports), ports, reports, time }
}

export const post = (app: Hono, path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers })

/** What came back: its status and its JSON. */
export async function answer<T = { error: { code: string; message: string } }>(
  response: Response | Promise<Response>,
): Promise<{ status: number; body: T; headers: Headers }> {
  const { status, headers, ...rest } = await Promise.resolve(response).then(async (it) => ({
    status: it.status,
    headers: it.headers,
    body: (await it.json()) as T,
  }))
  return { status, headers, ...rest }
}

export async function newBoard(app: Hono, body: object = { name: 'Sprint' }): Promise<CreateBoardAnswer> {
  return (await answer<CreateBoardAnswer>(post(app, '/api/boards', body))).body
}

export async function joined(
  app: Hono,
  board: CreateBoardAnswer,
  role: KeyRole,
  more: Partial<JoinByKey> = { name: 'Ana' },
  headers: Record<string, string> = {},
) {
  const path = `/api/boards/${board.boardId}/join`
  const response = await post(app, path, { key: board.keys[role], ...more }, headers)
  const cookie = response.headers.get('set-cookie') ?? ''
  return { status: response.status, cookie, ...((await response.json()) as JoinAnswer) }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
/** The `Cookie` header a browser would send for this `Set-Cookie`. */
export const cookieOf = (setCookie: string) => ({ cookie: setCookie.split(';')[0] ?? '' })
