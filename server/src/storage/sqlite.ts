// The data folder: one SQLite file, and a lock so that no second server writes to it.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Directory } from '../routes/directory.ts'
import type { DocStore, NoteVersions } from '../sync/docStore.ts'
import { keepCopy } from './copy.ts'
import { lockFolder } from './folderLock.ts'
import { createSqliteDirectory } from './sqliteDirectory.ts'
import { createSqliteDocs } from './sqliteDocs.ts'
import { migrate, schemaVersion, versionOf } from './sqliteSchema.ts'
import { createSqliteVersions } from './sqliteVersions.ts'

/** Milliseconds to wait for somebody who looks into the file and holds it for a moment. */
const waitMs = 5_000

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
  const undo: (() => void)[] = []
  const close = () => {
    for (const one of undo.splice(0).toReversed()) one()
  }
  const refuse = (why: string) => {
    close()
    return { ok: false, message: `The data folder ${folder} ${why}` } as const
  }
  try {
    const lock = lockFolder(folder)
    if (!lock) return refuse('is in use by another Taula server.')
    undo.push(lock.release)
    const file = join(folder, 'taula.db')
    const db = new DatabaseSync(file, { timeout: waitMs })
    undo.push(() => db.close())
    if (!keepsWhatItAcknowledges(db))
      return refuse('is on a disk where SQLite cannot keep a write-ahead log.')
    const found = versionOf(db)
    if (found > schemaVersion)
      return refuse('was written by a newer Taula: use that one, or another DATA_DIR.')
    if (found > 0 && found < schemaVersion) keepCopy(db, `${file}.before-v${schemaVersion}`)
    migrate(db)
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

/** Sets what makes a returned commit one that is on disk, and asks whether it took. */
function keepsWhatItAcknowledges(db: DatabaseSync): boolean {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const full = 2
  return (
    db.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal' &&
    db.prepare('PRAGMA synchronous').get()?.['synchronous'] === full
  )
}
