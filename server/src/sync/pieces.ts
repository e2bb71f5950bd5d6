// Cuts a large update into smaller ones, each of which builds on those before it alone, as if its author had sent it bit by
// bit: taken at once it would hold everybody up.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { ClockRange, ScannedUpdate, Struct } from './bounds.ts'
import { asTaken } from './order.ts'
import { finderIn, standingTextIn } from './places.ts'

/**
 * An update to this document in pieces of at most so many structs; as it is where it is small, or bad. What it deletes of
 * notes goes at once, else they would be too long in between; of values at the end, when there are others in their place.
 */
export function cut(
  doc: Y.Doc,
  { update, scanned }: ScannedUpdate,
  maxStructs: number,
): readonly Uint8Array[] {
  if (!scanned.ok || scanned.structs.length <= maxStructs) return [update]
  const { structs, deletes, deletesFrom } = scanned
  const pieces = [...inPieces(asTaken(structs, finderIn(structs)), maxStructs)]
  const deletedAt = finderIn(deletes)
  return pieces.map((runs, i) => {
    if (i === pieces.length - 1) return encodeRuns(update, runs, update.subarray(deletesFrom))
    const standing = i === 0 ? standingTextIn(doc, deletes) : []
    return encodeRuns(update, runs, encodeDeletes([...standing, ...textGone(doc, runs, deletedAt)]))
  })
}

/** The text among these that is news and that the update deletes: some keep it, to take that back. */
function textGone(
  doc: Y.Doc,
  runs: Runs,
  deletedAt: (id: Struct) => ClockRange | undefined,
): readonly ClockRange[] {
  return [...runs.values()].flat().flatMap((struct) => {
    const { client, isText } = struct
    const gone = isText ? deletedAt(struct) : undefined
    if (!gone) return []
    const from = Math.max(struct.clock, Y.getState(doc.store, client))
    const to = Math.min(struct.clock + struct.length, gone.clock + gone.length)
    return to > from ? [{ client, clock: from, length: to - from }] : []
  })
}

/** Structs of each client that follow each other in the update, but for clocks that it skips. */
type Runs = ReadonlyMap<number, readonly Struct[]>

function* inPieces(ordered: Iterable<Struct>, maxStructs: number): Generator<Runs> {
  let runs = new Map<number, Struct[]>()
  let count = 0
  for (const struct of ordered) {
    if (count === maxStructs) {
      yield runs
      ;[runs, count] = [new Map<number, Struct[]>(), 0]
    }
    const run = runs.get(struct.client)
    if (run) run.push(struct)
    else runs.set(struct.client, [struct])
    count += 1
  }
  yield runs
}

/** An update of these structs of another one, and these deletions as they are encoded. */
export function encodeRuns(update: Uint8Array, runs: Runs, deletes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.size)
    for (const [client, structs] of runs) {
      const [first, last] = [structs[0], structs.at(-1)]
      // What is skipped between them is in their bytes, too.
      encoding.writeVarUint(encoder, 1 + (last?.index ?? 0) - (first?.index ?? 0))
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, first?.clock ?? 0)
      encoding.writeUint8Array(encoder, update.subarray(first?.from, last?.to))
    }
    encoding.writeUint8Array(encoder, deletes)
  })
}

export function encodeDeletes(ranges: readonly ClockRange[]): Uint8Array {
  return encoding.encode((encoder) => {
    const byClient = Map.groupBy(ranges, ({ client }) => client)
    encoding.writeVarUint(encoder, byClient.size)
    for (const [client, own] of byClient) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, own.length)
      for (const { clock, length } of own) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })
}
