// How clients of the contestants put the same messages into frames.
import * as encoding from 'lib0/encoding'

/** Numbers of messages; what the bench itself says is the same everywhere. */
export interface Dialect {
  /** Frames that a client begins with. */
  readonly hello: readonly Uint8Array[]
  /** Bytes before each message. */
  readonly prefix: Uint8Array
  /** Message types that carry sync messages. */
  readonly sync: readonly number[]
  /** The message type that says an update was taken; undefined where there is none. */
  readonly saved: number | undefined
  /** Whether there is anybody at the other end: a relay passes questions on to everybody, and they would all answer. */
  readonly answers: boolean
}

const nothing = new Uint8Array()

/** y-websocket's: the board is in the address. */
export const yWebsocket = (saved?: number): Dialect => ({
  hello: [],
  prefix: nothing,
  sync: [0],
  saved,
  answers: true,
})

export const relay: Dialect = { ...yWebsocket(), answers: false }

/** Hocuspocus': the board is in each message, a token comes first, and a step 1 of the server is a "reply". */
export function hocuspocus(board: string): Dialect {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, board))
  const token = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'bench')
  })
  return { hello: [token], prefix, sync: [0, 4], saved: 8, answers: true }
}

export const wrapped = ({ prefix }: Dialect, message: Uint8Array): Uint8Array => {
  if (prefix.length === 0) return message
  const frame = new Uint8Array(prefix.length + message.length)
  frame.set(prefix)
  frame.set(message, prefix.length)
  return frame
}
