// Data folders that an older Taula left: each opens as this one writes them, a copy as it was beside it first.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../src/storage/sqlite.ts'
import { schemaVersion } from '../../src/storage/sqliteSchema.ts'
import { verify } from '../../src/storage/verify.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const one of undo.splice(0).toReversed()) one()
})

/** A folder as a Taula of this version left it, from a script that is never changed. */
function folderOf(version: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'taula-schema-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const db = new DatabaseSync(join(folder, 'taula.db'))
  db.exec(readFileSync(join(import.meta.dirname, `../fixtures/v${version}.sql`), 'utf8'))
  db.close()
  return folder
}
function open(folder: string) {
  const opened = openFolder(folder)
  if (!opened.ok) throw new Error(opened.message)
  undo.push(opened.close)
  return opened
}
const dbIn = (folder: string, name = 'taula.db') => {
  const db = new DatabaseSync(join(folder, name), { readOnly: true })
  undo.push(() => db.isOpen && db.close())
  return db
}
const versionIn = (db: DatabaseSync) => db.prepare('PRAGMA user_version').get()?.['user_version']
const copies = (folder: string) => readdirSync(folder).filter((name) => name.includes('.before-'))
const older = Array.from({ length: schemaVersion - 1 }, (_, i) => i + 1)

it.each(older)('[I14] a folder of version %i opens upgraded, with all that was in it', async (version) => {
  const folder = folderOf(version)
  const { docs, directory, versions } = open(folder)
  const { updates, owners, through } = await docs.load('b')
  expect(updates.map((bytes) => Array.from(bytes))).toEqual([[12], [3]])
  expect([...owners]).toEqual([[7, 'ana']])
  expect(through).toBe(3)
  expect(await directory.keysOf('b')).toMatchObject({ organiser: 'o', public: 'p' })
  expect((await directory.findToken('b', 'h', 0))?.bearer).toEqual({ kind: 'member', person: 'ana' })
  expect(await versions.list('b', 't1')).toHaveLength(version > 1 ? 1 : 0)
  const db = dbIn(folder)
  expect([versionIn(db), await verify(db)]).toEqual([schemaVersion, { ok: true, boards: ['b'] }])
})

it.each(older)('a folder of version %i is kept beside, as it was and for its owner alone', (version) => {
  const folder = folderOf(version)
  open(folder)
  expect(copies(folder)).toEqual([`taula.db.before-v${schemaVersion}`])
  expect(statSync(join(folder, `taula.db.before-v${schemaVersion}`)).mode & 0o777).toBe(0o600)
  const db = dbIn(folder, `taula.db.before-v${schemaVersion}`)
  expect(versionIn(db)).toBe(version)
  expect(db.prepare('SELECT count(*) AS rows FROM log').get()).toEqual({ rows: 1 })
})

it('an earlier copy is never written over', () => {
  const folder = folderOf(1)
  const [name, second] = [`taula.db.before-v${schemaVersion}`, `taula.db.before-v${schemaVersion}-2`]
  open(folder).close()
  const bytes = readFileSync(join(folder, name))
  rmSync(join(folder, 'taula.db'))
  const again = new DatabaseSync(join(folder, 'taula.db'))
  again.exec(readFileSync(join(import.meta.dirname, '../fixtures/v2.sql'), 'utf8'))
  again.close()
  open(folder)
  expect(copies(folder).toSorted()).toEqual([name, second])
  expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
  expect(versionIn(dbIn(folder, second))).toBe(2)
})

it('nothing is copied where there is nothing to upgrade', () => {
  const folder = folderOf(1)
  open(folder).close()
  rmSync(join(folder, `taula.db.before-v${schemaVersion}`))
  open(folder).close()
  const fresh = mkdtempSync(join(tmpdir(), 'taula-schema-'))
  undo.push(() => rmSync(fresh, { recursive: true, force: true }))
  open(fresh).close()
  expect([...copies(folder), ...copies(fresh)]).toEqual([])
})

describe('an upgrade that ends in the middle', () => {
  it('leaves a folder that upgrades the next time', async () => {
    const folder = folderOf(1)
    // In the way of the last script: what the ones before it did is taken back.
    const db = new DatabaseSync(join(folder, 'taula.db'))
    db.exec('CREATE TABLE restored (x)')
    db.close()
    expect(openFolder(folder)).toMatchObject({ ok: false })
    const halfway = new DatabaseSync(join(folder, 'taula.db'))
    expect(versionIn(halfway)).toBe(1)
    expect(halfway.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'note_versions'").get()).toBeUndefined()
    halfway.exec('DROP TABLE restored')
    halfway.close()
    expect((await open(folder).docs.load('b')).through).toBe(3)
  })

  it('a copy that was not finished is no copy', () => {
    const folder = folderOf(1)
    const db = new DatabaseSync(join(folder, `taula.db.before-v${schemaVersion}.unfinished`))
    db.exec('CREATE TABLE half (x)')
    db.close()
    open(folder)
    expect(existsSync(join(folder, `taula.db.before-v${schemaVersion}.unfinished`))).toBe(false)
    expect(versionIn(dbIn(folder, `taula.db.before-v${schemaVersion}`))).toBe(1)
  })
})
