// Where ids lead: to what stands in a document, or to what an update brings.
import * as Y from 'yjs'
import type { ClockRange, Id, Struct } from './bounds.ts'

/** A register, `<root map>/<key>`, or a note, `note:<ticketId>`. */
export type Place = string
export const isNote = (place: Place): boolean => !place.includes('/')

/** An id as a key of maps and sets. */
export const keyOf = ({ client, clock }: Id): string => `${client} ${clock}`

/** The item that stands where an id says; undefined where there is none yet, or none any more. */
export function itemAt(doc: Y.Doc, { client, clock }: Id): Y.Item | undefined {
  if (clock < 0 || clock >= Y.getState(doc.store, client)) return undefined
  const item = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item ? item : undefined
}

/** The items that stand in these ranges and are not deleted, each with the part of it that is meant. */
export function* standingIn(
  doc: Y.Doc,
  ranges: readonly ClockRange[],
): Generator<{ readonly item: Y.Item; readonly from: number; readonly to: number }> {
  for (const { client, clock, length } of ranges) {
    const structs = doc.store.clients.get(client)
    if (!structs || clock >= Y.getState(doc.store, client)) continue
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (!struct || struct.id.clock >= clock + length) break
      if (struct.deleted || !(struct instanceof Y.Item)) continue
      const from = Math.max(clock, struct.id.clock)
      yield { item: struct, from, to: Math.min(clock + length, struct.id.clock + struct.length) }
    }
  }
}

/** What of these ranges is text that stands. */
export const standingTextIn = (doc: Y.Doc, ranges: readonly ClockRange[]): readonly ClockRange[] =>
  [...standingIn(doc, ranges)].flatMap(({ item, from, to }) =>
    item.parentSub === null ? [{ client: item.id.client, clock: from, length: to - from }] : [],
  )

/** Finds the one of these that an id is in; each client's by clock. */
export function finderIn<T extends ClockRange>(ranges: readonly T[]): (id: Id) => T | undefined {
  // Not before somebody asks: most of what comes builds on nothing that comes with it.
  let byClient: ReadonlyMap<number, readonly T[]> | undefined
  return ({ client, clock }) => {
    byClient ??= Map.groupBy(ranges, (range) => range.client)
    const own = byClient.get(client) ?? []
    let [low, high] = [0, own.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((own[middle]?.clock ?? 0) <= clock) low = middle
      else high = middle - 1
    }
    const found = own[low]
    return found && clock >= found.clock && clock < found.clock + found.length ? found : undefined
  }
}

export type PlaceOf = (struct: Struct) => Place | undefined

/** The place of each struct, where it can be told: an item with neighbours goes where they are. */
export function placesIn(doc: Y.Doc, news: readonly Struct[]): PlaceOf {
  const newAt = finderIn(news)
  const names = new Map<unknown, string>()
  const known = new Map<Struct, Place | undefined>()

  function nameOf(parent: Y.Item['parent']): string | undefined {
    if (!(parent instanceof Y.AbstractType)) return undefined
    const name = names.get(parent) ?? Y.findRootTypeKey(parent)
    names.set(parent, name)
    return name
  }

  function standingAt(id: Id): Place | undefined {
    const item = itemAt(doc, id)
    const name = item && nameOf(item.parent)
    return name === undefined || item?.parentSub === null ? name : `${name}/${item?.parentSub}`
  }
  return (struct) => {
    const named = struct.register ?? struct.note
    if (named !== undefined) return named
    const path: Struct[] = []
    let place: Place | undefined
    for (let next: Struct | undefined = struct; next !== undefined;) {
      place = known.get(next) ?? next.register ?? next.note
      if (place !== undefined || known.has(next)) break
      path.push(next)
      // Whoever comes here again went in a circle.
      known.set(next, undefined)
      const neighbour: Id | undefined = next.origin ?? next.rightOrigin
      place = neighbour && standingAt(neighbour)
      next = neighbour && place === undefined ? newAt(neighbour) : undefined
    }
    for (const one of path) known.set(one, place)
    return place
  }
}
