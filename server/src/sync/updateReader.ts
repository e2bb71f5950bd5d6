// Reads the bytes of an update, and never beyond their end nor more things than there can be: what lib0 leaves to whoever
// calls it.
import * as decoding from 'lib0/decoding'
import { maxThings } from './limits.ts'

export class OutOfBounds extends Error {}
export const refuse = (why: string): never => {
  throw new OutOfBounds(why)
}

/** Reads an update, and counts what it has read of it: things of two bytes each cost far more than their bytes. */
export class Reader extends decoding.Decoder {
  private things = 0
  private readonly bytes = Buffer.from(this.arr.buffer, this.arr.byteOffset, this.arr.length)

  count(): void {
    this.things += 1
    if (this.things > maxThings) refuse('more things than a board holds')
  }
  /** lib0 makes a view of each text and decodes that, which takes longer than all else here: mostly it is ASCII. */
  readText(): string {
    const start = this.pos
    const length = decoding.readVarUint(this)
    const from = this.pos
    skip(this, length)
    for (let i = from; i < this.pos; i++) {
      if ((this.arr[i] ?? 0) < 0x80) continue
      this.pos = start
      return decoding.readVarString(this)
    }
    return this.bytes.toString('latin1', from, this.pos)
  }
}

export const left = (decoder: decoding.Decoder) => decoder.arr.length - decoder.pos

/** lib0 answers numbers that no database and no other reader takes. */
export function readInt(decoder: decoding.Decoder): number {
  const int = decoding.readVarUint(decoder)
  return int <= Number.MAX_SAFE_INTEGER ? int : refuse('a number that is too large')
}

/** A count of things that take at least so many bytes each. */
export function readCount(decoder: decoding.Decoder, bytesEach: number): number {
  const count = readInt(decoder)
  if (count * bytesEach > left(decoder)) refuse('more things claimed than bytes sent')
  return count
}

export function readByte(decoder: decoding.Decoder): number {
  if (left(decoder) < 1) refuse('an update that ends too early')
  return decoding.readUint8(decoder)
}
export function readLength(decoder: decoding.Decoder): number {
  const length = readInt(decoder)
  if (length === 0) refuse('a struct of no length')
  return length
}
export function skip(decoder: decoding.Decoder, bytes: number) {
  if (bytes > left(decoder)) refuse('an update that ends too early')
  decoder.pos += bytes
}
