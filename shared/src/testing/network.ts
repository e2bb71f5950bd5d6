// Peers with lines between each two of them. Nothing arrives until the test delivers it: in any order, twice, or never.
import * as Y from 'yjs'
import type { Peer } from './peer.ts'
import { createPipe } from './pipe.ts'
import type { Pipe } from './pipe.ts'
import type { Random } from './random.ts'

export interface Network {
  readonly peers: readonly Peer[]
  /** Messages under way, over all lines. */
  readonly waiting: number
  isOnline(peer: Peer): boolean
  /** Its lines break: what is under way on them is lost. It keeps working alone. */
  goOffline(peer: Peer): void
  /** Its lines are up again: it tells each other peer that is online what it has, and gets what it lacks. */
  goOnline(peer: Peer): void
  /** Delivers some message under way, the newest as easily as the oldest, and now and then twice. Answers who got it. */
  deliverAny(random: Random): Peer | undefined
  /** Delivers everything under way, and what that brings forth. */
  deliverAll(): void
  /** Everybody comes back, and in the end has everything. */
  converge(): void
  close(): void
}

/** What y-protocols says at the beginning of a connection, and afterwards. */
type Message =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }

interface Line {
  readonly from: Peer
  readonly to: Peer
  readonly pipe: Pipe<Message>
}

/** How often a message arrives a second time. */
const repeatedDelivery = 0.1

export function createNetwork(peers: readonly Peer[]): Network {
  const online = new Set(peers)
  const lines: Line[] = peers.flatMap((from) =>
    peers.filter((to) => to !== from).map((to) => ({ from, to, pipe: createPipe(receiver(from, to)) })),
  )
  const isUp = ({ from, to }: Line) => online.has(from) && online.has(to)
  const linesOf = (peer: Peer) => lines.filter(({ from, to }) => from === peer || to === peer)
  const busy = () => lines.filter(({ pipe }) => pipe.waiting > 0)

  function receiver(from: Peer, to: Peer): (message: Message) => void {
    return (message) => {
      if (message.type === 'update') return to.receive(message.update)
      const back = lines.find((line) => line.from === to && line.to === from)
      back?.pipe.send({ type: 'update', update: Y.encodeStateAsUpdate(to.doc, message.stateVector) })
    }
  }

  const stops = peers.map((peer) =>
    peer.onChange((update) => {
      for (const line of lines)
        if (line.from === peer && isUp(line)) line.pipe.send({ type: 'update', update })
    }),
  )
  const network: Network = {
    peers,
    get waiting() {
      return lines.reduce((sum, { pipe }) => sum + pipe.waiting, 0)
    },
    isOnline: (peer) => online.has(peer),
    goOffline(peer) {
      online.delete(peer)
      for (const { pipe } of linesOf(peer)) pipe.lose()
    },
    goOnline(peer) {
      if (online.has(peer)) return
      online.add(peer)
      for (const line of linesOf(peer)) {
        if (!isUp(line)) continue
        line.pipe.send({ type: 'step1', stateVector: Y.encodeStateVector(line.from.doc) })
      }
    },
    deliverAny(random) {
      const waiting = busy()
      if (waiting.length === 0) return undefined
      const { to, pipe } = random.pick(waiting)
      const index = random.int(0, pipe.waiting - 1)
      if (random.chance(repeatedDelivery)) pipe.deliverCopy(index)
      else pipe.deliver(index)
      return to
    },
    deliverAll() {
      for (let waiting = busy(); waiting.length > 0; waiting = busy()) {
        for (const { pipe } of waiting) pipe.deliver()
      }
    },
    converge() {
      for (const peer of peers) network.goOnline(peer)
      network.deliverAll()
    },
    close() {
      for (const stop of stops) stop()
      for (const peer of peers) peer.close()
    },
  }
  return network
}
