// Documents in SQLite: an append-only log for each board, and the snapshot that stands for its beginning. Everything that
// was acknowledged stands in the file twice, so that one damaged place is built again from the other (see sqliteMending).
import type { DatabaseSync } from 'node:sqlite'
import { BoardDamaged, DiskFull } from '../sync/docStore.ts'
import type { Commit, DocStore, StoredDoc } from '../sync/docStore.ts'
import { checksum } from './checksum.ts'
import { createMending } from './sqliteMending.ts'
import { readsRestored } from './sqliteRestored.ts'
import { proved } from './sqliteRows.ts'
import type { Raw } from './sqliteRows.ts'
import { inTransaction } from './sqliteSchema.ts'
import { addVersions } from './sqliteVersions.ts'

export function createSqliteDocs(db: DatabaseSync): DocStore {
  const sql = statements(db)
  const addVersion = addVersions(db)
  const mending = createMending(db)
  const restoredOf = readsRestored(db)
  /** Boards that did not load. What is left of them is for people to mend, and stays as it is. */
  const damaged = new Set<string>()

  const lastRow = (board: string) => Number(sql.lastRow.get({ board })?.['last'])

  /** Reads a board. What is damaged and stands elsewhere is mended, once all of it is known to be there. */
  function read(board: string): StoredDoc {
    const found = mending.search(board)
    const snapshot = found.soundSnapshot()
    const updates = snapshot ? [snapshot.bytes] : []
    let through = snapshot?.number ?? 0
    const last = lastRow(board)
    for (const raw of sql.rowsBehind.iterate(board, through)) {
      // The places before it in the log are empty.
      while (through + 1 < Number(raw['row'])) updates.push(found.copyOf(++through, undefined))
      through += 1
      updates.push(proved(board, raw)?.bytes ?? found.copyOf(through, raw))
    }
    while (through < last) updates.push(found.copyOf(++through, undefined))
    const owners = new Map(sql.owners.all(board).map((raw) => ownerOf(board, raw)))
    return { updates, owners, through, restored: restoredOf(board), mended: found.mend() }
  }

  function write<T>(board: string, work: () => T): T {
    if (damaged.has(board)) throw new Error(`Board ${board} is damaged: nothing is written to it.`)
    return inTransaction(db, work)
  }

  function addRow(board: string, row: number, bytes: Uint8Array) {
    const sum = checksum(`${board}/${row}`, bytes)
    sql.addRow.run(board, row, bytes, sum)
    sql.addCopy.run(board, row, bytes, sum)
  }

  return {
    async load(board) {
      try {
        const stored = read(board)
        damaged.delete(board)
        return stored
      } catch (cause) {
        if (isOfTheMoment(cause)) throw cause
        damaged.add(board)
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new BoardDamaged(`Board ${board} is damaged and is not opened: ${why}.`, { cause })
      }
    },
    append: async (board, { updates, owners, versions }: Commit) =>
      write(board, () => {
        let row = lastRow(board)
        for (const bytes of updates) addRow(board, ++row, bytes)
        for (const [client, person] of owners) {
          sql.addOwner.run(board, client, person, checksum(`${board}/owner/${client}`, person))
        }
        for (const version of versions) addVersion(board, version)
        return row
      }),
    compact: async (board, snapshot, through) =>
      write(board, () => {
        if (through > lastRow(board)) throw new Error(`Board ${board} has no row ${through} to replace.`)
        const stands = sql.newestSnapshot.get(board)?.['row']
        if (typeof stands === 'number' && through < stands) {
          throw new Error(`Board ${board} has a newer snapshot than one of row ${through}.`)
        }
        // From now on it is what the new one falls back to.
        mending.proveNewest(board)
        sql.addSnapshot.run(board, through, snapshot, checksum(`${board}/snapshot/${through}`, snapshot))
        sql.dropCopies.run(board, through)
        sql.dropRows.run({ board })
        sql.dropSnapshots.run({ board })
      }),
  }
}

/** Whether SQLite could not read or mend at all; what it calls corrupt, or no database, is damage. */
const isOfTheMoment = (error: unknown) =>
  error instanceof DiskFull ||
  (error instanceof Error && 'errcode' in error && ![11, 26].includes(Number(error.errcode) % 256))

/**
 * There is no second place for whose a client id is. Without it whoever came next would own it, and could speak as somebody
 * else: such a board is not opened.
 */
function ownerOf(board: string, { client, person, checksum: sum }: Raw): readonly [number, string] {
  const isProved = typeof client === 'number' && typeof person === 'string'
  if (isProved && sum === checksum(`${board}/owner/${client}`, person)) return [client, person]
  throw new Error(`the owner of client ${String(client)} is not what was written`)
}

/** Through the last snapshot but one; null where there is none. */
const previousThrough = `
  (SELECT through FROM snapshots WHERE board = $board ORDER BY through DESC LIMIT 1 OFFSET 1)`

function statements(db: DatabaseSync) {
  return {
    lastRow: db.prepare(`
      SELECT max(
        coalesce((SELECT max(row) FROM log WHERE board = $board), 0),
        coalesce((SELECT max(row) FROM log_copies WHERE board = $board), 0),
        coalesce((SELECT max(through) FROM snapshots WHERE board = $board), 0)
      ) AS last`),
    rowsBehind: db.prepare('SELECT row, bytes, checksum FROM log WHERE board = ? AND row > ? ORDER BY row'),
    addRow: db.prepare('INSERT INTO log (board, row, bytes, checksum) VALUES (?, ?, ?, ?)'),
    addCopy: db.prepare('INSERT INTO log_copies (board, row, bytes, checksum) VALUES (?, ?, ?, ?)'),
    // The snapshot stands for them, and so do the rows of the log until the next one.
    dropCopies: db.prepare('DELETE FROM log_copies WHERE board = ? AND row <= ?'),
    dropRows: db.prepare(`DELETE FROM log WHERE board = $board AND row <= ${previousThrough}`),
    newestSnapshot: db.prepare(`
      SELECT through AS row FROM snapshots WHERE board = ? ORDER BY through DESC LIMIT 1`),
    addSnapshot: db.prepare(
      'INSERT OR REPLACE INTO snapshots (board, through, bytes, checksum) VALUES (?, ?, ?, ?)',
    ),
    dropSnapshots: db.prepare(`DELETE FROM snapshots WHERE board = $board AND through < ${previousThrough}`),
    owners: db.prepare('SELECT client, person, checksum FROM owners WHERE board = ?'),
    addOwner: db.prepare(`
      INSERT INTO owners (board, client, person, checksum) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING`),
  }
}
