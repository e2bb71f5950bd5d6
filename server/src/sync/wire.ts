// Frames of the y-websocket protocol, taken apart and put together. Knows bytes, not rooms.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import type { Undone } from '@taula/shared/protocol/messages'

export type Incoming =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly entries: Uint8Array }
  | { readonly type: 'queryPresence' }
  | { readonly type: 'bad'; readonly why: string }

const bad = (why: string): Incoming => ({ type: 'bad', why })

/** Reads one frame. Never throws. */
export function readFrame(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame)
  try {
    const message = read(decoder)
    return decoding.hasContent(decoder) ? bad('bytes behind the message') : message
  } catch {
    // lib0 has no other word for a frame that ends too early.
    return bad('a message that ends too early')
  }
}

function read(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case messages.sync:
      return readSync(decoder)
    case messages.awareness:
      return { type: 'presence', entries: decoding.readVarUint8Array(decoder) }
    case messages.queryAwareness:
      return { type: 'queryPresence' }
    default:
      return bad('a message of no known type')
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (step) {
    case syncMessages.step1:
      return { type: 'step1', stateVector: bytes }
    case syncMessages.step2:
      return { type: 'step2', update: bytes }
    case syncMessages.update:
      return { type: 'update', update: bytes }
    default:
      return bad('a sync message of no known type')
  }
}

const frameOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write)

const sync = (step: number, bytes: Uint8Array) =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, messages.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1Frame = (stateVector: Uint8Array): Uint8Array => sync(syncMessages.step1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => sync(syncMessages.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => sync(syncMessages.update, update)

export const presenceFrame = (entries: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, messages.awareness)
    encoding.writeVarUint8Array(encoder, entries)
  })

/** `count`: how many of the connection's step 2 and update messages are dealt with and on disk. */
export const savedFrame = (count: number): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, messages.saved)
    encoding.writeVarUint(encoder, count)
  })

export const undoneFrame = (undone: Undone): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, messages.undone)
    encoding.writeVarString(encoder, JSON.stringify(undone))
  })
