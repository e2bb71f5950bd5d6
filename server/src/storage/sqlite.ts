// The data folder: one SQLite file, and a lock so that no second server writes to it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Directory } from '../routes/directory.ts'
import type { DocStore, NoteVersions } from '../sync/docStore.ts'
import { createSqliteDirectory } from './sqliteDirectory.ts'
import { createSqliteDocs } from './sqliteDocs.ts'
import { migrate } from './sqliteSchema.ts'
import { createSqliteVersions } from './sqliteVersions.ts'

export type OpenedFolder =
  | {
      readonly ok: true
      readonly docs: DocStore
      readonly versions: NoteVersions
      readonly directory: Directory
      close(): void
    }
  /** `message` is one line for whoever started the server. */
  | { readonly ok: false; readonly message: string }

/** Opens the folder, making it where there is none. */
export function openFolder(folder: string): OpenedFolder {
  const open: DatabaseSync[] = []
  const close = () => {
    for (const db of open.splice(0).toReversed()) db.close()
  }
  const refuse = (why: string) => {
    close()
    return { ok: false, message: `The data folder ${folder} ${why}` } as const
  }
  try {
    // Keys of boards lie in it: nobody else on the machine needs to look inside.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = new DatabaseSync(join(folder, 'lock.db'))
    open.push(lock)
    if (!takeLock(lock)) return refuse('is in use by another Taula server.')
    const db = new DatabaseSync(join(folder, 'taula.db'))
    open.push(db)
    if (!keepsWhatItAcknowledges(db))
      return refuse('is on a disk where SQLite cannot keep a write-ahead log.')
    if (!migrate(db)) return refuse('was written by a newer Taula: use that one, or another DATA_DIR.')
    return {
      ok: true,
      docs: createSqliteDocs(db),
      versions: createSqliteVersions(db),
      directory: createSqliteDirectory(db),
      close,
    }
  } catch (error) {
    return refuse(`cannot be used: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Held by a database of its own, so that `VACUUM INTO` can still back up the other; gone when the process is. */
function takeLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

/** SQLITE_BUSY */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5

/** Sets what makes a returned commit one that is on disk, and asks whether it took. */
function keepsWhatItAcknowledges(db: DatabaseSync): boolean {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const full = 2
  return (
    db.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal' &&
    db.prepare('PRAGMA synchronous').get()?.['synchronous'] === full
  )
}
