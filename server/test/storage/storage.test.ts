// Both stores through one contract suite each, and what only a disk can get wrong.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from 'vitest'
import { createMemoryDirectory, createMemoryDocs } from '../../src/storage/memory.ts'
import { openFolder } from '../../src/storage/sqlite.ts'
import { directoryContract } from './directoryContract.ts'
import { docStoreContract } from './docStoreContract.ts'
import { cleanUp, open, tamper, tempFolder } from './folders.ts'

afterEach(cleanUp)

docStoreContract('memory', createMemoryDocs)
docStoreContract('SQLite', open)
directoryContract('memory', createMemoryDirectory)
directoryContract('SQLite', () => open().directory)

const one = {
  updates: [Uint8Array.of(1)],
  owners: [[7, 'ana'] as const],
  versions: [{ ticket: 't1', at: 5, by: 'ana', text: 'as it was' }],
}

it('what was acknowledged is there when the folder is opened again', async () => {
  const folder = tempFolder()
  const first = open(folder)
  await first.docs.append('b', one)
  await first.directory.addBoard('b', {
    organiser: 'o',
    mentor: 'm',
    sprinter: 's',
    screen: 'w',
    public: 'p',
  })
  first.close()
  const second = open(folder)
  expect((await second.docs.load('b')).updates.map((bytes) => Array.from(bytes))).toEqual([[1]])
  expect(await second.directory.boards()).toEqual(['b'])
})

it.each(['log', 'owners', 'note_versions'])(
  '[I14] a commit is written as a whole or not at all, also where it fails in %s',
  async (table) => {
    const folder = tempFolder()
    const { docs, versions } = open(folder)
    tamper(
      folder,
      `CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    await expect(docs.append('b', one)).rejects.toThrow('disk full')
    expect((await docs.load('b')).updates).toEqual([])
    expect(await versions.list('b', 't1')).toEqual([])
    tamper(folder, 'DROP TRIGGER full')
    expect(await docs.append('b', one)).toBe(1)
    expect(await versions.list('b', 't1')).toHaveLength(1)
  },
)

it.each([
  ['text', "UPDATE note_versions SET text = x'00'"],
  ['person', "UPDATE note_versions SET by = 'eve'"],
  ['time', 'UPDATE note_versions SET at = 6'],
  ['number', 'UPDATE note_versions SET number = 2 WHERE number = 1'],
  ['note', "UPDATE note_versions SET ticket = 't1' WHERE ticket = 't2'"],
])('a version of a note with a changed %s is not read as if it were true', async (_, sql) => {
  const folder = tempFolder()
  const { docs, versions } = open(folder)
  const [version] = one.versions
  await docs.append('b', { ...one, versions: [{ ...version!, ticket: sql.includes("'t2'") ? 't2' : 't1' }] })
  tamper(folder, sql)
  await expect(versions.read('b', 't1', sql.includes('number =') ? 2 : 1)).rejects.toThrow(
    'not what was written',
  )
})

it('a commit is on disk when it is acknowledged: write-ahead log, synchronous full', () => {
  const folder = tempFolder()
  open(folder)
  const db = new DatabaseSync(join(folder, 'taula.db'))
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  db.close()
})

it('a folder that another server holds is refused, until that one is gone', () => {
  const folder = tempFolder()
  const first = open(folder)
  expect(openFolder(folder)).toEqual({
    ok: false,
    message: `The data folder ${folder} is in use by another Taula server.`,
  })
  first.close()
  expect(open(folder).ok).toBe(true)
})

it('a running server can be backed up', async () => {
  const folder = tempFolder()
  const { docs } = open(folder)
  await docs.append('b', one)
  const copy = join(tempFolder(), 'taula.db')
  tamper(folder, `VACUUM INTO '${copy}'`)
  const db = new DatabaseSync(copy)
  expect(db.prepare('SELECT count(*) AS rows FROM log').get()).toEqual({ rows: 1 })
  db.close()
})

it('a folder written by a newer version is refused and left as it was', () => {
  const folder = tempFolder()
  open(folder).close()
  tamper(folder, 'PRAGMA user_version = 999')
  expect(openFolder(folder)).toMatchObject({ ok: false, message: expect.stringContaining('newer Taula') })
  const db = new DatabaseSync(join(folder, 'taula.db'))
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 })
  db.close()
})

it.each([
  ['a file in its place', (path: string) => path],
  ['a folder below a file', (path: string) => join(path, 'below')],
])('%s is refused in one line', (_, place) => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, 'not a folder')
  const opened = openFolder(place(file))
  expect(opened).toMatchObject({ ok: false, message: expect.stringMatching(/^The data folder [^\n]*\.$/) })
})

it('a file that is no database is refused in one line', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'taula.db'), 'this is not a database, but long enough to look at '.repeat(40))
  expect(openFolder(folder)).toMatchObject({ ok: false, message: expect.stringMatching(/not a database\.$/) })
})
