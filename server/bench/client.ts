// A client that speaks the protocol and keeps no document: it counts what comes and says when.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import type { Seat } from './contestant.types.ts'
import { wrapped } from './dialects.ts'

/** A Yjs update without anything in it, and the state vector of a document that has nothing. */
const emptyUpdate = Uint8Array.of(0, 0)
const emptyVector = Uint8Array.of(0)

export interface Heard {
  update?(update: Uint8Array): void
  /** A step 2: everything that the server knew when it was asked, beyond what the client had. */
  step2?(update: Uint8Array): void
  presence?(entries: Uint8Array): void
  /** So many updates and step 2 are taken; with Taula, on disk. */
  saved?(count: number): void
}

export interface Client {
  /** Bytes of the messages that came so far. */
  receivedBytes(): number
  update(update: Uint8Array): void
  presence(entries: Uint8Array): void
  /** Asks for everything beyond a state vector. */
  ask(vector: Uint8Array): void
  close(): Promise<void>
}

export interface Knows {
  /** The state vector of what it has. */
  readonly vector?: Uint8Array
  /** What it says of itself at once, as a stock client does. */
  readonly presence?: Uint8Array
}

/** Connects and resolves when the server has asked for what this client has, and got it: nothing. */
export function connect(
  { url, headers, dialect }: Seat,
  heard: Heard = {},
  { vector = emptyVector, presence }: Knows = {},
) {
  return new Promise<Client>((resolve, reject) => {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    let receivedBytes = 0
    let acknowledged = 0
    const send = (message: Uint8Array) => socket.send(wrapped(dialect, message))
    const ask = (vector: Uint8Array) => send(syncMessage(syncMessages.step1, vector))
    const client: Client = {
      receivedBytes: () => receivedBytes,
      update: (update) => send(syncMessage(syncMessages.update, update)),
      presence: (entries) =>
        send(
          encoding.encode((encoder) => {
            encoding.writeVarUint(encoder, messages.awareness)
            encoding.writeVarUint8Array(encoder, entries)
          }),
        ),
      ask,
      close: () =>
        new Promise((done) => {
          if (socket.readyState === WebSocket.CLOSED) return done()
          socket.once('close', () => done())
          socket.close()
        }),
    }

    function hearSync(step: number, bytes: Uint8Array) {
      if (step === syncMessages.step1) {
        send(syncMessage(syncMessages.step2, emptyUpdate))
        resolve(client)
      } else if (step === syncMessages.step2) heard.step2?.(bytes)
      else heard.update?.(bytes)
    }
    socket.on('message', (data: Buffer) => {
      receivedBytes += data.length
      const decoder = decoding.createDecoder(data.subarray(dialect.prefix.length))
      const type = decoding.readVarUint(decoder)
      if (dialect.sync.includes(type))
        hearSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
      else if (type === messages.awareness) heard.presence?.(decoding.readVarUint8Array(decoder))
      else if (type === dialect.saved) {
        // Taula says how many so far; Hocuspocus says "one more".
        const number = decoding.readVarUint(decoder)
        acknowledged = type === messages.saved ? number : acknowledged + 1
        heard.saved?.(acknowledged)
      }
    })
    socket.once('open', () => {
      for (const message of dialect.hello) send(message)
      if (dialect.answers) ask(vector)
      else resolve(client)
      if (presence) client.presence(presence)
    })
    socket.once('error', reject)
    socket.once('close', (code, reason) => reject(new Error(`closed with ${code} ${reason.toString()}`)))
  })
}

const syncMessage = (step: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
