// Updates that no client of ours would write, put together struct by struct. Format: yjs/src/utils/encoding.js.
import * as encoding from 'lib0/encoding'
import { scanUpdate } from '../../src/sync/bounds.ts'
import type { ScannedUpdate } from '../../src/sync/bounds.ts'

export interface Id {
  readonly client: number
  readonly clock: number
}
export interface Item {
  /** `<root map>/<key>`, or a root type alone: for an item without neighbours. */
  readonly register?: string
  readonly origin?: Id
  readonly rightOrigin?: Id
  /** Values as JSON, one text, how many deleted values, or how many clocks that are skipped. */
  readonly content:
    | { readonly any: readonly unknown[] }
    | { readonly text: string }
    | { readonly gone: number }
    | { readonly skip: number }
}
export interface Run extends Id {
  readonly items: readonly Item[]
}
export interface Deleted extends Id {
  readonly length: number
}

/** As a room scans an update. */
export const scan = (update: Uint8Array): ScannedUpdate => ({ update, scanned: scanUpdate(update) })

export function craft(runs: readonly Run[], deleted: readonly Deleted[] = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length)
    for (const { client, clock, items } of runs) {
      encoding.writeVarUint(encoder, items.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const item of items) writeItem(encoder, item)
    }
    const byClient = Map.groupBy(deleted, ({ client }) => client)
    encoding.writeVarUint(encoder, byClient.size)
    for (const [client, ranges] of byClient) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const { clock, length } of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })
}

function writeItem(encoder: encoding.Encoder, { register, origin, rightOrigin, content }: Item) {
  if ('skip' in content) {
    encoding.writeUint8(encoder, 10)
    return encoding.writeVarUint(encoder, content.skip)
  }
  const type = 'any' in content ? 8 : 'text' in content ? 4 : 1
  const [root, key] = register?.split(/\/(.*)/s) ?? []
  encoding.writeUint8(
    encoder,
    type | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20),
  )
  for (const id of [origin, rightOrigin]) {
    if (!id) continue
    encoding.writeVarUint(encoder, id.client)
    encoding.writeVarUint(encoder, id.clock)
  }
  if (!origin && !rightOrigin && root !== undefined) {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  if ('gone' in content) encoding.writeVarUint(encoder, content.gone)
  else if ('text' in content) encoding.writeVarString(encoder, content.text)
  else {
    encoding.writeVarUint(encoder, content.any.length)
    for (const value of content.any) encoding.writeAny(encoder, value as encoding.AnyEncodable)
  }
}
