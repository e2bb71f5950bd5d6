// A server's end of the line, driven by hand: nothing arrives on either side before `flush`. It keeps the order a real
// one keeps (its step 1 first, updates held until the step 2), and confirms only what a test lets it put on disk.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { serverClientId } from '@taula/shared/board/clientIds'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import type { Undone } from '@taula/shared/protocol/messages'

type Handler = ((event: Event) => void) | null

/** What a page sees of a connection. */
export class FakeSocket extends EventTarget {
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  onopen: Handler = null
  onmessage: Handler = null
  onclose: Handler = null
  onerror: Handler = null
  readonly url: string
  /** Whose cookie came with it. */
  readonly person: string
  /** Frames under way to the server. */
  readonly out: Uint8Array[] = []

  constructor(url: string, person: string) {
    super()
    this.url = url
    this.person = person
  }
  send(frame: Uint8Array): void {
    if (this.readyState === this.OPEN) this.out.push(frame)
  }
  close(): void {
    this.readyState = 3
  }
  tell(event: Event): void {
    const handlers = { open: this.onopen, message: this.onmessage, close: this.onclose, error: this.onerror }
    handlers[event.type as keyof typeof handlers]?.(event)
    this.dispatchEvent(event)
  }
}

interface Connection {
  readonly socket: FakeSocket
  readonly person: string
  readonly held: Uint8Array[]
  isGreeted: boolean
  follows: boolean
  dealt: number
  /** The presence entry it sent, with its client id. */
  shown: { readonly client: number; readonly state: string } | undefined
  /** Frames under way to the page. */
  readonly out: Uint8Array[]
}

/** `up`: answers. `down`: refuses connections. `deaf`: nothing ever comes back, nothing is closed. */
export type Health = 'up' | 'down' | 'deaf'

export class FakeServer {
  /** What is on disk; nothing else is ever sent, nor left after a `kill`. */
  readonly disk = new Y.Doc()
  private unwritten: { readonly update: Uint8Array; readonly author: Connection | undefined }[] = []
  health: Health = 'up'
  /** What the network makes of an upgrade: lets it through, answers no in the server's place, or lets it vanish. */
  upgrades: 'pass' | 'refused' | 'swallowed' = 'pass'
  /** While true nothing is written, and so nothing is confirmed. */
  holdsDisk = false
  /** Answered instead of letting anybody in: by HTTP with this status, by refusing the upgrade on the line. */
  refusal: { readonly status: number; readonly code: string; readonly message: string } | undefined
  /** The `Date` of its answers, milliseconds. */
  date = 0
  /** Presence entries as they came, client ids only. */
  readonly presenceHeard: number[][] = []
  readonly requests: string[] = []
  private awaited: (readonly [path: string, resolve: () => void])[] = []
  readonly dialled: FakeSocket[] = []
  private connections: Connection[] = []

  /** The WebSocket class of a page, whose browser has this person's cookie. */
  socketsFor(person: () => string, onDial: (socket: FakeSocket) => void): typeof WebSocket {
    const { dialled } = this
    class PageSocket extends FakeSocket {
      constructor(url: string) {
        super(url, person())
        dialled.push(this)
        onDial(this)
      }
    }
    return PageSocket as unknown as typeof WebSocket
  }

  /** Delivers what is under way, and what that brings forth, until nothing is. */
  flush(): void {
    while (this.step()) if (this.health === 'deaf') return
  }

  private step(): boolean {
    if (this.health === 'deaf') return false
    const isSwallowed = this.upgrades === 'swallowed'
    const waiting = isSwallowed ? [] : this.dialled.filter(({ readyState }) => readyState === 0)
    for (const socket of waiting) this.admit(socket)
    this.connections = this.connections.filter((connection) => {
      if (connection.socket.readyState === 1) return true
      this.left(connection)
      return false
    })
    const busy = this.connections.filter(({ out, socket }) => out.length + socket.out.length > 0)
    for (const connection of busy) {
      for (const frame of connection.socket.out.splice(0)) this.receive(connection, frame)
      for (const frame of connection.out.splice(0)) {
        const data = new Uint8Array(frame).buffer
        if (connection.socket.readyState === 1) connection.socket.tell(new MessageEvent('message', { data }))
      }
    }
    return waiting.length + busy.length > 0
  }

  /** Closes every line from this side. */
  drop(code: number, reason = ''): void {
    for (const { socket } of this.connections.splice(0)) closeSocket(socket, code, reason)
  }
  /** What somebody else does: confirmed, and sent to who follows. */
  change(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.disk)
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(this.disk))
    change(theirs)
    this.unwritten.push({ update: Y.encodeStateAsUpdate(theirs, before), author: undefined })
    this.write()
  }

  /** Stops as a killed process does. */
  kill(): void {
    this.health = 'down'
    this.drop(1006)
    this.unwritten = []
  }
  /** Confirms what was held back. */
  releaseDisk(): void {
    this.holdsDisk = false
    this.write()
  }
  /** Sends the frame that says only that the line is alive. */
  breathe(): void {
    for (const connection of this.connections) connection.out.push(presence([]))
    this.flush()
  }
  undo(undone: Undone): void {
    const frame = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messages.undone)
      encoding.writeVarString(encoder, JSON.stringify(undone))
    })
    for (const { out } of this.connections) out.push(frame)
  }
  /** Somebody else is there, or has gone. */
  show(client: number, person: string | undefined): void {
    const entry = { client, state: JSON.stringify(person === undefined ? null : { person }) }
    for (const { out } of this.connections) out.push(presence([entry]))
  }
  /** The server's own word, under its own client id; undefined: it takes it back. */
  say(state: object | undefined): void {
    const entry = { client: serverClientId, state: JSON.stringify(state ?? null) }
    for (const { out } of this.connections) out.push(presence([entry]))
  }
  get lines(): number {
    return this.connections.length
  }

  /** Resolves at the next request for such a path. */
  requested = (path: string): Promise<void> => new Promise((resolve) => this.awaited.push([path, resolve]))

  /** Answers a request as `fetch` does. */
  http(person: string, path: string, init: RequestInit): Promise<Response> {
    this.requests.push(path)
    for (const [wanted, resolve] of this.awaited) if (path.endsWith(wanted)) resolve()
    if (this.health === 'down') return Promise.reject(new TypeError('fetch failed'))
    if (this.health === 'deaf') {
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      })
    }
    return Promise.resolve(this.answer(person, path))
  }

  private answer(person: string, path: string): Response {
    const headers = { date: new Date(this.date).toUTCString() }
    if (this.refusal) {
      const { status, code, message } = this.refusal
      return Response.json({ error: { code, message } }, { status, headers })
    }
    if (path.endsWith('/me')) return Response.json({ personId: person, role: 'sprinter' }, { headers })
    return new Response(new Uint8Array(Y.encodeStateAsUpdate(this.disk)), { headers })
  }

  private admit(socket: FakeSocket) {
    if (this.health === 'down' || this.refusal || this.upgrades === 'refused')
      return closeSocket(socket, 1006, '')
    const connection: Connection = {
      socket,
      person: socket.person,
      held: [],
      isGreeted: false,
      follows: false,
      dealt: 0,
      shown: undefined,
      out: [sync(syncMessages.step1, Y.encodeStateVector(this.disk)), presence(this.present())],
    }
    this.connections.push(connection)
    socket.readyState = 1
    socket.tell(new Event('open'))
  }

  private present = () => this.connections.flatMap(({ shown }) => (shown ? [shown] : []))

  private left({ shown }: Connection) {
    if (shown) for (const { out } of this.connections) out.push(presence([{ ...shown, state: 'null' }]))
  }

  private receive(connection: Connection, frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === messages.awareness) {
      return this.hearPresence(connection, decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    }
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === syncMessages.step1) {
      connection.out.push(sync(syncMessages.step2, Y.encodeStateAsUpdate(this.disk, bytes)))
      connection.follows = true
    } else if (step === syncMessages.update && !connection.isGreeted) connection.held.push(bytes)
    else {
      connection.isGreeted = true
      for (const update of [bytes, ...connection.held.splice(0)]) this.take(connection, update)
    }
  }

  private take(connection: Connection, update: Uint8Array) {
    this.unwritten.push({ update, author: connection })
    if (!this.holdsDisk) this.write()
  }

  /** Commits, then broadcasts, then confirms. */
  private write() {
    for (const { update, author } of this.unwritten.splice(0)) {
      Y.applyUpdate(this.disk, update)
      for (const other of this.connections) {
        if (other !== author && other.follows) other.out.push(sync(syncMessages.update, update))
      }
      if (author) author.out.push(saved((author.dealt += 1)))
    }
  }

  private hearPresence(connection: Connection, decoder: decoding.Decoder) {
    const clients: number[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const said = JSON.parse(decoding.readVarString(decoder)) as object | null
      clients.push(client)
      const state = JSON.stringify(said && { ...said, person: connection.person })
      connection.shown = said ? { client, state } : undefined
      for (const { out } of this.connections) out.push(presence([{ client, state }]))
    }
    this.presenceHeard.push(clients)
  }
}

function closeSocket(socket: FakeSocket, code: number, reason: string) {
  socket.readyState = 3
  socket.tell(new CloseEvent('close', { code, reason }))
}

const sync = (step: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

const saved = (count: number) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.saved)
    encoding.writeVarUint(encoder, count)
  })

const presence = (entries: readonly { readonly client: number; readonly state: string }[]) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.awareness)
    const bytes = encoding.encode((inner) => {
      encoding.writeVarUint(inner, entries.length)
      for (const { client, state } of entries) {
        encoding.writeVarUint(inner, client)
        encoding.writeVarUint(inner, 1)
        encoding.writeVarString(inner, state)
      }
    })
    encoding.writeVarUint8Array(encoder, bytes)
  })
