// Frames as a room's socket writes them, read by a WebSocket at the other end.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { socketOf } from '../../src/routes/socket.ts'
import { cleanUp, whenDone } from './harness.ts'

afterEach(cleanUp)

async function pair() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  whenDone(() => server.close())
  await once(server, 'listening')
  const connected = once(server, 'connection') as Promise<[WebSocket]>
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  whenDone(() => client.terminate())
  const received: Buffer[] = []
  client.on('message', (data: Buffer, isBinary) => {
    expect(isBinary).toBe(true)
    received.push(data)
  })
  const [[ws]] = await Promise.all([connected, once(client, 'open')])
  return { ws, client, received, socket: socketOf(ws) }
}

// Where the length is said in another way, and where bytes are no longer copied.
const lengths = [0, 1, 125, 126, 127, 16_384, 16_385, 65_535, 65_536, 300_000]

it('every length arrives as it was sent, in order, also the same bytes again', async () => {
  const { client, received, socket } = await pair()
  const sent = lengths.map((length) => new Uint8Array(length).map((_, i) => (i * 7 + length) % 251))
  for (const bytes of [...sent, ...sent]) socket.send(bytes)
  socket.close(1000, 'that was all')
  await once(client, 'close')
  expect(received.map((bytes) => new Uint8Array(bytes))).toEqual([...sent, ...sent])
})

it('what is sent to one who has gone is dropped', async () => {
  const { ws, client, socket } = await pair()
  client.terminate()
  await once(ws, 'close')
  socket.send(new Uint8Array(10))
  socket.send(new Uint8Array(100_000))
  expect(socket.buffered()).toBe(0)
})

it('counts what has not left yet', async () => {
  const { client, socket } = await pair()
  client.pause()
  const bytes = new Uint8Array(1_000_000)
  for (let i = 0; i < 30; i++) socket.send(bytes)
  expect(socket.buffered()).toBeGreaterThan(20_000_000)
})
