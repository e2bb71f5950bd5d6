// Reads what came only once, however many clients it came to: the generator must not be what is measured.

/** Beyond it comparing is cheaper than keeping: a whole board comes to everybody in a row. */
const largeBytes = 16_384

/** Remembers what was made of the last messages. */
export function readOnce<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new Map<string, T>()
  let large: { readonly bytes: Uint8Array; readonly value: T } | undefined
  return (bytes) => {
    if (bytes.length > largeBytes) {
      if (!large || Buffer.compare(large.bytes, bytes) !== 0) large = { bytes, value: read(bytes) }
      return large.value
    }
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const found = known.get(key)
    if (found !== undefined) return found
    const fresh = read(bytes)
    known.set(key, fresh)
    // In order of insertion: the first is the oldest.
    if (known.size > 5_000) for (const oldest of [...known.keys()].slice(0, 1_000)) known.delete(oldest)
    return fresh
  }
}
