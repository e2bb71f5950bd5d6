// A stock client alone on a quiet board. It hangs up where it hears nothing for thirty seconds. Both live in simulated
// time, which has to begin before their modules take hold of the clock.
import { afterEach, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messages } from '@taula/shared/protocol/messages'
import { createMetrics } from '../../src/metrics.ts'
import { createMemoryDocs } from '../../src/storage/memory.ts'
import { systemClock } from '../../src/sync/clock.ts'
import { createRooms } from '../../src/sync/rooms.ts'
import type { Session } from '../../src/sync/room.types.ts'

vi.hoisted(() => vi.useFakeTimers())
afterEach(() => void vi.clearAllTimers())

const minute = 60_000

/** A stock client whose socket ends in a room. While `line.isMute`, it hears nothing of it. */
function stockClient() {
  const rooms = createRooms({
    store: createMemoryDocs().docs,
    clock: systemClock,
    random: Math.random,
    report: (problem, error) => {
      throw new Error(problem, { cause: error })
    },
    onRemovals: () => {},
    watch: createMetrics(() => 0).watch,
  })
  const line = { isMute: false, opened: 0 }
  class RoomSocket {
    onopen?: () => void
    onmessage?: (event: { data: Uint8Array }) => void
    onclose?: (event: object) => void
    private session: Session | undefined
    constructor() {
      line.opened += 1
      void this.open()
    }
    private async open() {
      const room = await rooms.open('b')
      const send = (frame: Uint8Array) => {
        if (!line.isMute) this.onmessage?.({ data: frame })
      }
      const close = (code: number) => this.onclose?.({ code })
      this.session = room.connect(
        { send, close, buffered: () => 0, pause() {}, resume() {} },
        { person: 'ana', token: 'token' },
      )
      this.onopen?.()
    }
    send(frame: Uint8Array) {
      this.session?.receive(frame)
    }
    close() {
      this.session?.closed()
    }
  }
  const provider = new WebsocketProvider('ws://board', 'b', new Y.Doc(), {
    WebSocketPolyfill: RoomSocket as unknown as typeof WebSocket,
    disableBc: true,
  })
  for (const ours of [messages.saved, messages.undone]) provider.messageHandlers[ours] = () => {}
  return { provider, line }
}

it('stays connected for ten minutes on the one connection, though nobody does anything', async () => {
  const { provider, line } = stockClient()
  await vi.advanceTimersByTimeAsync(1_000)
  // Also one that never says again that it is there.
  clearInterval(provider.awareness._checkInterval as unknown as number)
  await vi.advanceTimersByTimeAsync(10 * minute)
  expect({ synced: provider.synced, opened: line.opened }).toEqual({ synced: true, opened: 1 })
  provider.destroy()
})

it('would hang up and dial again, were the room mute', async () => {
  const { provider, line } = stockClient()
  await vi.advanceTimersByTimeAsync(1_000)
  line.isMute = true
  await vi.advanceTimersByTimeAsync(minute)
  expect(line.opened).toBeGreaterThan(1)
  provider.destroy()
})
