// Half-open sockets: gone within 45 s, with a clock driven by hand.
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { startHeartbeat } from '../../src/heartbeat.ts'
import { handClock } from '../sync/harness.ts'

function setUp() {
  const clock = handClock()
  const server = new WebSocketServer({ noServer: true })
  const stop = startHeartbeat(server, clock)
  const arrive = (answers: boolean) => {
    const socket = Object.assign(new EventEmitter(), {
      pings: 0,
      ended: false,
      isPaused: false,
      ping() {
        socket.pings += 1
        if (answers) socket.emit('pong')
      },
      terminate() {
        socket.ended = true
        server.clients.delete(socket as unknown as WebSocket)
      },
    })
    server.clients.add(socket as unknown as WebSocket)
    server.emit('connection', socket)
    return socket
  }
  return { clock, stop, arrive }
}

it('a socket that answers stays, one that has gone is ended within 45 s', async () => {
  const { clock, arrive } = setUp()
  const [alive, gone] = [arrive(true), arrive(false)]
  await clock.advance(45_000)
  expect({ alive: alive.ended, gone: gone.ended }).toEqual({ alive: false, gone: true })
  await clock.advance(600_000)
  expect(alive.ended).toBe(false)
  expect(alive.pings).toBe(32)
})

it('a socket that sends stays, and so does one that is not read: their answers wait behind what they sent', async () => {
  const { clock, arrive } = setUp()
  const [sends, waits] = [arrive(false), arrive(false)]
  waits.isPaused = true
  for (let i = 0; i < 10; i++) {
    sends.emit('message')
    await clock.advance(15_000)
  }
  expect([sends.ended, waits.ended]).toEqual([false, false])
  waits.isPaused = false
  await clock.advance(45_000)
  expect([sends.ended, waits.ended]).toEqual([true, true])
})

it('stops for good', async () => {
  const { clock, stop, arrive } = setUp()
  const socket = arrive(true)
  stop()
  await clock.advance(100_000)
  expect([socket.pings, clock.waiting()]).toEqual([0, 0])
})
