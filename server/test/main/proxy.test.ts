// Behind a reverse proxy, without a word of configuration: one that passes the public host on, and ones that put their
// own in its place and say the public one in a header.
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect as dial } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { JoinAnswer } from '@taula/shared/protocol/http'
import { cleanUp, serve, whenDone } from './harness.ts'

// Each starts a process, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })
afterEach(cleanUp)

type Headers = Record<string, string | string[] | undefined>

/** Ends TLS, as far as a server behind it can see, and changes what it passes on. */
async function proxyTo(url: string, change: (asked: Headers) => Headers): Promise<string> {
  const target = new URL(url)
  const headersOf = (asked: IncomingMessage): Headers => ({ ...asked.headers, ...change(asked.headers) })
  const proxy = createServer((asked, answer) => {
    const { hostname, port } = target
    const onward = { hostname, port, path: asked.url, method: asked.method, headers: headersOf(asked) }
    asked.pipe(
      request(onward, (came) => {
        answer.writeHead(came.statusCode ?? 502, came.headers)
        came.pipe(answer)
      }),
    )
  })
  proxy.on('upgrade', (asked, near: Socket) => {
    const far = dial(Number(target.port), target.hostname)
    const lines = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${String(value)}`)
    far.write([`GET ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    near.pipe(far).pipe(near)
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  whenDone(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

const publicHost = 'sprint.example.org'
const proxies: readonly (readonly [string, (asked: Headers) => Headers])[] = [
  ['Caddy, which keeps the host', () => ({ 'x-forwarded-proto': 'https', 'x-forwarded-host': publicHost })],
  ['nginx with Host kept', () => ({ 'x-forwarded-proto': 'https' })],
  [
    'nginx as it comes, with the host and the scheme said beside',
    () => ({ host: 'upstream', 'x-forwarded-host': publicHost, 'x-forwarded-proto': 'https' }),
  ],
  [
    'one that speaks the standard',
    () => ({ host: '10.0.0.5:8080', forwarded: `for=192.0.2.7;host=${publicHost};proto=https` }),
  ],
  [
    'two in a row, in the standard',
    () => ({
      host: 'upstream',
      forwarded: `for=192.0.2.7; Proto=HTTPS; Host="${publicHost}", for=10.0.0.1;proto=http`,
    }),
  ],
  [
    'two in a row',
    () => ({ host: 'b', 'x-forwarded-host': `${publicHost}, a`, 'x-forwarded-proto': 'https, http' }),
  ],
]

describe.each(proxies)('behind %s', (_, change) => {
  it('people join with a Secure cookie, pages of the public host may do everything, those of others nothing', async () => {
    const server = await serve()
    const url = await proxyTo(server.url, change)
    const board = await server.newBoard()
    const path = `/api/boards/${board.boardId}/join`
    const body = JSON.stringify({ key: board.keys.sprinter, name: 'Ana' })
    const join = (origin: string) => ask(url, path, { origin, host: publicHost }, body)
    const joined = await join(`https://${publicHost}`)
    expect(joined.status).toBe(200)
    expect((JSON.parse(joined.text) as JoinAnswer).role).toBe('sprinter')
    expect(joined.cookie).toMatch(/; Secure/)
    const cookie = joined.cookie.split(';')[0] ?? ''
    const at = `${url}/sync/${board.boardId}`
    const line = (origin: string) => upgrade(at, { cookie, origin, host: publicHost })
    expect(await line(`https://${publicHost}`)).toBe('open')
    for (const foreign of ['https://evil.example', `https://evil.${publicHost}`, 'null']) {
      expect((await join(foreign)).status).toBe(403)
      expect(await line(foreign)).toBe(403)
    }
  })
})

async function ask(url: string, path: string, headers: Record<string, string>, body: string) {
  const asked = request(url + path, { method: 'POST', headers })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of answer) text += String(chunk)
  return { status: answer.statusCode, cookie: answer.headers['set-cookie']?.[0] ?? '', text }
}

/** Asks for a line; answers `open`, or the status it was refused with. */
async function upgrade(url: string, headers: Record<string, string>): Promise<'open' | number> {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers })
  whenDone(() => socket.terminate())
  socket.on('error', () => {})
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
  })
}
