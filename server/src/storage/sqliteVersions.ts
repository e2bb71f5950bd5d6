// Earlier versions of notes in SQLite. They are written together with the update that deletes what they keep.
import type { DatabaseSync } from 'node:sqlite'
import type { NewNoteVersion, NoteVersions } from '../sync/docStore.ts'
import { checksum } from './checksum.ts'

/** Covers who and when too. */
const sumOf = (
  board: string,
  ticket: string,
  number: number,
  { at, by }: Pick<NewNoteVersion, 'at' | 'by'>,
  bytes: Uint8Array,
) => checksum(`${board}/note/${ticket}/${number}/${at}/${by}`, bytes)

/** For use within a transaction. */
export function addVersions(db: DatabaseSync): (board: string, version: NewNoteVersion) => void {
  const last = db.prepare(
    'SELECT coalesce(max(number), 0) AS last FROM note_versions WHERE board = ? AND ticket = ?',
  )
  const add = db.prepare(`
    INSERT INTO note_versions (board, ticket, number, at, by, length, checksum, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const encoder = new TextEncoder()
  return (board, version) => {
    const { ticket, at, by, text } = version
    const number = 1 + Number(last.get(board, ticket)?.['last'])
    // As bytes: SQLite's own text ends at the first NUL.
    const bytes = encoder.encode(text)
    add.run(board, ticket, number, at, by, text.length, sumOf(board, ticket, number, version, bytes), bytes)
  }
}

export function createSqliteVersions(db: DatabaseSync): NoteVersions {
  const list = db.prepare(`
    SELECT number, at, by, length FROM note_versions WHERE board = ? AND ticket = ? ORDER BY number DESC`)
  const one = db.prepare(`
    SELECT at, by, text, checksum FROM note_versions WHERE board = ? AND ticket = ? AND number = ?`)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return {
    list: async (board, ticket) =>
      list.all(board, ticket).map((row) => ({
        number: Number(row['number']),
        at: Number(row['at']),
        by: String(row['by']),
        length: Number(row['length']),
      })),
    async read(board, ticket, number) {
      const row = one.get(board, ticket, number)
      if (!row) return undefined
      const version = { number, at: Number(row['at']), by: String(row['by']) }
      const { text } = row
      if (text instanceof Uint8Array && row['checksum'] === sumOf(board, ticket, number, version, text)) {
        return { ...version, text: decoder.decode(text) }
      }
      throw new Error(`version ${number} of the note on ${ticket} of board ${board} is not what was written`)
    },
  }
}
