// Reads all that is in a database and proves it: nothing is restored that a board would not open from.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { checksum } from './checksum.ts'
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
    for (const { name, rows, place } of proofs)
      for (const row of db.prepare(rows).iterate()) prove(name, place(row), row)
    const versions = createSqliteVersions(db)
    for (const { board, ticket, number } of db
      .prepare('SELECT board, ticket, number FROM note_versions')
      .all())
      await versions.read(String(board), String(ticket), Number(number))
    // Rows may be missing where each that is there is right.
    const docs = createSqliteDocs(db)
    const boards = boardsOf(db)
    for (const board of boards) await docs.load(board)
    return { ok: true, boards }
  } catch (error) {
    return no(`is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}

type Raw = Record<string, SQLOutputValue>
const proofs = [
  {
    name: 'row',
    rows: 'SELECT board, row, bytes AS content, checksum FROM log',
    place: ({ board, row }: Raw) => `${String(board)}/${String(row)}`,
  },
  {
    name: 'snapshot',
    rows: 'SELECT board, through, bytes AS content, checksum FROM snapshots',
    place: ({ board, through }: Raw) => `${String(board)}/snapshot/${String(through)}`,
  },
  {
    name: 'owner',
    rows: 'SELECT board, client, person AS content, checksum FROM owners',
    place: ({ board, client }: Raw) => `${String(board)}/owner/${String(client)}`,
  },
]

function prove(name: string, place: string, { content, checksum: sum }: Raw) {
  const isContent = content instanceof Uint8Array || typeof content === 'string'
  if (!isContent || sum !== checksum(place, content))
    throw new Error(`the ${name} ${place} is not what was written`)
}

const boardsOf = (db: DatabaseSync) =>
  db
    .prepare('SELECT board FROM boards ORDER BY number')
    .all()
    .map(({ board }) => String(board))
const no = (why: string) => ({ ok: false, why }) as const
