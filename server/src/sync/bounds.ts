// Reads through a Yjs V1 update without building anything, and refuses what a board never contains. Runs before Yjs
// decodes: an update of 8 bytes may claim 30 million structs, a value 20,000 levels. Format: yjs/src/utils/encoding.js.
import * as decoding from 'lib0/decoding'
import { noteTicket } from '@taula/shared/board/notes'
import { isKindName } from '@taula/shared/board/schema'
import { maxJsonDepth, maxJsonEntries, maxKeyLength, maxTextBytes } from './limits.ts'
import {
  left,
  OutOfBounds,
  Reader,
  readByte,
  readCount,
  readInt,
  readLength,
  refuse,
  skip,
} from './updateReader.ts'

export interface Id {
  readonly client: number
  readonly clock: number
}
/** Clocks `clock` to `clock + length - 1` of one client. */
export interface ClockRange extends Id {
  readonly length: number
}
/** Where an item wants to be: behind or before another one, or the first in a register or a note. */
export interface Wish {
  readonly origin?: Id | undefined
  readonly rightOrigin?: Id | undefined
  /** `<root map>/<key>` */
  readonly register?: string | undefined
  /** `note:<ticketId>` */
  readonly note?: string | undefined
}
export interface Struct extends ClockRange, Wish {
  /** Whether nothing but its length is left of it. */
  readonly isGone: boolean
  /** Whether it is text that is there. */
  readonly isText: boolean
  /** Which of its client's structs in the update it is, those counted that only skip clocks. */
  readonly index: number
  /** Where it begins and ends in the bytes of the update. */
  readonly from: number
  readonly to: number
}
export type Scanned =
  | {
      readonly ok: true
      /** Each client's together and by clock. */
      readonly structs: readonly Struct[]
      /** None twice; each client's together and by clock. */
      readonly deletes: readonly ClockRange[]
      /** Where those begin in the bytes of the update. */
      readonly deletesFrom: number
    }
  | { readonly ok: false; readonly why: string }

/** An update and what it was scanned as. */
export interface ScannedUpdate {
  readonly update: Uint8Array
  readonly scanned: Scanned
}

const contents = { gc: 0, deleted: 1, string: 4, any: 8, skip: 10 } as const
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentSub = 0x20

/** Scans an update. Never throws; takes time in proportion to its bytes. */
export function scanUpdate(update: Uint8Array): Scanned {
  const decoder = new Reader(update)
  try {
    const structs = scanStructs(decoder)
    const deletesFrom = decoder.pos
    const deletes = scanDeletes(decoder)
    if (decoding.hasContent(decoder)) refuse('bytes behind the update')
    return { ok: true, structs, deletes, deletesFrom }
  } catch (error) {
    return { ok: false, why: error instanceof OutOfBounds ? error.message : 'an update that ends too early' }
  }
}

function scanStructs(decoder: Reader): Struct[] {
  const all: Struct[] = []
  const seen = new Set<number>()
  for (let clients = readCount(decoder, 3); clients > 0; clients--) {
    const structs = readInt(decoder)
    if (structs * 2 > left(decoder)) refuse('more structs claimed than bytes sent')
    const client = readInt(decoder)
    if (seen.has(client)) refuse('a client named twice')
    seen.add(client)
    let clock = readInt(decoder)
    for (let i = 0; i < structs; i++) {
      clock += scanStruct(decoder, { client, clock }, i, all)
      if (clock > Number.MAX_SAFE_INTEGER) refuse('a clock that is too large')
    }
  }
  return all
}

/** Puts the next struct into `all`, if it is one, and answers its length. */
function scanStruct(decoder: Reader, { client, clock }: Id, index: number, all: Struct[]): number {
  decoder.count()
  const from = decoder.pos
  const info = readByte(decoder)
  const content = info & 0x1f
  if (content === contents.gc || content === contents.skip) {
    const length = readLength(decoder)
    if (content === contents.gc)
      all.push({
        client,
        clock,
        length,
        isGone: true,
        isText: false,
        ...nowhere,
        index,
        from,
        to: decoder.pos,
      })
    return length
  }
  const origin = info & hasOrigin ? readId(decoder) : undefined
  const rightOrigin = info & hasRightOrigin ? readId(decoder) : undefined
  const parent = origin || rightOrigin ? nowhere : readParent(decoder, (info & hasParentSub) !== 0)
  const { register, note } = parent
  if (note !== undefined && content === contents.any) refuse('a value in a note')
  if (register !== undefined && content === contents.string) refuse('text in a map')
  const length = scanContent(decoder, content)
  all.push({
    client,
    clock,
    length,
    isGone: content === contents.deleted,
    isText: content === contents.string,
    origin,
    rightOrigin,
    register,
    note,
    index,
    from,
    to: decoder.pos,
  })
  return length
}
const nowhere = { origin: undefined, rightOrigin: undefined, register: undefined, note: undefined }

/** An item without neighbours names its parent; with neighbours it inherits theirs, and is judged once it is there. */
function readParent(decoder: Reader, keyed: boolean): Pick<Wish, 'register' | 'note'> {
  if (decoding.readVarUint(decoder) !== 1) refuse('a value inside a nested type')
  const root = decoder.readText()
  if (noteTicket(root) !== undefined) return keyed ? refuse('a value by its key in a note') : { note: root }
  if (!isKindName(root)) refuse(`an unknown root type "${root.slice(0, 40)}"`)
  if (!keyed) refuse(`a list entry in the map "${root}"`)
  const key = decoder.readText()
  if (key.length > maxKeyLength) refuse('a key that is too long')
  return { register: `${root}/${key}` }
}

function scanContent(decoder: Reader, content: number): number {
  switch (content) {
    case contents.deleted:
      return readLength(decoder)
    case contents.string:
      // Of no length it would take a register away without leaving a trace to judge.
      return decoder.readText().length || refuse('an item without content')
    case contents.any: {
      const count = readCount(decoder, 1)
      if (count === 0) refuse('an item without content')
      for (let i = 0; i < count; i++) scanAny(decoder, 0)
      return count
    }
    default:
      return refuse('content that a board never holds')
  }
}

// lib0's tags for JSON-like values: lib0/decoding.js, readAny.
const anyTags = {
  int: 125,
  float32: 124,
  float64: 123,
  bigint: 122,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
}

function scanAny(decoder: Reader, depth: number): void {
  if (depth > maxJsonDepth) refuse('a value nested too deeply')
  decoder.count()
  const tag = readByte(decoder)
  switch (tag) {
    case anyTags.int:
      decoding.readVarInt(decoder)
      return
    case anyTags.float32:
      return skip(decoder, 4)
    case anyTags.float64:
    case anyTags.bigint:
      return skip(decoder, 8)
    case anyTags.string:
    case anyTags.bytes: {
      const bytes = decoding.readVarUint(decoder)
      return bytes <= maxTextBytes ? skip(decoder, bytes) : refuse('a text that is too long')
    }
    case anyTags.object:
      for (let n = readEntries(decoder, 2); n > 0; n--) {
        if (decoder.readText() === '__proto__') refuse('a key that is no key')
        scanAny(decoder, depth + 1)
      }
      return
    case anyTags.array:
      for (let n = readEntries(decoder, 1); n > 0; n--) scanAny(decoder, depth + 1)
      return
    default:
      // undefined, null, false, true have no bytes of their own.
      if (tag < 120 || tag > 127) refuse('a value of no known type')
  }
}

function readEntries(decoder: decoding.Decoder, bytesEach: number): number {
  const entries = readCount(decoder, bytesEach)
  return entries <= maxJsonEntries ? entries : refuse('a value with too many entries')
}

function scanDeletes(decoder: decoding.Decoder): ClockRange[] {
  const all: ClockRange[] = []
  const seen = new Set<number>()
  for (let clients = readCount(decoder, 2); clients > 0; clients--) {
    const client = readInt(decoder)
    if (seen.has(client)) refuse('a client named twice')
    seen.add(client)
    for (const range of readRanges(decoder)) all.push({ client, ...range })
  }
  return all
}

/** By clock. Yjs walks over everything in a range, as often as it is named. */
function readRanges(decoder: decoding.Decoder) {
  const ranges: { readonly clock: number; readonly length: number }[] = []
  for (let n = readCount(decoder, 2); n > 0; n--)
    ranges.push({ clock: readInt(decoder), length: readInt(decoder) })
  ranges.sort((a, b) => a.clock - b.clock)
  let end = 0
  for (const { clock, length } of ranges) {
    if (clock < end) refuse('a deletion named twice')
    end = clock + length
  }
  if (end > Number.MAX_SAFE_INTEGER) refuse('a clock that is too large')
  return ranges
}

const readId = (decoder: decoding.Decoder): Id => ({ client: readInt(decoder), clock: readInt(decoder) })
