// Reads through a Yjs V1 update without building anything, and refuses what a board never contains. Runs before Yjs
// decodes: an update of 8 bytes may claim 30 million structs, a value 20,000 levels. Format: yjs/src/utils/encoding.js.
import * as decoding from 'lib0/decoding'
import { isKindName } from '@taula/shared/board/schema'
import { maxJsonDepth, maxKeyLength } from './limits.ts'

/** A run of structs of one client: clocks `clock` to `clock + length - 1`. */
export interface ClockRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}
export type Scanned =
  | { readonly ok: true; readonly ranges: readonly ClockRange[] }
  | { readonly ok: false; readonly why: string }

class OutOfBounds extends Error {}
const refuse = (why: string): never => {
  throw new OutOfBounds(why)
}

const contents = { gc: 0, deleted: 1, string: 4, any: 8, skip: 10 } as const
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentSub = 0x20

/** Scans an update. Never throws; takes time in proportion to its bytes. */
export function scanUpdate(update: Uint8Array): Scanned {
  const decoder = decoding.createDecoder(update)
  try {
    const ranges = scanStructs(decoder)
    scanDeletes(decoder)
    if (decoding.hasContent(decoder)) refuse('bytes behind the update')
    return { ok: true, ranges }
  } catch (error) {
    return { ok: false, why: error instanceof OutOfBounds ? error.message : 'an update that ends too early' }
  }
}

const left = (decoder: decoding.Decoder) => decoder.arr.length - decoder.pos

/** A count of things that take at least so many bytes each. */
function readCount(decoder: decoding.Decoder, bytesEach: number): number {
  const count = decoding.readVarUint(decoder)
  if (count * bytesEach > left(decoder)) refuse('more things claimed than bytes sent')
  return count
}

function scanStructs(decoder: decoding.Decoder): ClockRange[] {
  const ranges: ClockRange[] = []
  for (let clients = readCount(decoder, 3); clients > 0; clients--) {
    const structs = decoding.readVarUint(decoder)
    if (structs * 2 > left(decoder)) refuse('more structs claimed than bytes sent')
    const client = decoding.readVarUint(decoder)
    let clock = decoding.readVarUint(decoder)
    for (let i = 0; i < structs; i++) {
      const { length, isSkip } = scanStruct(decoder)
      if (!isSkip) ranges.push({ client, clock, length })
      clock += length
    }
  }
  return ranges
}

function scanStruct(decoder: decoding.Decoder): { readonly length: number; readonly isSkip: boolean } {
  const info = readByte(decoder)
  const content = info & 0x1f
  if (content === contents.gc || content === contents.skip) {
    return { length: readLength(decoder), isSkip: content === contents.skip }
  }
  if (info & hasOrigin) skipId(decoder)
  if (info & hasRightOrigin) skipId(decoder)
  if ((info & (hasOrigin | hasRightOrigin)) === 0) scanParent(decoder, (info & hasParentSub) !== 0)
  return { length: scanContent(decoder, content), isSkip: false }
}

/** An item without neighbours names its parent; with neighbours it inherits theirs. */
function scanParent(decoder: decoding.Decoder, keyed: boolean) {
  if (decoding.readVarUint(decoder) !== 1) refuse('a value inside a nested type')
  const root = decoding.readVarString(decoder)
  if (!isKindName(root)) refuse(`an unknown root type "${root.slice(0, 40)}"`)
  if (!keyed) refuse(`a list entry in the map "${root}"`)
  if (decoding.readVarString(decoder).length > maxKeyLength) refuse('a key that is too long')
}

function scanContent(decoder: decoding.Decoder, content: number): number {
  switch (content) {
    case contents.deleted:
      return readLength(decoder)
    case contents.string:
      return Math.max(1, decoding.readVarString(decoder).length)
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

function scanAny(decoder: decoding.Decoder, depth: number): void {
  if (depth > maxJsonDepth) refuse('a value nested too deeply')
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
      return skip(decoder, decoding.readVarUint(decoder))
    case anyTags.bytes:
      return skip(decoder, decoding.readVarUint(decoder))
    case anyTags.object:
      for (let n = readCount(decoder, 2); n > 0; n--) {
        if (decoding.readVarString(decoder) === '__proto__') refuse('a key that is no key')
        scanAny(decoder, depth + 1)
      }
      return
    case anyTags.array:
      for (let n = readCount(decoder, 1); n > 0; n--) scanAny(decoder, depth + 1)
      return
    default:
      // undefined, null, false, true have no bytes of their own.
      if (tag < 120 || tag > 127) refuse('a value of no known type')
  }
}

function scanDeletes(decoder: decoding.Decoder) {
  for (let clients = readCount(decoder, 2); clients > 0; clients--) {
    decoding.readVarUint(decoder)
    for (let ranges = readCount(decoder, 2); ranges > 0; ranges--) skipId(decoder)
  }
}

function readByte(decoder: decoding.Decoder): number {
  if (left(decoder) < 1) refuse('an update that ends too early')
  return decoding.readUint8(decoder)
}
function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder)
  if (length === 0) refuse('a struct of no length')
  return length
}
function skip(decoder: decoding.Decoder, bytes: number) {
  if (bytes > left(decoder)) refuse('an update that ends too early')
  decoder.pos += bytes
}
function skipId(decoder: decoding.Decoder) {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}
