// A room driven by hand: its clock, its disk and its connections do only what a test tells them to.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import type { Undone } from '@taula/shared/protocol/messages'
import { deviceClientId, serverClientId } from '@taula/shared/board/clientIds'
import { createMetrics } from '../../src/metrics.ts'
import type { Clock } from '../../src/sync/clock.ts'
import type { DocStore } from '../../src/sync/docStore.ts'
import { handStore } from './handStore.ts'
import { createRooms } from '../../src/sync/rooms.ts'
import type { Rooms, Session } from '../../src/sync/room.types.ts'

export interface HandClock extends Clock {
  advance(ms: number): Promise<void>
  /** Timers that have not fired. */
  waiting(): number
}

export function handClock(): HandClock {
  let now = 1_700_000_000_000
  let timers: { at: number; wake: () => void }[] = []
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  return {
    now: () => now,
    after(ms, wake) {
      const timer = { at: now + ms, wake }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = end
      await settle()
    },
    waiting: () => timers.length,
  }
}

/** The client end of a connection, speaking as a stock y-websocket client does. Nothing moves but by `receive`. */
export class TestClient {
  readonly doc: Y.Doc
  readonly awareness: awarenessProtocol.Awareness
  saved = 0
  sent = 0
  readonly undone: Undone[] = []
  closed: { code: number; reason: string } | undefined
  frames = 0
  buffered = 0
  /** What it sends arrives all the same, as what was on its way does. */
  isPaused = false
  /** Set before connecting: keeps its answer to the server's step 1 until `releaseStep2`. */
  holdsStep2 = false
  private heldStep2: Uint8Array | undefined
  private session: Session | undefined
  private readonly person: string
  /** The hash of the token it comes with. */
  token = 'token'
  /** Called with each frame that it sends, and each before it is read. */
  overhear: { sent(frame: Uint8Array): void; heard(frame: Uint8Array): void } | undefined

  constructor(person: string, doc = new Y.Doc()) {
    this.person = person
    this.doc = doc
    this.awareness = new awarenessProtocol.Awareness(doc)
    // Its own renewing timer would keep the process alive; tests say themselves when it speaks.
    clearInterval(this.awareness._checkInterval as unknown as number)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendSync(syncMessages.update, update)
    })
  }

  /** `presence`: what it says of itself; a new empty state where not said. */
  async connect(rooms: Rooms, board = 'b', presence?: Uint8Array): Promise<this> {
    const room = await rooms.open(board)
    this.closed = undefined
    this.heldStep2 = undefined
    this.saved = 0
    this.sent = 0
    this.session = room.connect(
      {
        send: (frame) => this.receive(frame),
        close: (code, reason) => {
          this.closed = { code, reason }
          this.session = undefined
        },
        buffered: () => this.buffered,
        pause: () => void (this.isPaused = true),
        resume: () => void (this.isPaused = false),
      },
      { person: this.person, token: this.token },
    )
    this.sendSync(syncMessages.step1, Y.encodeStateVector(this.doc))
    if (presence) this.sendPresence(presence)
    else this.showPresence({})
    return this
  }

  /** The line breaks without a word. */
  disconnect(): void {
    const session = this.session
    this.session = undefined
    session?.closed()
  }

  showPresence(state: Record<string, unknown>): void {
    this.awareness.setLocalState(state)
    this.sendPresence(awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))
  }
  sendPresence(bytes: Uint8Array): void {
    this.sendRaw(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messages.awareness)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  }

  sendSync(step: number, bytes: Uint8Array): void {
    if (!this.session) return
    if (step !== syncMessages.step1) this.sent += 1
    this.sendRaw(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messages.sync)
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  }
  /** Frames travel: they arrive after what runs now. */
  sendRaw(frame: Uint8Array): void {
    this.overhear?.sent(frame)
    queueMicrotask(() => this.session?.receive(frame))
  }
  /** Sends the answer that `holdsStep2` kept back. */
  releaseStep2(): void {
    if (this.heldStep2) this.sendRaw(this.heldStep2)
    this.heldStep2 = undefined
  }

  set(map: string, key: string, value: unknown): void {
    this.doc.getMap(map).set(key, value)
  }
  get(map: string, key: string): unknown {
    return this.doc.getMap(map).get(key)
  }

  private receive(frame: Uint8Array): void {
    this.frames += 1
    this.overhear?.heard(frame)
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messages.sync: {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, messages.sync)
        syncProtocol.readSyncMessage(decoder, encoder, this.doc, this)
        if (encoding.length(encoder) > 1) {
          this.sent += 1
          const answer = encoding.toUint8Array(encoder)
          if (this.holdsStep2) this.heldStep2 = answer
          else this.sendRaw(answer)
        }
        return
      }
      case messages.awareness:
        awarenessProtocol.applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
        return
      case messages.saved:
        this.saved = decoding.readVarUint(decoder)
        return
      case messages.undone:
        this.undone.push(JSON.parse(decoding.readVarString(decoder)) as Undone)
        return
      default:
        throw new Error('a frame of no known type')
    }
  }
}

/** A document under an id as our own client takes one. */
export function deviceDoc(random: () => number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = deviceClientId(random)
  return doc
}

export function setUp(
  seedPeople: Readonly<Record<string, string>> = { ana: 'organiser', bo: 'sprinter', cy: 'sprinter' },
  random = Math.random,
) {
  const clock = handClock()
  const store = handStore()
  const reports: unknown[] = []
  const { watch, text: metrics } = createMetrics(() => 0)
  let life = 0
  /** A server process on this disk. The one before it is dead from then on, as after a kill: it writes nothing more. */
  const start = () => {
    store.lose()
    life += 1
    const mine = life
    const whileAlive = <T>(act: () => Promise<T>): Promise<T> =>
      mine === life ? act() : new Promise(() => {})
    const disk: DocStore = {
      load: (board) => whileAlive(() => store.load(board)),
      append: (board, commit) => whileAlive(() => store.append(board, commit)),
      compact: (board, snapshot, through) => whileAlive(() => store.compact(board, snapshot, through)),
    }
    const report = (_: string, error: unknown) => reports.push(error)
    return createRooms({ store: disk, clock, random, report, watch, onRemovals: () => {} })
  }
  const seed = new Y.Doc()
  seed.clientID = serverClientId
  for (const [id, role] of Object.entries(seedPeople)) {
    seed.getMap('people').set(`${id}/name`, id)
    seed.getMap('people').set(`${id}/role`, role)
  }
  store.rows.set('b', [Y.encodeStateAsUpdate(seed)])
  return { clock, store, reports, metrics, rooms: start(), start }
}
