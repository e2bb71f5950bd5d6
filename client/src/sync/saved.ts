// How many changes made here are not yet on the server's disk. A change counts as saved when the server has confirmed a
// frame of the present connection that carried it, and never before.
import { messages, syncMessages } from '@taula/shared/protocol/messages'

export interface Tally {
  /** Changes not yet known to be on the server's disk. */
  unsaved(): number
  /** A change was made here. Answers its number, counted from 1. */
  change(): number
  /** A new connection begins: what earlier ones had under way is not known to have arrived. */
  connected(): void
  /** A frame goes out on the present connection. */
  sent(frame: Uint8Array): void
  /** The server has that many of this connection's step 2 and update messages on disk. Answers the last saved change. */
  confirmed(count: number): number
}

/** `found`: unsaved changes from earlier visits. */
export function createTally(found: number): Tally {
  let made = found
  let saved = 0
  /** For each counted frame of this connection that is not confirmed: the last change made when it went out. */
  let underWay: number[] = []
  let confirmedFrames = 0
  /** The number of this connection's first step 2 among its counted frames. */
  let firstStep2 = Infinity

  return {
    unsaved: () => made - saved,
    change: () => (made += 1),
    connected() {
      underWay = []
      confirmedFrames = 0
      firstStep2 = Infinity
    },
    sent(frame) {
      const kind = frame[0] === messages.sync ? frame[1] : undefined
      if (kind !== syncMessages.step2 && kind !== syncMessages.update) return
      underWay.push(made)
      if (kind === syncMessages.step2) firstStep2 = Math.min(firstStep2, confirmedFrames + underWay.length)
    },
    confirmed(count) {
      // Before its step 2 a connection's updates are held: the server counts the step 2 first, and an update that was
      // sent ahead of it does not cover what was made before the connection.
      if (count < firstStep2) return saved
      const covered = underWay.splice(0, count - confirmedFrames)
      confirmedFrames += covered.length
      saved = Math.max(saved, covered.at(-1) ?? 0)
      return saved
    },
  }
}

export interface SocketWatch {
  /** A socket is made. */
  opening(): void
  sent(frame: Uint8Array): void
  heard(socket: WebSocket): void
}

/** A WebSocket that tells what goes out and that something came in. The numbers of our messages are below 128: one byte each. */
export const watchedSocket = (Base: typeof WebSocket, watch: SocketWatch): typeof WebSocket =>
  class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watch.opening()
      this.addEventListener('message', () => watch.heard(this))
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) watch.sent(data)
      super.send(data)
    }
  }
