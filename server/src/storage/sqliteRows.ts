// Numbered bytes as they stand in the file, and whether they are what was written.
import type { SQLOutputValue } from 'node:sqlite'
import { checksum } from './checksum.ts'

export type Raw = Record<string, SQLOutputValue>
export interface Row {
  readonly number: number
  readonly bytes: Uint8Array
}

/** A row where it is what was written, else undefined. `place` is where its number counts. */
export function proved(place: string, { row, bytes, checksum: sum }: Raw): Row | undefined {
  const isWhole = typeof row === 'number' && bytes instanceof Uint8Array
  return isWhole && sum === checksum(`${place}/${row}`, bytes) ? { number: row, bytes } : undefined
}
