// Documents in SQLite: an append-only log for each board, and the snapshot that stands for its beginning.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Commit, DocStore, StoredDoc } from '../sync/docStore.ts'
import { checksum } from './checksum.ts'
import { inTransaction } from './sqliteSchema.ts'
import { addVersions } from './sqliteVersions.ts'

type Raw = Record<string, SQLOutputValue>
interface Row {
  readonly number: number
  readonly bytes: Uint8Array
}

export function createSqliteDocs(db: DatabaseSync): DocStore {
  const sql = statements(db)
  const addVersion = addVersions(db)
  /** Boards that did not load. What is left of them is for people to mend, and stays as it is. */
  const damaged = new Set<string>()

  const lastRow = (board: string) => Number(sql.lastRow.get({ board })?.['last'])

  function read(board: string): StoredDoc {
    const newest = sql.newestSnapshot.get(board)
    const snapshot = newest && rowOf(`${board}/snapshot`, newest)
    const updates = snapshot ? [snapshot.bytes] : []
    let through = snapshot?.number ?? 0
    for (const raw of sql.rowsBehind.all(board, through)) {
      const row = rowOf(board, raw)
      if (row.number !== through + 1) throw new Error(`row ${through + 1} is missing`)
      updates.push(row.bytes)
      through = row.number
    }
    const owners = new Map(sql.owners.all(board).map((raw) => ownerOf(board, raw)))
    const server = sql.restored.get(board)?.['server']
    return { updates, owners, through, restoredAs: typeof server === 'number' ? server : undefined }
  }

  function write<T>(board: string, work: () => T): T {
    if (damaged.has(board)) throw new Error(`Board ${board} is damaged: nothing is written to it.`)
    return inTransaction(db, work)
  }

  return {
    async load(board) {
      try {
        const stored = read(board)
        damaged.delete(board)
        return stored
      } catch (cause) {
        damaged.add(board)
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`Board ${board} is damaged and is not opened: ${why}.`, { cause })
      }
    },
    append: async (board, { updates, owners, versions }: Commit) =>
      write(board, () => {
        let row = lastRow(board)
        for (const bytes of updates) {
          row += 1
          sql.addRow.run(board, row, bytes, checksum(`${board}/${row}`, bytes))
        }
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
        sql.addSnapshot.run(board, through, snapshot, checksum(`${board}/snapshot/${through}`, snapshot))
        sql.dropRows.run(board, through)
        sql.dropSnapshots.run({ board })
      }),
  }
}

/** Reads a row and proves it. `place` is where its number counts. */
function rowOf(place: string, { row, bytes, checksum: sum }: Raw): Row {
  if (typeof row === 'number' && bytes instanceof Uint8Array && sum === checksum(`${place}/${row}`, bytes)) {
    return { number: row, bytes }
  }
  throw new Error(`row ${place}/${String(row)} is not what was written`)
}

function ownerOf(board: string, { client, person, checksum: sum }: Raw): readonly [number, string] {
  const proved = typeof client === 'number' && typeof person === 'string'
  if (proved && sum === checksum(`${board}/owner/${client}`, person)) return [client, person]
  throw new Error(`the owner of client ${String(client)} is not what was written`)
}

function statements(db: DatabaseSync) {
  return {
    lastRow: db.prepare(`
      SELECT max(
        coalesce((SELECT max(row) FROM log WHERE board = $board), 0),
        coalesce((SELECT max(through) FROM snapshots WHERE board = $board), 0)
      ) AS last`),
    rowsBehind: db.prepare('SELECT row, bytes, checksum FROM log WHERE board = ? AND row > ? ORDER BY row'),
    addRow: db.prepare('INSERT INTO log (board, row, bytes, checksum) VALUES (?, ?, ?, ?)'),
    dropRows: db.prepare('DELETE FROM log WHERE board = ? AND row <= ?'),
    newestSnapshot: db.prepare(`
      SELECT through AS row, bytes, checksum FROM snapshots WHERE board = ? ORDER BY through DESC LIMIT 1`),
    addSnapshot: db.prepare(
      'INSERT OR REPLACE INTO snapshots (board, through, bytes, checksum) VALUES (?, ?, ?, ?)',
    ),
    dropSnapshots: db.prepare(`
      DELETE FROM snapshots WHERE board = $board AND through < (
        SELECT through FROM snapshots WHERE board = $board ORDER BY through DESC LIMIT 1 OFFSET 1)`),
    owners: db.prepare('SELECT client, person, checksum FROM owners WHERE board = ?'),
    restored: db.prepare('SELECT server FROM restored WHERE board = ?'),
    addOwner: db.prepare(`
      INSERT INTO owners (board, client, person, checksum) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING`),
  }
}
