// What it costs to put text into notes. Yjs looks for a struct's place among all that stands between the two that its
// author saw beside it: between them there is only what others have typed there meanwhile.
import * as Y from 'yjs'
import type { Id, Struct } from './bounds.ts'
import { asTaken } from './order.ts'
import type { NewAt } from './order.ts'
import { finderIn, itemAt, keyOf } from './places.ts'

/**
 * How many comparisons the structs that come to one note take at most, counted no further than a little beyond `max`.
 * None for what goes between two that still are side by side; else all that stands between them, and all that came
 * before it in the same update, which may be there too.
 */
export function typingSteps(doc: Y.Doc, note: string, texts: readonly Struct[], max: number): number {
  const newAt = finderIn(texts)
  const neighbours = createNeighbours(newAt)
  const gaps = createGaps(doc, note, newAt)
  let [steps, taken] = [0, 0]
  for (const struct of asTaken(texts, newAt)) {
    const between = gaps.between(struct, max - steps)
    if (!neighbours.take(struct) || between > 0) steps += between + taken
    if (steps > max) break
    taken += 1
  }
  return steps
}

const isSame = (a: Id | undefined, b: Id | undefined) => a?.client === b?.client && a?.clock === b?.clock
const idBefore = ({ client, clock }: Id): Id => ({ client, clock: clock - 1 })
const idBehind = ({ client, clock }: Id): Id => ({ client, clock: clock + 1 })

/** Follows what an update's author had side by side. Nobody writes twice between the same two: what came is between them. */
function createNeighbours(newAt: NewAt) {
  const behind = new Map<string, Id | undefined>()
  const before = new Map<string, Id | undefined>()
  let isBegun = false

  const inOne = (left: Id, right: Id) => {
    const struct = newAt(left)
    return struct !== undefined && struct === newAt(right)
  }
  function isNextTo(left: Id, right: Id | undefined): boolean {
    const name = keyOf(left)
    if (behind.has(name)) return isSame(behind.get(name), right)
    return !inOne(left, idBehind(left)) || isSame(idBehind(left), right)
  }
  function isPreviousTo(right: Id, left: Id | undefined): boolean {
    const name = keyOf(right)
    if (before.has(name)) return isSame(before.get(name), left)
    return !inOne(idBefore(right), right) || isSame(idBefore(right), left)
  }
  return {
    /** Puts a struct between its two. Answers false where those were not side by side. */
    take(struct: Struct): boolean {
      const { origin, rightOrigin } = struct
      const fits =
        (!origin || isNextTo(origin, rightOrigin)) &&
        (!rightOrigin || isPreviousTo(rightOrigin, origin)) &&
        (origin !== undefined || rightOrigin !== undefined || !isBegun)
      const last: Id = { client: struct.client, clock: struct.clock + struct.length - 1 }
      if (origin) behind.set(keyOf(origin), struct)
      if (rightOrigin) before.set(keyOf(rightOrigin), last)
      if (!origin && !rightOrigin) isBegun = true
      before.set(keyOf(struct), origin)
      behind.set(keyOf(last), rightOrigin)
      return fits
    },
  }
}

/** Counts what stands in the document between the two that a struct names. */
function createGaps(doc: Y.Doc, note: string, newAt: NewAt) {
  const ends = new Map<Struct, Id | undefined>()
  const counts = new Map<string, number>()

  /** The first one to the right that stands in the document: what comes between is of the update. */
  function endOf(struct: Struct): Id | undefined {
    const path: Struct[] = []
    let end: Id | undefined
    for (let next: Struct | undefined = struct; next !== undefined;) {
      end = ends.get(next) ?? next.rightOrigin
      if (ends.has(next)) break
      path.push(next)
      // Whoever comes here again went in a circle.
      ends.set(next, undefined)
      next = end && !itemAt(doc, end) ? newAt(end) : undefined
    }
    for (const one of path) ends.set(one, end)
    return end
  }
  return {
    between(struct: Struct, max: number): number {
      // What is new has nothing behind it but what comes with it.
      if (struct.origin && !itemAt(doc, struct.origin)) return 0
      const end = endOf(struct)
      const name = `${struct.origin ? keyOf(struct.origin) : ''}-${end ? keyOf(end) : ''}`
      const count = counts.get(name) ?? countBetween(doc, note, struct.origin, end, max)
      counts.set(name, count)
      return count
    },
  }
}

/** Counts items, deleted ones too, as they will be when those at both ends are cut where they have to be. */
function countBetween(
  doc: Y.Doc,
  note: string,
  origin: Id | undefined,
  end: Id | undefined,
  max: number,
): number {
  const left = origin && itemAt(doc, origin)
  const right = end && itemAt(doc, end)
  let count = 0
  if (left && isCutBehind(left, origin)) {
    if (left === right && end && end.clock > origin.clock) return end.clock - origin.clock > 1 ? 1 : 0
    count += 1
  }
  if (right && end && isCutBehind(right, idBefore(end))) count += 1
  if (left) for (let item = left.right; item && item !== right && count <= max; item = item.right) count += 1
  else if (right) for (let item = right.left; item && count <= max; item = item.left) count += 1
  else if (doc.share.has(note)) count = Y.getTypeChildren(doc.getText(note)).length
  return count
}

/** Whether an item goes on behind this id. */
const isCutBehind = ({ id, length }: Y.Item, { clock }: Id) =>
  clock >= id.clock && clock < id.clock + length - 1
