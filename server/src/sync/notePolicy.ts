// What may come into a note: text, as long as there is room for it. Any member may write it and take it out again.
import * as Y from 'yjs'
import { maxNoteLength } from '@taula/shared/board/limits'
import type { ClockRange } from './bounds.ts'

/** What of these items may not stay: what is no text, and all of it where the note is too long with it. */
export function refusedText(note: Y.Text, added: readonly Y.Item[]): readonly Y.Item[] {
  const standing = added.filter((item) => !item.deleted)
  if (note.length > maxNoteLength) return standing
  return standing.filter(({ content }) => !(content instanceof Y.ContentString))
}

/** The ids of items that come in the order of each client's clock, those that follow each other as one range. */
export function rangesOf(items: readonly Y.Item[]): readonly ClockRange[] {
  const ranges: ClockRange[] = []
  for (const { id, length } of items) {
    const last = ranges.at(-1)
    if (last?.client === id.client && last.clock + last.length === id.clock) {
      ranges.splice(-1, 1, { ...last, length: last.length + length })
    } else ranges.push({ client: id.client, clock: id.clock, length })
  }
  return ranges
}

/** Deletes by id: since they were judged, Yjs has made one item of what follows each other. */
export function erase(transaction: Y.Transaction, ranges: readonly ClockRange[]): void {
  const set = Y.createDeleteSet()
  for (const [client, own] of Map.groupBy(ranges, ({ client }) => client)) {
    set.clients.set(
      client,
      own.map(({ clock, length }) => ({ clock, len: length })),
    )
  }
  Y.iterateDeletedStructs(transaction, set, (struct) => {
    if (struct instanceof Y.Item) struct.delete(transaction)
  })
}
