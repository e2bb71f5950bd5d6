// Damage in taula.db. Everything acknowledged stands in it twice:
//   rows behind the newest snapshot     in the log, and in the log's copies
//   rows that only the newest replaced  in it, and still in the log
//   rows before those                   in the newest snapshot and in the one before it
// so one damaged place is built again from the other, and nothing is lost. What was damaged is set aside for people.
//
// Where both places are damaged the board is not opened. It could be: Yjs takes all that is sound, and laptops would give
// back what the server lacks. But in the damaged row may be what the server itself wrote, as people's roles; it would use
// the same clocks again, and the same id would then be one thing on some laptops and another on the rest, for ever. And
// what laptops give back of others' edits cannot be told from what somebody made up. A backup brings the board back.
import type { DatabaseSync } from 'node:sqlite'
import { proved } from './sqliteRows.ts'
import type { Raw, Row } from './sqliteRows.ts'
import { inTransaction } from './sqliteSchema.ts'

/** One board, looked through for damage. Nothing is written before `mend`. */
export interface Search {
  /** The newest snapshot that is what was written; undefined where the log stands for everything. */
  soundSnapshot(): Row | undefined
  /** What belongs into this place of the log, where something else stands now, or nothing. Throws where no copy is sound. */
  copyOf(row: number, stands: Raw | undefined): Uint8Array
  /** Sets aside what was damaged and puts right what can be. Answers what that was, a line each. */
  mend(): readonly string[]
}

export interface Mending {
  search(board: string): Search
  /** Sets the newest snapshot aside where it is damaged, within a transaction: the one before it then stands. */
  proveNewest(board: string): void
}

export function createMending(db: DatabaseSync): Mending {
  const sql = statements(db)

  function setSnapshotAside(board: string, { row, bytes, checksum }: Raw) {
    sql.setAside.run(board, 'snapshot', row ?? null, bytes ?? null, checksum ?? null)
    sql.dropSnapshot.run(board, row ?? null)
  }

  function search(board: string): Search {
    const lines: string[] = []
    const acts: (() => void)[] = []
    return {
      soundSnapshot() {
        for (const raw of sql.snapshots.iterate(board)) {
          const sound = proved(`${board}/snapshot`, raw)
          if (sound) return sound
          lines.push(
            `the snapshot of row ${String(raw['row'])} was damaged, what it replaced stands in its place`,
          )
          acts.push(() => setSnapshotAside(board, raw))
        }
        return undefined
      },
      copyOf(row, stands) {
        const raw = sql.copy.get(board, row)
        const copy = raw && proved(board, raw)
        if (!copy) throw new Error(`row ${row} is ${stands ? 'not what was written' : 'missing'}`)
        lines.push(`row ${row} was ${stands ? 'damaged' : 'missing'}, its copy stands in its place`)
        acts.push(() => {
          if (stands) sql.setAside.run(board, 'row', row, stands['bytes'] ?? null, stands['checksum'] ?? null)
          sql.mendRow.run(board, row)
        })
        return copy.bytes
      },
      mend() {
        if (acts.length > 0)
          inTransaction(db, () => {
            for (const act of acts) act()
          })
        return lines
      },
    }
  }

  return {
    search,
    proveNewest(board) {
      const [raw] = sql.newest.all(board)
      if (raw && !proved(`${board}/snapshot`, raw)) setSnapshotAside(board, raw)
    },
  }
}

function statements(db: DatabaseSync) {
  const snapshots =
    'SELECT through AS row, bytes, checksum FROM snapshots WHERE board = ? ORDER BY through DESC'
  return {
    snapshots: db.prepare(snapshots),
    newest: db.prepare(`${snapshots} LIMIT 1`),
    dropSnapshot: db.prepare('DELETE FROM snapshots WHERE board = ? AND through = ?'),
    copy: db.prepare('SELECT row, bytes, checksum FROM log_copies WHERE board = ? AND row = ?'),
    mendRow: db.prepare(`
      INSERT OR REPLACE INTO log (board, row, bytes, checksum)
      SELECT board, row, bytes, checksum FROM log_copies WHERE board = ? AND row = ?`),
    setAside: db.prepare('INSERT INTO set_aside (board, what, row, bytes, checksum) VALUES (?, ?, ?, ?, ?)'),
  }
}
