// Reads all that is in a database and proves it: nothing is restored that a board would not open from.
import type { DatabaseSync } from 'node:sqlite'
import { createSqliteDocs } from './sqliteDocs.ts'
import { schemaVersion, versionOf } from './sqliteSchema.ts'
import { createSqliteVersions } from './sqliteVersions.ts'

export type Verified =
  | { readonly ok: true; readonly boards: readonly string[] }
  /** `why` goes on from the name of the file. */
  | { readonly ok: false; readonly why: string }

/** Whether this is a database of ours, of a version that we can read. */
export function isOurs(db: DatabaseSync): Verified {
  const found = versionOf(db)
  if (found > schemaVersion) return no('was written by a newer Taula: use that one')
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'boards'").get()
  return found > 0 && has ? { ok: true, boards: boardsOf(db) } : no('is no backup of Taula')
}

/** Proves a database of this version. */
export async function verify(db: DatabaseSync): Promise<Verified> {
  try {
    const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check']
    if (found !== 'ok') return no(`is damaged: ${String(found)}`)
    const versions = createSqliteVersions(db)
    for (const { board, ticket, number } of db
      .prepare('SELECT board, ticket, number FROM note_versions')
      .all())
      await versions.read(String(board), String(ticket), Number(number))
    // What is damaged in one of two places is mended with it.
    const docs = createSqliteDocs(db)
    const boards = boardsOf(db)
    for (const board of boards) await docs.load(board)
    return { ok: true, boards }
  } catch (error) {
    return no(`is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const boardsOf = (db: DatabaseSync) =>
  db
    .prepare('SELECT board FROM boards ORDER BY number')
    .all()
    .map(({ board }) => String(board))
const no = (why: string) => ({ ok: false, why }) as const
