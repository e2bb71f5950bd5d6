// What an update would cost, estimated before Yjs takes it: a few bytes can ask for hours of work, or for the whole
// board to be put back. What honest people write costs a step for each struct.
import * as Y from 'yjs'
import { isKindName } from '@taula/shared/board/schema'
import type { ClockRange, Struct } from './bounds.ts'
import { movingSteps } from './costOfMoves.ts'
import { typingSteps } from './costOfText.ts'
import { isNote, itemAt, keyOf, placesIn, standingIn } from './places.ts'
import type { Place } from './places.ts'

export interface Cost {
  /** How many values it deletes that still stand, beside one for each struct that may replace one. Text is no value. */
  readonly bareDeletions: number
  /** How many comparisons Yjs makes at most to place new structs among those that stand and among each other. */
  readonly steps: number
}

/** `news` each client's together and by clock. Counts no further than a little beyond `maxSteps`. */
export function costOf(
  doc: Y.Doc,
  news: readonly Struct[],
  deletes: readonly ClockRange[],
  maxSteps: number,
): Cost {
  const placeOf = placesIn(doc, news)
  const values: (readonly [Struct, Place])[] = []
  const texts = new Map<Place, Struct[]>()
  let standing = 0
  for (const { item } of standingIn(doc, deletes)) if (item.parentSub !== null) standing += 1
  for (const struct of news) {
    const place = placeOf(struct)
    if (place === undefined) continue
    if (!isNote(place)) values.push([struct, place])
    else if (texts.get(place)?.push(struct) === undefined) texts.set(place, [struct])
  }
  let steps = placingSteps(doc, values) + movingSteps(doc, news, deletes)
  for (const [note, structs] of texts) {
    if (steps <= maxSteps) steps += typingSteps(doc, note, structs, maxSteps - steps)
  }
  return { bareDeletions: standing - values.length, steps }
}

/** What comes to one register: `beside` others that want the same place, among which Yjs looks for theirs one by one. */
interface Pile {
  items: number
  beside: number
  /** Whether the first place in it is taken. */
  isBegun: boolean
}

function placingSteps(doc: Y.Doc, values: readonly (readonly [Struct, Place])[]): number {
  const taken = new Set<string>()
  const piles = new Map<string, Pile>()
  for (const [struct, register] of values) {
    let pile = piles.get(register)
    if (!pile) piles.set(register, (pile = { items: 0, beside: 0, isBegun: false }))
    pile.items += 1
    const place = struct.origin && keyOf(struct.origin)
    const isTaken = place === undefined ? pile.isBegun : taken.has(place)
    if (isTaken || !isEnd(doc, struct)) pile.beside += 1
    if (place === undefined) pile.isBegun = true
    else taken.add(place)
  }
  let steps = 0
  for (const [register, { items, beside }] of piles) {
    if (beside > 0) steps += beside * (items + depth(doc, register))
  }
  return steps
}

/** Whether nothing stands yet behind where it wants to be. */
function isEnd(doc: Y.Doc, { origin, register }: Struct): boolean {
  if (origin) return !itemAt(doc, origin)?.right
  return register !== undefined && !lastIn(doc, register)
}

/** How many items a register has, the deleted ones among them. */
function depth(doc: Y.Doc, register: string): number {
  let count = 0
  for (let item = lastIn(doc, register); item; item = item.left) count += 1
  return count
}

/** The item that stands in a register now, deleted or not. */
function lastIn(doc: Y.Doc, register: string): Y.Item | null {
  const slash = register.indexOf('/')
  const kind = register.slice(0, slash)
  return isKindName(kind) ? (doc.getMap(kind)._map.get(register.slice(slash + 1)) ?? null) : null
}
