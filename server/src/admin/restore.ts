// `taula restore FILE`: puts a backup in the place of the data folder's database, and keeps what was there beside it.
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyTo, freeName, sync } from '../storage/copy.ts'
import { lockFolder } from '../storage/folderLock.ts'
import { inTransaction, migrate } from '../storage/sqliteSchema.ts'
import { marksRestored } from '../storage/sqliteRestored.ts'
import { isOurs, verify } from '../storage/verify.ts'
import { contentWords, messageOf, no } from './answer.ts'
import type { Answer } from './answer.ts'

/** What every SQLite file begins with. */
const databaseHead = 'SQLite format 3\0'

export interface RestorePorts {
  /** A client id that no board's server has written under, by chance. */
  readonly serverId: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export async function restore(folder: string, file: string, ports: RestorePorts): Promise<Answer> {
  if (!existsSync(file)) return no(`There is no file ${file}.`)
  try {
    const lock = lockFolder(folder)
    if (!lock) return no(`The data folder ${folder} is in use by a Taula server: stop that first.`)
    try {
      return await restoreInto(folder, file, ports)
    } finally {
      lock.release()
    }
  } catch (error) {
    return no(`${file} is not restored: ${messageOf(error)}.`)
  }
}

async function restoreInto(folder: string, file: string, ports: RestorePorts): Promise<Answer> {
  const place = join(folder, 'taula.db')
  const fresh = `${place}.restoring`
  // Of a restore that was killed.
  removeAll(fresh)
  try {
    const copied = copyChecked(file, fresh)
    if (!copied.ok) return no(`${file} ${copied.why}. Nothing was changed.`)
    const proved = await prepare(fresh, ports)
    if (!proved.ok) return no(`${file} ${proved.why}. Nothing was changed.`)
    const kept = keepOld(place)
    renameSync(fresh, place)
    sync(folder)
    const words = contentWords(proved.boards.length, statSync(place).size)
    const before = kept === undefined ? '' : ` What was there is kept as ${basename(kept)} beside it.`
    return { ok: true, message: `Restored ${words}.${before}` }
  } finally {
    removeAll(fresh)
  }
}

function copyChecked(file: string, fresh: string) {
  const from = new DatabaseSync(file, { readOnly: true })
  try {
    const ours = isOurs(from)
    if (ours.ok) copyTo(from, fresh)
    return ours
  } finally {
    from.close()
  }
}

/** Brings a copy to this version, proves it, and lets people bring back what they did after the backup. */
async function prepare(fresh: string, { serverId, now }: RestorePorts) {
  const db = new DatabaseSync(fresh)
  try {
    db.exec('PRAGMA synchronous = FULL')
    migrate(db)
    const found = await verify(db)
    if (!found.ok) return found
    inTransaction(db, () => {
      // Whose a client id is, the backup cannot say: whoever comes back first may bring what others did since.
      db.exec('DELETE FROM owners')
      const mark = marksRestored(db)
      for (const board of found.boards) mark(board, { serverId: serverId(), at: now() })
    })
    return found
  } finally {
    db.close()
  }
}

/** Gives what stands there a second name. At every moment a whole database is at its place. */
function keepOld(place: string): string | undefined {
  if (!existsSync(place)) return undefined
  foldLogInto(place)
  const name = freeName(`${place}.before-restore`)
  // What could not be folded in stays with it: SQLite finds a log by the name of its database.
  for (const end of ['', '-wal']) {
    if (existsSync(place + end)) copyName(place + end, name + end)
  }
  sync(name)
  for (const end of ['-wal', '-shm']) rmSync(place + end, { force: true })
  return name
}

/** SQLite would throw away the log of a file that it takes for no database. */
function isDatabase(place: string): boolean {
  const head = Buffer.alloc(databaseHead.length)
  const handle = openSync(place, 'r')
  try {
    return readSync(handle, head) === head.length && head.toString('latin1') === databaseHead
  } finally {
    closeSync(handle)
  }
}

function foldLogInto(place: string) {
  if (!isDatabase(place)) return
  try {
    const db = new DatabaseSync(place)
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
    } finally {
      db.close()
    }
  } catch {
    // A database that is damaged is why people restore: it is kept with its log, as it is.
  }
}

function copyName(from: string, to: string) {
  try {
    linkSync(from, to)
  } catch {
    // Not every disk can give a file two names.
    copyFileSync(from, to)
    sync(to)
  }
}

function removeAll(file: string) {
  for (const end of ['', '-wal', '-shm', '-journal', '.unfinished']) rmSync(file + end, { force: true })
}
