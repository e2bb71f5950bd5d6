// The data folder from its own thread: the same ports, errors as they are, and an end that is noticed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from 'vitest'
import { BoardDamaged } from '../../src/sync/docStore.ts'
import { openFolder } from '../../src/storage/sqlite.ts'
import { openStore } from '../../src/storage/storeClient.ts'
import { directoryContract } from './directoryContract.ts'
import { docStoreContract } from './docStoreContract.ts'

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one()
})

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taula-thread-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const deaths: unknown[] = []
async function open(folder = tempFolder()) {
  const opened = await openStore(folder, (cause) => deaths.push(cause))
  if (!opened.ok) throw new Error(opened.message)
  undo.push(opened.close)
  return opened
}

type Method = (...args: readonly unknown[]) => Promise<unknown>
/** A port of a store that is only being opened. */
const later = <T extends object>(port: Promise<T>) =>
  new Proxy({} as T, {
    get:
      (_, name) =>
      async (...args: readonly unknown[]) =>
        (Reflect.get(await port, name) as Method)(...args),
  })
docStoreContract('SQLite in a thread', () => {
  const store = open()
  return { docs: later(store.then(({ docs }) => docs)), versions: later(store.then((one) => one.versions)) }
})
directoryContract('SQLite in a thread', () => later(open().then(({ directory }) => directory)))

const one = { updates: [Uint8Array.of(1)], owners: [], versions: [] }

it('while a commit takes its time, the thread that asked goes on; answers come in the order of the calls', async () => {
  const folder = tempFolder()
  const { docs } = await open(folder)
  const disk = new DatabaseSync(join(folder, 'taula.db'))
  disk.exec('BEGIN IMMEDIATE')
  const heard: string[] = []
  const commit = docs.append('b', one).then(() => heard.push('commit'))
  const read = docs.load('b').then(({ through }) => heard.push(`read ${through}`))
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
  expect(heard).toEqual([])
  disk.exec('COMMIT')
  disk.close()
  await Promise.all([commit, read])
  expect(heard).toEqual(['commit', 'read 1'])
})

it('an error comes with what SQLite says of it', async () => {
  const folder = tempFolder()
  const { docs } = await open(folder)
  const db = new DatabaseSync(join(folder, 'taula.db'))
  db.exec("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'no more room'); END")
  db.close()
  await expect(docs.append('b', one)).rejects.toMatchObject({ message: 'no more room', errcode: 1811 })
})

it('a board that is damaged is told apart from other errors', async () => {
  const folder = tempFolder()
  const { docs } = await open(folder)
  await docs.append('b', one)
  const db = new DatabaseSync(join(folder, 'taula.db'))
  db.exec('UPDATE log SET checksum = 0; UPDATE log_copies SET checksum = 0')
  db.close()
  await expect(docs.load('b')).rejects.toBeInstanceOf(BoardDamaged)
})

it('a folder that is in use is refused in one line; closing lets go of it, after what was asked', async () => {
  const folder = tempFolder()
  const first = await open(folder)
  const refused = await openStore(folder, () => {})
  expect(refused).toEqual({
    ok: false,
    message: `The data folder ${folder} is in use by another Taula server.`,
  })
  const commit = first.docs.append('b', one)
  await first.close()
  expect(await commit).toBe(1)
  await expect(first.docs.load('b')).rejects.toThrow('closed')
  const second = openFolder(folder)
  expect(second).toMatchObject({ ok: true })
  if (second.ok) second.close()
  expect(deaths).toEqual([])
})
