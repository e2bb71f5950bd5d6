// Copies of a database that is in use: whole and on disk before they have their name, and for their owner's eyes only.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/** Copies it to a file that is not there yet. Throws, and leaves nothing behind, where that fails. */
export function copyTo(db: DatabaseSync, file: string): void {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    // Keys of boards lie in it. SQLite fills a file that is there and empty, and leaves its mode alone.
    closeSync(openSync(unfinished, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(unfinished)
    sync(unfinished)
    if (existsSync(file)) throw new Error(`${file} is there already`)
    renameSync(unfinished, file)
    sync(dirname(file))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Copies it to a file of this name, or with a number behind it where that is taken. Answers the name. */
export function keepCopy(db: DatabaseSync, file: string): string {
  const name = freeName(file)
  copyTo(db, name)
  return name
}

/** The name itself, or with the first number behind it that nothing is called by. */
export function freeName(file: string): string {
  if (!existsSync(file)) return file
  for (let i = 2; ; i++) if (!existsSync(`${file}-${i}`)) return `${file}-${i}`
}

/** Has a file, or the names in a folder, on disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
