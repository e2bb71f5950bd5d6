// Answers that many ask for and that stay the same until a board changes: compressed once for all.
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

const gzip = promisify(zlib.gzip)
const brotli = promisify(zlib.brotliCompress)

/** Two thousand tickets take some tens of milliseconds off the event loop; the highest qualities take seconds. */
const brotliQuality = 5
const encodings = {
  br: (bytes: Uint8Array) =>
    brotli(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (bytes: Uint8Array) => gzip(bytes),
  identity: async (bytes: Uint8Array) => new Uint8Array(bytes),
} as const
type Encoding = keyof typeof encodings
/** The best first: most browsers say only what they take, and take `br` over https alone. */
const compressing = ['br', 'gzip'] as const

/** Sends bytes in the best encoding that is taken. The same bytes, the very object, are compressed once. */
export function createSender() {
  const compressed = createCompressed()
  return async (c: Context, bytes: Uint8Array, type: string): Promise<Response> => {
    const encoding = bestEncoding(c.req.header('accept-encoding') ?? '')
    c.header('Content-Type', type)
    c.header('Cache-Control', 'no-store')
    c.header('Vary', 'Accept-Encoding')
    if (encoding !== 'identity') c.header('Content-Encoding', encoding)
    return c.body(await compressed(bytes, encoding))
  }
}

function bestEncoding(header: string): Encoding {
  const taken = new Set(parseAccept(header).flatMap(({ type, q }) => (q > 0 ? [type] : [])))
  return compressing.find((encoding) => taken.has(encoding)) ?? 'identity'
}

/** A room hands out the same bytes until its board changes: they are the key of what was compressed. */
function createCompressed() {
  const done = new WeakMap<Uint8Array, Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>>()
  return (bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
    const known = done.get(bytes) ?? new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
    done.set(bytes, known)
    const answer = known.get(encoding) ?? encodings[encoding](bytes)
    known.set(encoding, answer)
    return answer
  }
}
