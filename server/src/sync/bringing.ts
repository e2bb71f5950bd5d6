// After a restore whoever comes back first brings what others did since the backup. What of that they may not write, and
// what builds on it, is left out: undone it would stay undone on its author's own device too, left out it comes with them.
import * as Y from 'yjs'
import type { Writer } from '@taula/shared/board/kind'
import type { ClockRange, Id, Struct } from './bounds.ts'
import { asTaken } from './order.ts'
import { encodeDeletes, encodeRuns } from './pieces.ts'
import { finderIn, isNote, keyOf, placesIn, standingTextIn } from './places.ts'
import type { Place, PlaceOf } from './places.ts'
import { othersMay } from './policy.ts'

export interface Parts {
  readonly update: Uint8Array
  /** What the document does not have yet, each client's together and by clock. */
  readonly news: readonly Struct[]
  readonly deletes: readonly ClockRange[]
}
/** That something was left out. */
export interface LeftOut {
  /** Whether it is what they wrote themselves. */
  readonly isMine: boolean
  /** When one of these has come, more of it can be taken. */
  readonly waitsFor: readonly Id[]
}
export interface Takeable extends Parts {
  readonly leftOut?: LeftOut | undefined
  /** Whether they are told of what is undone in a place: not of what others did. Undefined: of everything. */
  readonly isToTell?: (place: Place) => boolean
}
type IsMine = (struct: ClockRange) => boolean
type IsOthers = ReturnType<typeof othersMay>

/** What of somebody's step 2 can be taken. `now` in milliseconds. */
export function takeableOfAll(doc: Y.Doc, all: Parts, isMine: IsMine, writer: Writer, now: number): Takeable {
  const placeOf = placesIn(doc, all.news)
  const isLeft = isOthersToBring(all.update, placeOf, isMine, othersMay(doc, writer, now))
  const ends = endsOf(doc, all.news, isLeft)
  const mine = new Set(all.news.filter(isMine).map(placeOf))
  return {
    ...takeable(doc, all, ends, placeOf),
    leftOut: leftOutOf(ends, all.news, isMine),
    isToTell: (place) => mine.has(place),
  }
}

/** What of an edit can be taken, from somebody who may have what was left out. */
export function takeableOfEdit(doc: Y.Doc, edit: Parts): Takeable {
  const ends = endsOf(doc, edit.news, () => false)
  const gone = edit.deletes
    .map(({ client, clock, length }) => ({ client, clock: clock + length - 1 }))
    .filter((last) => !isBefore(ends, last))
  const leftOut =
    leftOutOf(ends, edit.news, () => true) ?? (gone.length > 0 ? { isMine: true, waitsFor: gone } : undefined)
  return leftOut ? { ...takeable(doc, edit, ends, placesIn(doc, edit.news)), leftOut } : edit
}

/** Up to which clock each client's structs are in the document once all that can be taken is. */
type Ends = (client: number) => number
const isBefore = (ends: Ends, { client, clock }: Id) => clock < ends(client)

function takeable(doc: Y.Doc, { update, news, deletes }: Parts, ends: Ends, placeOf: PlaceOf): Parts {
  const taken = news.filter((struct) => isBefore(ends, struct))
  const texts = textIn(doc, taken, deletes, placeOf)
  const runs = Map.groupBy(taken, ({ client }) => client)
  return { update: encodeRuns(update, runs, encodeDeletes(texts)), news: taken, deletes: texts }
}

const missing = (ends: Ends, { origin, rightOrigin }: Struct): Id | undefined =>
  [origin, rightOrigin].find((id) => id && !isBefore(ends, id))

function endsOf(doc: Y.Doc, news: readonly Struct[], isLeft: (struct: Struct) => boolean): Ends {
  const known = new Map<number, number>()
  const ends: Ends = (client) => known.get(client) ?? Y.getState(doc.store, client)
  for (const struct of asTaken(news, finderIn(news))) {
    const { client, clock, length } = struct
    if (clock === ends(client) && !missing(ends, struct) && !isLeft(struct)) known.set(client, clock + length)
  }
  return ends
}

function leftOutOf(ends: Ends, news: readonly Struct[], isMine: IsMine): LeftOut | undefined {
  const firsts = new Map<number, Struct>()
  for (const struct of news)
    if (!isBefore(ends, struct) && !firsts.has(struct.client)) firsts.set(struct.client, struct)
  if (firsts.size === 0) return undefined
  const mine = [...firsts.values()].filter(isMine)
  const left = mine.length > 0 ? mine : [...firsts.values()]
  return { isMine: mine.length > 0, waitsFor: left.map(rootsIn(ends, firsts)) }
}

/** What a struct that is left out waits for in the end: what is missing in the update too, or may not be taken. */
function rootsIn(ends: Ends, firsts: ReadonlyMap<number, Struct>): (struct: Struct) => Id {
  const known = new Map<Struct, Id>()
  return (first) => {
    const path: Struct[] = []
    let root: Id | undefined
    for (let struct = first; root === undefined;) {
      path.push(struct)
      const id = missing(ends, struct) ?? { client: struct.client, clock: ends(struct.client) }
      // Whoever comes here again went in a circle.
      known.set(struct, id)
      const next = firsts.get(id.client)
      root = next ? known.get(next) : id
      struct = next ?? struct
    }
    for (const one of path) known.set(one, root)
    return root
  }
}

/** What others wrote and this writer may not write, but somebody may. */
function isOthersToBring(update: Uint8Array, placeOf: PlaceOf, isMine: IsMine, isOthers: IsOthers) {
  // Not before somebody asks: mostly people bring what is theirs.
  let values: ReadonlyMap<string, unknown> | undefined
  return (struct: Struct) => {
    const place = struct.isGone || isMine(struct) ? undefined : placeOf(struct)
    if (place === undefined || isNote(place)) return false
    values ??= valuesIn(update)
    const key = keyOf(struct)
    return values.has(key) && isOthers(place, values.get(key))
  }
}

function valuesIn(update: Uint8Array): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  for (const struct of structsIn(update)) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue
    values.set(keyOf(struct.id), struct.content.getContent().at(-1))
  }
  return values
}
function structsIn(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update).structs
  } catch {
    // Text that is no UTF-8: such an update is refused when it is applied.
    return []
  }
}

/**
 * What is deleted of text that stands, or will. A value is deleted by what replaces it: where that was left out, the value
 * stands, and nobody deleted it.
 */
function textIn(doc: Y.Doc, taken: readonly Struct[], deletes: readonly ClockRange[], placeOf: PlaceOf) {
  const takenAt = finderIn(taken)
  const texts = [...standingTextIn(doc, deletes)]
  for (const range of deletes) {
    const end = range.clock + range.length
    let clock = Math.max(range.clock, Y.getState(doc.store, range.client))
    while (clock < end) {
      const struct = takenAt({ client: range.client, clock })
      if (!struct) break
      const to = Math.min(end, struct.clock + struct.length)
      const place = struct.isGone ? undefined : placeOf(struct)
      if (place !== undefined && isNote(place))
        texts.push({ client: range.client, clock, length: to - clock })
      clock = to
    }
  }
  return texts
}
