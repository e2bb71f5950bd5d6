// The lock of a data folder: whoever holds it may change what lies there.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the folder, making it where there is none. Undefined where another process has it. The lock is a database of its
 * own, so that `VACUUM INTO` can still back up the other; it is gone when the process is.
 */
export function lockFolder(folder: string): { release(): void } | undefined {
  // Keys of boards lie in it: nobody else on the machine needs to look inside.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(folder, 'lock.db'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return { release: () => lock.close() }
  } catch (error) {
    lock.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

/** SQLITE_BUSY */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5
