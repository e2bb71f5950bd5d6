// Runs in a thread of its own: a stock client that writes all the time, one title again and again, and measures how long
// each takes until it is on disk.
import { parentPort, workerData } from 'node:worker_threads'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messages, syncMessages } from '@taula/shared/protocol/messages'

export interface VictimOf {
  readonly url: string
  readonly board: string
  readonly token: string
  /** The register it writes to, of the map `tickets`. */
  readonly register: string
  readonly everyMs: number
}
/** What became of what it wrote since the last time, once all of it is on disk. */
export interface VictimReport {
  /** The client id under which it writes. */
  readonly device: number
  /** What it wrote last. */
  readonly value: string
  readonly latenciesMs: readonly number[]
  readonly closes: readonly number[]
}

const { url, board, token, register, everyMs } = workerData as VictimOf
const doc = new Y.Doc()
/** When the changes went out that are not on disk yet, the oldest first. */
let underWay: number[] = []
let [sent, saved, written] = [0, 0, 0]
let latenciesMs: number[] = []
const closes: number[] = []
let isWriting = true
let whenSaved = () => {}

class CountingSocket extends WebSocket {
  constructor(address: string, protocols?: string[]) {
    super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    ;[sent, saved, underWay] = [0, 0, []]
    this.on('close', (code: number) => closes.push(code))
  }
  override send(data: Uint8Array): void {
    if (data[0] === messages.sync && data[1] !== syncMessages.step1) {
      sent += 1
      underWay.push(performance.now())
    }
    super.send(data)
  }
}

const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, board, doc, {
  WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  disableBc: true,
})
provider.messageHandlers[messages.saved] = (_, decoder) => {
  const count = decoding.readVarUint(decoder)
  const now = performance.now()
  for (const at of underWay.splice(0, count - saved)) latenciesMs.push(now - at)
  saved = count
  whenSaved()
}

// The server may say what is saved before it says what there is.
provider.on('sync', () => whenSaved())

setInterval(() => {
  if (!isWriting || !provider.synced) return
  written += 1
  doc.getMap('tickets').set(register, String(written))
}, everyMs)

/** Stops writing, waits until everything is on disk, and says how it went. */
async function report(): Promise<VictimReport> {
  isWriting = false
  await new Promise<void>((resolve) => {
    whenSaved = () => {
      if (provider.synced && sent > 0 && saved === sent) resolve()
    }
    whenSaved()
  })
  whenSaved = () => {}
  const taken = latenciesMs
  latenciesMs = []
  return { device: doc.clientID, value: String(written), latenciesMs: taken, closes: [...closes] }
}

parentPort?.on('message', (ask: 'report' | 'go') => {
  if (ask === 'go') isWriting = true
  else void report().then((answer) => parentPort?.postMessage(answer))
})
