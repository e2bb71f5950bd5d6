// What real sockets go through: peers that are gone without a word, a room that comes back all at once, a stop under load.
import { once } from 'node:events'
import { connect as dial } from 'node:net'
import { setImmediate as pass } from 'node:timers/promises'
import { upgradeWebSocket } from '@hono/node-server'
import { afterEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import { seededRandom } from '@taula/shared/testing'
import { createApp } from '../../src/app.ts'
import { listen } from '../../src/listen.ts'
import { joined, newBoard, setUp } from '../http/harness.ts'
import { createBeliever, untrue } from '../kill/believer.ts'
import { handClock } from '../sync/harness.ts'
import { bearer, cleanUp, serve, whenDone } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanUp)

const step1 = Uint8Array.of(messages.sync, syncMessages.step1, 1, 0)
const askWhoIsHere = Uint8Array.of(messages.queryAwareness)

/** A bare connection that did what opens a WebSocket or a stream, and reads no further. */
async function silentPeer(port: number, path: string, headers: Record<string, string>) {
  const socket = dial(port, '127.0.0.1')
  whenDone(() => socket.destroy())
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
  const [first] = (await once(socket, 'data')) as [Buffer]
  socket.pause()
  return { socket, answer: first.toString('latin1').split('\r\n')[0] }
}

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}

/** A server in this process whose heartbeat goes by a clock that is driven by hand. */
async function serveByHand() {
  const clock = handClock()
  const { app, ports } = setUp({ upgradeWebSocket })
  const listening = await listen(createApp(ports), { host: '127.0.0.1', port: 0, tls: undefined }, clock)
  if (!listening.ok) throw new Error(listening.message)
  whenDone(() => {
    listening.stop()
    void ports.rooms.close().then(() => listening.close())
  })
  const board = await newBoard(app)
  const { token } = await joined(app, board, 'sprinter')
  const count = async (name: string) =>
    Number((await ports.metrics.text()).match(new RegExp(`^${name} (\\d+)$`, 'm'))?.[1])
  return {
    clock,
    port: listening.port,
    path: `/sync/${board.boardId}`,
    live: `/api/boards/${board.boardId}/live`,
    headers: bearer(token),
    until: (name: string, is: number) => vi.waitFor(async () => expect(await count(name)).toBe(is), 30_000),
  }
}

it('a socket whose peer neither reads nor answers is freed within 45 s; one beside it that answers stays', async () => {
  const { clock, port, path, headers, until } = await serveByHand()
  const alive = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  whenDone(() => alive.terminate())
  await once(alive, 'open')
  const gone = await silentPeer(port, path, { ...headers, ...upgrade })
  expect(gone.answer).toBe('HTTP/1.1 101 Switching Protocols')
  await until('taula_connections', 2)
  for (const ms of [20_000, 20_000]) {
    const pinged = once(alive, 'ping')
    await clock.advance(ms)
    await pinged
    // Whoever is answered behind it has had their pong come in.
    const answered = once(alive, 'message')
    alive.send(askWhoIsHere)
    await answered
  }
  await until('taula_connections', 1)
  expect(alive.readyState).toBe(WebSocket.OPEN)
})

it('an event stream whose peer is gone is freed at once', async () => {
  const { port, live, headers, until } = await serveByHand()
  const { socket, answer } = await silentPeer(port, live, headers)
  expect(answer).toBe('HTTP/1.1 200 OK')
  await until('taula_streams', 1)
  socket.resetAndDestroy()
  await until('taula_streams', 0)
})

/** So many connect in the same moment; resolves when each has the board. */
async function allCome(count: number, url: string, headers: Record<string, string>) {
  const sockets = Array.from({ length: count }, () => new WebSocket(url.replace('http', 'ws'), { headers }))
  whenDone(() => {
    for (const socket of sockets) socket.terminate()
  })
  const served = sockets.map(async (socket) => {
    socket.once('open', () => socket.send(step1))
    return new Promise<boolean>((resolve) => {
      socket.on('message', (frame: Buffer) => {
        if (frame[0] === messages.sync && frame[1] === syncMessages.step2) resolve(true)
      })
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
    })
  })
  const closes = sockets.map(async (socket) => (await once(socket, 'close'))[0] as number)
  return { served: (await Promise.all(served)).filter(Boolean).length, closes: Promise.all(closes) }
}

it('[I14] SIGTERM under load: all get 1012, 0, nothing that was saved is lost; then five hundred come at once', async () => {
  const random = seededRandom(1)
  const first = await serve()
  const board = await first.newBoard()
  const people = await Promise.all(['ana', 'bo', 'cy'].map((name) => first.join(board, name)))
  const writers = people.map(({ token, personId }, i) =>
    createBeliever(first.url, board.boardId, token, { name: `p${i}`, person: personId ?? '', random }),
  )
  await Promise.all(writers.map((writer) => writer.saved()))
  const at = `/sync/${board.boardId}`
  const headers = bearer(people[0]?.token ?? '')
  const onlookers = await allCome(20, `${first.url}${at}`, headers)

  const writing = { on: true }
  const load = writers.map(async (writer) => {
    while (writing.on) {
      writer.act()
      await pass()
    }
  })
  await Promise.all(writers.map((writer) => writer.until(() => writer.believed.length > 20)))
  first.kill('SIGTERM')
  expect(await first.exit).toMatchObject({ code: 0, stderr: '' })
  writing.on = false
  await Promise.all(load)
  await Promise.all(writers.map((writer) => writer.until(() => writer.counts.closes.length > 0)))
  expect(new Set([...(await onlookers.closes), ...writers.map(({ counts }) => counts.closes[0])])).toEqual(
    new Set([1012]),
  )
  for (const writer of writers) writer.leave()

  const second = await serve({ DATA_DIR: first.folder, PORT: first.port })
  const stored = new Y.Doc()
  const state = await second.ask(`/api/boards/${board.boardId}/state`, undefined, headers)
  Y.applyUpdate(stored, new Uint8Array(await state.arrayBuffer()))
  const taken = new Set(writers.flatMap((writer) => writer.taken()))
  for (const [i, writer] of writers.entries()) expect(untrue(stored, `p${i}`, writer, taken)).toEqual([])
  expect((await allCome(500, `${second.url}${at}`, headers)).served).toBe(500)
  expect(second.output.stderr).toBe('')
})
