// What whoever runs the server reads of it at /metrics.
import { afterEach, expect, it } from 'vitest'
import { bearer, cleanUp, connect, serve } from './harness.ts'

afterEach(cleanUp)

/** Every sample by its name and labels. */
const samplesOf = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ')
        return [line.slice(0, at), Number(line.slice(at + 1))] as const
      }),
  )

it('counts connections, boards, what was written and how fast, and what was refused; it names no board and nobody', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const ana = await server.join(board, 'Ana')
  const line = connect(server.url, board.boardId, bearer(ana.token))
  await line.synced()
  line.doc.getMap('people').set(`${ana.personId}/name`, 'Ana María')
  line.doc.getMap('people').set(`${ana.personId}/role`, 'organiser')
  await line.saved()
  await server.ask(`/api/boards/${board.boardId}/join`, { key: 'wrong' })

  const response = await server.ask('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const text = await response.text()
  const samples = samplesOf(text)
  expect(samples.get('taula_connections')).toBe(1)
  expect(samples.get('taula_boards_open')).toBe(1)
  expect(samples.get('taula_ack_seconds_count')).toBe(line.counts.sent)
  expect(samples.get('taula_update_seconds_count')).toBeGreaterThan(0)
  expect(samples.get('taula_log_bytes_total')).toBeGreaterThan(100)
  expect(samples.get('taula_snapshot_bytes_total')).toBe(0)
  expect(samples.get('taula_undone_total{code="notAllowed"}')).toBe(1)
  expect(samples.get('taula_http_refused_total{status="403"}')).toBe(1)
  expect(samples.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
  for (const secret of [board.boardId, ana.personId ?? '', ana.token, 'Ana'])
    expect(text).not.toContain(secret)

  line.provider.destroy()
  await expect
    .poll(async () => samplesOf(await (await server.ask('/metrics')).text()).get('taula_connections'))
    .toBe(0)
})
