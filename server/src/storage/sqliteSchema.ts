// The tables of taula.db, one script for each version that was ever released: a file is brought up by those it lacks.
import type { DatabaseSync } from 'node:sqlite'
import { DiskFull } from '../sync/docStore.ts'

const versions = [
  `
  -- Updates of a board, numbered from 1 without a gap.
  CREATE TABLE log (
    board TEXT NOT NULL, row INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX log_place ON log (board, row);
  -- Each stands for the rows up to \`through\`. The last two of a board are kept, the newest counts.
  CREATE TABLE snapshots (
    board TEXT NOT NULL, through INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL,
    UNIQUE (board, through)
  ) STRICT;
  CREATE TABLE owners (
    board TEXT NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (board, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE boards (board TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE) STRICT;
  CREATE TABLE keys (
    board TEXT NOT NULL REFERENCES boards, role TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (board, role)
  ) STRICT;
  CREATE TABLE tokens (
    board TEXT NOT NULL REFERENCES boards, hash TEXT NOT NULL, kind TEXT NOT NULL, person TEXT,
    expires INTEGER NOT NULL,
    PRIMARY KEY (board, hash)
  ) STRICT;
  `,
  `
  -- Notes before others' text was deleted from them, numbered from 1 without a gap within each. \`length\` is the text's
  -- in UTF-16 units, so that a list is made without reading the texts.
  CREATE TABLE note_versions (
    board TEXT NOT NULL, ticket TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
    length INTEGER NOT NULL, checksum INTEGER NOT NULL, text BLOB NOT NULL,
    UNIQUE (board, ticket, number)
  ) STRICT;
  `,
  `
  -- Boards that came out of a backup, and the client id that the server writes under there since: people still have what
  -- it wrote under the last one after the backup was made. When that was is in the same number: sqliteRestored.ts.
  CREATE TABLE restored (board TEXT PRIMARY KEY REFERENCES boards, server INTEGER NOT NULL) STRICT;
  -- The log's rows that no snapshot stands for yet, a second time.
  CREATE TABLE log_copies (
    board TEXT NOT NULL, row INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL,
    UNIQUE (board, row)
  ) STRICT;
  INSERT INTO log_copies SELECT * FROM log;
  -- What was found damaged, as it was found. Nothing reads it but people.
  CREATE TABLE set_aside (board TEXT NOT NULL, what TEXT NOT NULL, row ANY, bytes ANY, checksum ANY) STRICT;
  -- The register that says how somebody came in by their word alone. Null: by no word.
  ALTER TABLE tokens ADD COLUMN came_back TEXT;
  `,
]

/** The version that this Taula writes. */
export const schemaVersion = versions.length

/** The version that wrote a file; 0 for an empty one. */
export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.['user_version'])

/** Brings a file of an older version, or an empty one, to this: wholly or not at all. */
export function migrate(db: DatabaseSync): void {
  const found = versionOf(db)
  if (found >= schemaVersion) return
  inTransaction(db, () => {
    for (const script of versions.slice(found)) db.exec(script)
    db.exec(`PRAGMA user_version = ${schemaVersion}`)
  })
}

/** SQLITE_FULL, which is also what it makes of the system's "no space left on device". */
const isFull = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 13

/** Does all of it or nothing, and has it on disk when it returns. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const answer = work()
    db.exec('COMMIT')
    return answer
  } catch (error) {
    // SQLite has rolled back by itself where the disk was full.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw isFull(error) ? new DiskFull('The disk is full.', { cause: error }) : error
  }
}
