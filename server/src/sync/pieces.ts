// Cuts a large update into smaller ones, each of which builds on those before it alone, as if its author had sent it bit by
// bit: taken at once it would hold everybody up.
import * as encoding from 'lib0/encoding'
import { scanUpdate } from './bounds.ts'
import type { Struct } from './bounds.ts'
import { asTaken } from './order.ts'
import { structFinder } from './places.ts'

/** Bytes that a struct takes at least. */
const minStructBytes = 2
const noDeletes = Uint8Array.of(0)

/**
 * The update in pieces of at most so many structs; as it is where it is small, or bad. What it deletes is in the last:
 * that may be anything of what came before.
 */
export function cut(update: Uint8Array, maxStructs: number): readonly Uint8Array[] {
  if (update.length < maxStructs * minStructBytes) return [update]
  const scanned = scanUpdate(update)
  if (!scanned.ok || scanned.structs.length <= maxStructs) return [update]
  const { structs, deletesFrom } = scanned
  const pieces = [...inPieces(asTaken(structs, structFinder(structs)), maxStructs)]
  return pieces.map((runs, i) =>
    encode(update, runs, i === pieces.length - 1 ? update.subarray(deletesFrom) : noDeletes),
  )
}

/** Structs of each client that follow each other, in the update's bytes too. */
type Runs = Map<number, Struct[]>

function* inPieces(ordered: Iterable<Struct>, maxStructs: number): Generator<Runs> {
  let runs: Runs = new Map()
  let count = 0
  for (const struct of ordered) {
    const last = runs.get(struct.client)?.at(-1)
    if (count === maxStructs || (last && last.to !== struct.from)) {
      yield runs
      ;[runs, count] = [new Map(), 0]
    }
    const run = runs.get(struct.client)
    if (run) run.push(struct)
    else runs.set(struct.client, [struct])
    count += 1
  }
  yield runs
}

function encode(update: Uint8Array, runs: Runs, deletes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.size)
    for (const [client, structs] of runs) {
      const [first, last] = [structs[0], structs.at(-1)]
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, first?.clock ?? 0)
      encoding.writeUint8Array(encoder, update.subarray(first?.from, last?.to))
    }
    encoding.writeUint8Array(encoder, deletes)
  })
}
