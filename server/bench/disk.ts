// What the disk takes by itself: commits as a server makes them, with no server around them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { atRate } from './pace.ts'
import { createTimings } from './timings.ts'
import type { Timings } from './timings.ts'

/**
 * Commits so many bytes, and their copy, so often a second: in the kind of folder that contestants have, with the journal
 * and the syncing that Taula has.
 */
export async function diskAlone(bytes: number, perSecond: number, seconds: number): Promise<Timings> {
  const folder = mkdtempSync(join(tmpdir(), 'taula-bench-disk-'))
  const db = new DatabaseSync(join(folder, 'disk.db'))
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    const inserts = ['log', 'log_copies'].map((table) => {
      db.exec(`
        CREATE TABLE ${table} (board TEXT NOT NULL, row INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (board, row))`)
      return db.prepare(`INSERT INTO ${table} VALUES ('board', ?, ?)`)
    })
    const timings = createTimings()
    const written = new Uint8Array(bytes).fill(1)
    let row = 0
    await atRate(perSecond, seconds, () => {
      row += 1
      const begin = performance.now()
      db.exec('BEGIN IMMEDIATE')
      for (const insert of inserts) insert.run(row, written)
      db.exec('COMMIT')
      timings.add(performance.now() - begin)
    })
    return timings
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
