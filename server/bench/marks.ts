// What presences carry: whose it is, its clock, and when it was said, in milliseconds of this process.
import * as decoding from 'lib0/decoding'

export interface Mark {
  readonly client: number
  readonly clock: number
  /** NaN where it says nothing of that. */
  readonly at: number
}

export function marksIn(entries: Uint8Array): readonly Mark[] {
  const decoder = decoding.createDecoder(entries)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    at: Number(/"at":([\d.]+)/.exec(decoding.readVarString(decoder))?.[1]),
  }))
}
