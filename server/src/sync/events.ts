// Server-sent events as bytes.
const text = new TextEncoder()

/** JSON has no line breaks of its own, so the data is one line. Without an id the reader keeps the last one. */
export const eventOf = (name: string, data: unknown, id?: string): Uint8Array =>
  text.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

/** Says "the line is alive" to pages, which cannot see comments. */
export const aliveEvent = eventOf('alive', {})

/** How long a reader is to wait before it comes back after the line broke. */
export const retryLine = (ms: number): Uint8Array => text.encode(`retry: ${Math.round(ms)}\n\n`)
