// A WebSocket as its room knows it. A room hands the same bytes to everybody: they are framed once, and go out as one write
// of one buffer, where `ws.send` makes options, a header and two writes for each reader. The stream below a WebSocket is
// private to ws: it is taken in this file alone, and where there is none `ws.send` does the same.
import { Socket as Stream } from 'node:net'
import { WebSocket } from 'ws'
import type { Socket } from '../sync/room.types.ts'

export function socketOf(ws: WebSocket): Socket {
  const stream: unknown = Reflect.get(ws, '_socket')
  const write =
    stream instanceof Stream && ws.extensions === ''
      ? (bytes: Uint8Array) => writeFrame(stream, bytes)
      : (bytes: Uint8Array) => ws.send(bytes)
  return {
    send(bytes) {
      if (ws.readyState === WebSocket.OPEN) write(bytes)
    },
    close: (code, reason) => ws.close(code, reason),
    buffered: () => ws.bufferedAmount,
    pause: () => ws.pause(),
    resume: () => ws.resume(),
  }
}

/** Bytes up to which they are copied behind their header. A whole board is not: nobody needs a second one in memory. */
const maxCopiedBytes = 16 * 1024

function writeFrame(stream: Stream, bytes: Uint8Array) {
  if (bytes.length <= maxCopiedBytes) return void stream.write(framed(bytes))
  stream.cork()
  stream.write(headerOf(bytes.length))
  stream.write(bytes)
  stream.uncork()
}

const frames = new WeakMap<Uint8Array, Buffer>()

/** The frame that these bytes, the very object, go out in. */
function framed(bytes: Uint8Array): Buffer {
  const known = frames.get(bytes)
  if (known) return known
  const frame = Buffer.concat([headerOf(bytes.length), bytes])
  frames.set(bytes, frame)
  return frame
}

/** A final binary frame that is not masked, as a server's are: RFC 6455, section 5.2. */
const finalBinary = 0x82

function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.of(finalBinary, length)
  if (length < 65_536) {
    const header = Buffer.of(finalBinary, 126, 0, 0)
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.of(finalBinary, 127, 0, 0, 0, 0, 0, 0, 0, 0)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
