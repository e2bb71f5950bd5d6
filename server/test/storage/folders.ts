// Data folders that are gone after the test, and what a bad disk does to them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openFolder } from '../../src/storage/sqlite.ts'

const undo: (() => void)[] = []
export function cleanUp(): void {
  for (const one of undo.splice(0).toReversed()) one()
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taula-storage-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
export function open(folder = tempFolder()) {
  const opened = openFolder(folder)
  if (!opened.ok) throw new Error(opened.message)
  undo.push(opened.close)
  return opened
}
/** Does something to the file behind the store's back. */
export function tamper(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'taula.db'))
  db.exec(sql)
  db.close()
}
/** What stands in the file. */
export function rowsOf(folder: string, sql: string): readonly Record<string, unknown>[] {
  const db = new DatabaseSync(join(folder, 'taula.db'))
  const rows = db.prepare(sql).all()
  db.close()
  // Plain objects, as tests write them.
  return rows.map((row) => Object.assign({}, row))
}
