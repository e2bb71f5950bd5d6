// Keeps a connection from sending more than its share. It is paused, not sent off: what it would send waits at its own end.
import type { Clock } from './clock.ts'
import { frameCostBytes, maxBytesPerSecond, maxWaitingBytes } from './limits.ts'
import type { Socket } from './room.types.ts'

export interface Throttle {
  /** So many bytes came in. */
  came(bytes: number): void
  /** So many bytes of a connection wait in the room now. */
  waits(bytes: number): void
  /** The connection is over: reads on to its end. */
  stop(): void
}

export function createThrottle(socket: Pick<Socket, 'pause' | 'resume'>, clock: Clock): Throttle {
  let spent = 0
  let spentAt = clock.now()
  let waiting = 0
  let isPaused = false
  let cancel: (() => void) | undefined

  function forgive() {
    const now = clock.now()
    spent = Math.max(0, spent - ((now - spentAt) * maxBytesPerSecond) / 1_000)
    spentAt = now
  }

  function look() {
    cancel?.()
    cancel = undefined
    forgive()
    // Once paused it goes on at half, not with every frame.
    const share = isPaused ? 0.5 : 1
    const tooMuch = spent - maxBytesPerSecond * share
    if (tooMuch > 0) cancel = clock.after(Math.ceil((tooMuch / maxBytesPerSecond) * 1_000), look)
    pause(tooMuch > 0 || waiting > maxWaitingBytes * share)
  }

  function pause(should: boolean) {
    if (should === isPaused) return
    isPaused = should
    if (should) socket.pause()
    else socket.resume()
  }

  return {
    came(bytes) {
      forgive()
      spent += bytes + frameCostBytes
      if (!isPaused && spent > maxBytesPerSecond) look()
    },
    waits(bytes) {
      waiting = bytes
      if (isPaused || waiting > maxWaitingBytes) look()
    },
    stop() {
      cancel?.()
      cancel = undefined
      pause(false)
    },
  }
}
