// Updates that no client of ours would write, put together struct by struct. Format: yjs/src/utils/encoding.js.
import * as encoding from 'lib0/encoding'

export interface Id {
  readonly client: number
  readonly clock: number
}
export interface Item {
  /** `<root map>/<key>`: for an item without neighbours. */
  readonly register?: string
  readonly origin?: Id
  /** Values as JSON, one text, or how many deleted values. */
  readonly content:
    | { readonly any: readonly unknown[] }
    | { readonly text: string }
    | { readonly gone: number }
}
export interface Run extends Id {
  readonly items: readonly Item[]
}
export interface Deleted extends Id {
  readonly length: number
}

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

function writeItem(encoder: encoding.Encoder, { register, origin, content }: Item) {
  const type = 'any' in content ? 8 : 'text' in content ? 4 : 1
  encoding.writeUint8(encoder, type | (origin ? 0x80 : 0) | (register === undefined ? 0 : 0x20))
  if (origin) {
    encoding.writeVarUint(encoder, origin.client)
    encoding.writeVarUint(encoder, origin.clock)
  } else if (register !== undefined) {
    const slash = register.indexOf('/')
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, register.slice(0, slash))
    encoding.writeVarString(encoder, register.slice(slash + 1))
  }
  if ('gone' in content) encoding.writeVarUint(encoder, content.gone)
  else if ('text' in content) encoding.writeVarString(encoder, content.text)
  else {
    encoding.writeVarUint(encoder, content.any.length)
    for (const value of content.any) encoding.writeAny(encoder, value as encoding.AnyEncodable)
  }
}
