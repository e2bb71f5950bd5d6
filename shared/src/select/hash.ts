// A short number for a text, the same everywhere, that looks drawn by lot. Not against anybody who wants two texts to meet.

/** FNV-1a of 32 bits, finished so that near texts part. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}
