// `taula backup FILE`: a whole copy of the data folder's database, also while a server writes to it.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyTo } from '../storage/copy.ts'
import { schemaVersion, versionOf } from '../storage/sqliteSchema.ts'
import { isOurs, verify } from '../storage/verify.ts'
import { contentWords, messageOf, no } from './answer.ts'
import type { Answer } from './answer.ts'

/** Milliseconds to wait for a server that just opens or closes the folder. */
const waitMs = 5_000

export async function backUp(folder: string, file: string): Promise<Answer> {
  const from = join(folder, 'taula.db')
  if (!existsSync(from)) return no(`The data folder ${folder} has no boards: is DATA_DIR right?`)
  if (existsSync(file)) return no(`${file} is there already: choose another name.`)
  try {
    const db = new DatabaseSync(from, { timeout: waitMs })
    try {
      const ours = isOurs(db)
      if (!ours.ok) return no(`${from} ${ours.why}.`)
      copyTo(db, file)
    } finally {
      db.close()
    }
    return await proved(file)
  } catch (error) {
    return no(`${file} cannot be written: ${messageOf(error)}.`)
  }
}

/** A copy of what is damaged is better than none, but whoever made it has to know. */
async function proved(file: string): Promise<Answer> {
  const db = new DatabaseSync(file)
  try {
    // A folder that an older Taula left is copied as it is, and proved by the restore, which brings it to this version.
    const found = versionOf(db) === schemaVersion ? await verify(db) : isOurs(db)
    if (!found.ok) return no(`${file} is written but does not restore: what was copied ${found.why}.`)
    const words = contentWords(found.boards.length, statSync(file).size)
    return { ok: true, message: `Backed up to ${file}: ${words}. It holds the keys: keep it to yourself.` }
  } finally {
    db.close()
  }
}
