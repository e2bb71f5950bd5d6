// What an update would cost, estimated before Yjs takes it: a few bytes can ask for hours of work, or for the whole
// board to be put back. What honest people write costs a step for each struct.
import * as Y from 'yjs'
import { isKindName } from '@taula/shared/board/schema'
import type { ClockRange, Id, Struct } from './bounds.ts'

/** How many values it deletes that still stand, beside one for each struct that may replace one. */
export function bareDeletions(doc: Y.Doc, news: readonly Struct[], deletes: readonly ClockRange[]): number {
  let standing = 0
  for (const { client, clock, length } of deletes) {
    const structs = doc.store.clients.get(client)
    if (!structs || clock >= Y.getState(doc.store, client)) continue
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (!struct || struct.id.clock >= clock + length) break
      if (!struct.deleted) standing += 1
    }
  }
  return standing - news.length
}

/** What comes to one register: `beside` others that want the same place, among which Yjs looks for theirs one by one. */
interface Pile {
  items: number
  beside: number
}

/** How many comparisons Yjs makes at most to place new structs among those that stand and among each other. */
export function placingSteps(doc: Y.Doc, news: readonly Struct[]): number {
  const registerOf = registersIn(doc, news)
  const taken = new Set<string>()
  const piles = new Map<string, Pile>()
  for (const struct of news) {
    const register = registerOf(struct)
    if (register === undefined) continue
    const pile = piles.get(register) ?? { items: 0, beside: 0 }
    piles.set(register, pile)
    pile.items += 1
    const place = struct.origin ? `${struct.origin.client} ${struct.origin.clock}` : register
    if (taken.has(place) || !isEnd(doc, struct)) pile.beside += 1
    taken.add(place)
  }
  let steps = 0
  for (const [register, { items, beside }] of piles) {
    if (beside > 0) steps += beside * (items + depth(doc, register))
  }
  return steps
}

/** The register of each struct, where it can be told: an item with neighbours goes where they are. */
function registersIn(doc: Y.Doc, news: readonly Struct[]) {
  const byClient = Map.groupBy(news, ({ client }) => client)
  const names = new Map<unknown, string>([...doc.share].map(([name, type]) => [type, name]))
  const known = new Map<Struct, string | undefined>()

  function standingAt(id: Id): string | undefined {
    const item = itemAt(doc, id)
    return item && `${names.get(item.parent)}/${item.parentSub}`
  }
  return (struct: Struct): string | undefined => {
    const path: Struct[] = []
    let register: string | undefined
    for (let next: Struct | undefined = struct; next !== undefined;) {
      register = known.get(next) ?? next.register
      if (register !== undefined || known.has(next)) break
      path.push(next)
      // Whoever comes here again went in a circle.
      known.set(next, undefined)
      const neighbour: Id | undefined = next.origin ?? next.rightOrigin
      register = neighbour && standingAt(neighbour)
      next =
        neighbour && register === undefined
          ? structAt(byClient.get(neighbour.client), neighbour.clock)
          : undefined
    }
    for (const one of path) known.set(one, register)
    return register
  }
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

function itemAt(doc: Y.Doc, { client, clock }: Id): Y.Item | undefined {
  if (clock >= Y.getState(doc.store, client)) return undefined
  const item = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item ? item : undefined
}

function structAt(structs: readonly Struct[] = [], clock: number): Struct | undefined {
  let [low, high] = [0, structs.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((structs[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return structs[low]
}
