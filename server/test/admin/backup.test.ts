// Backing up and restoring, as people run it: beside a server with stock clients on it.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { lowestDeviceClientId, serverClientId } from '@taula/shared/board/clientIds'
import { noteOf } from '@taula/shared/board/notes'
import { readAll, registersOf } from '@taula/shared/board/registers'
import { addTicket } from '@taula/shared/ops/tickets'
import { openFolder } from '../../src/storage/sqlite.ts'
import { bearer, cleanUp, connect, serve, tempFolder } from '../main/harness.ts'
import type { Exit } from '../main/harness.ts'

// Each starts a few processes, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanUp)

const command = fileURLToPath(new URL('../../src/admin/main.ts', import.meta.url))
function taula(folder: string, ...args: readonly string[]): Promise<Exit> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder },
  })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...output })))
}
const ctx = (me: string | null) => ({ me: me ?? '', now: Date.now(), random: Math.random })
const titles = (doc: Y.Doc) =>
  [...readAll(registersOf(doc), 'tickets').values()].map(({ title }) => title).toSorted()

/** A folder with one small board, and no server on it. */
async function folderWithBoard() {
  const folder = tempFolder()
  const opened = openFolder(folder)
  if (!opened.ok) throw new Error(opened.message)
  const keys = { organiser: 'o', mentor: 'm', sprinter: 's', screen: 'w', public: 'p' }
  await opened.directory.addBoard('b', keys)
  const version = { ticket: 't1', at: 5, by: 'ana', text: 'as it was' }
  for (let i = 0; i < 3; i++)
    await opened.docs.append('b', {
      updates: [Uint8Array.of(0, 0)],
      owners: [[7, 'ana']],
      versions: [version],
    })
  await opened.docs.compact('b', Uint8Array.of(0, 0), 2)
  opened.close()
  return folder
}
const change = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

it('[I14] a backup under load is the board at its moment; edits made since come back with those who made them', async () => {
  const first = await serve()
  const board = await first.newBoard()
  const [ana, bo] = [await first.join(board, 'Ana'), await first.join(board, 'Bo')]
  const one = connect(first.url, board.boardId, bearer(ana.token))
  const two = connect(first.url, board.boardId, bearer(bo.token))
  await Promise.all([one.synced(), two.synced()])
  addTicket(one.doc, { title: 'Before' }, ctx(ana.personId))
  noteOf(one.doc, 't1').insert(0, 'Before')
  await one.saved()

  const file = join(tempFolder(), 'monday.backup')
  let load = 0
  const busy = setInterval(() => addTicket(two.doc, { title: `Load ${(load += 1)}` }, ctx(bo.personId)), 5)
  const backedUp = await taula(first.folder, 'backup', file)
  clearInterval(busy)
  expect(backedUp).toMatchObject({ code: 0, stderr: '' })
  expect(backedUp.stdout).toMatch(/monday\.backup: 1 board, \d+ KB\. [^\n]+\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(load).toBeGreaterThan(0)

  // Since: somebody joins, whom the backup does not know, and everybody edits.
  const cy = await first.join(board, 'Cy')
  const three = connect(first.url, board.boardId, bearer(cy.token))
  await three.synced()
  for (const [client, person, title] of [
    [one, ana, 'Ana since'],
    [two, bo, 'Bo since'],
    [three, cy, 'Cy since'],
  ] as const) {
    addTicket(client.doc, { title }, ctx(person.personId))
    noteOf(client.doc, 't1').insert(0, `${title}. `)
  }
  const all = titles(three.doc).length
  await one.until(() => titles(one.doc).includes('Cy since') && titles(one.doc).includes('Bo since'))
  await Promise.all([one, two, three].map((client) => client.saved()))
  for (const client of [one, two, three]) client.provider.disconnect()
  expect(await taula(first.folder, 'restore', file)).toEqual({
    code: 2,
    stdout: '',
    stderr: `The data folder ${first.folder} is in use by a Taula server: stop that first.\n`,
  })
  first.kill('SIGKILL')
  await first.exit
  const restored = await taula(first.folder, 'restore', file)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(restored.stdout).toContain('taula.db.before-restore beside it')
  expect(readdirSync(first.folder).filter((name) => /-wal$|-shm$|restoring/.test(name))).toEqual([])

  const second = await serve({ DATA_DIR: first.folder, PORT: first.port })
  const late = connect(second.url, board.boardId, bearer((await second.join(board, 'Di')).token))
  await late.synced()
  const atBackup = titles(late.doc)
  expect(atBackup).toContain('Before')
  expect(atBackup.filter((title) => title?.includes('since'))).toEqual([])
  expect(noteOf(late.doc, 't1').toString()).toBe('Before')

  // Bo is the first to come back, and brings what all of them and the server did since.
  two.provider.connect()
  await two.until(() => two.provider.synced)
  await late.until(() => titles(late.doc).length >= all)
  one.provider.connect()
  await one.until(() => one.provider.synced)
  // Cy is not known any more: the link lets in again, and the same document goes on.
  const who = await second.ask(`/api/boards/${board.boardId}/me`, undefined, bearer(cy.token))
  expect(who.status).toBe(401)
  const again = await second.join(board, 'Cy')
  addTicket(three.doc, { title: 'Cy unsent' }, ctx(cy.personId))
  const back = connect(second.url, board.boardId, bearer(again.token), three.doc)
  await back.saved()
  addTicket(one.doc, { title: 'Ana goes on' }, ctx(ana.personId))
  addTicket(two.doc, { title: 'Bo goes on' }, ctx(bo.personId))
  await Promise.all([one.saved(), two.saved()])
  const whole = (doc: Y.Doc) =>
    ['Cy unsent', 'Ana goes on', 'Bo goes on'].every((title) => titles(doc).includes(title))
  await Promise.all([late, one, two].map((client) => client.until(() => whole(client.doc))))
  for (const client of [one, two]) {
    expect(titles(client.doc)).toEqual(titles(late.doc))
    expect(client.counts.closes.filter((code) => code >= 4400)).toEqual([])
    expect(noteOf(client.doc, 't1').toString()).toBe(noteOf(late.doc, 't1').toString())
  }
  for (const title of ['Ana since', 'Bo since', 'Cy since']) {
    expect(titles(late.doc).filter((one) => one === title)).toEqual([title])
    expect(noteOf(late.doc, 't1').toString()).toContain(title)
  }
  expect(second.output.stderr).toBe('')
})

it('a restore keeps what was there, with what is only in its log, each time under a name of its own, and its hour', async () => {
  const folder = await folderWithBoard()
  const file = join(tempFolder(), 'b')
  expect(await taula(folder, 'backup', file)).toMatchObject({ code: 0 })
  change(join(folder, 'taula.db'), "INSERT INTO boards VALUES ('later', 2)")
  expect(await taula(folder, 'restore', file)).toMatchObject({ code: 0 })
  expect(await taula(folder, 'restore', file)).toMatchObject({ code: 0 })
  const boardsIn = (name: string) => {
    const db = new DatabaseSync(join(folder, name), { readOnly: true })
    const boards = db.prepare('SELECT board FROM boards ORDER BY number').all()
    db.close()
    return boards.map(({ board }) => board)
  }
  expect(boardsIn('taula.db')).toEqual(['b'])
  expect(boardsIn('taula.db.before-restore')).toEqual(['b', 'later'])
  expect(boardsIn('taula.db.before-restore-2')).toEqual(['b'])
  const opened = openFolder(folder)
  if (!opened.ok) throw new Error(opened.message)
  const { restored } = await opened.docs.load('b')
  opened.close()
  expect(restored?.serverId).toBeGreaterThan(serverClientId)
  expect(restored?.serverId).toBeLessThan(lowestDeviceClientId)
  // To the full hour.
  expect(Date.now() - (restored?.at ?? 0)).toBeLessThan(2 * 60 * 60_000)
})

it('a database that is damaged is replaced, and kept as it is with its log', async () => {
  const folder = await folderWithBoard()
  const file = join(tempFolder(), 'b')
  await taula(folder, 'backup', file)
  writeFileSync(join(folder, 'taula.db'), 'not a database, but long enough to look at')
  writeFileSync(join(folder, 'taula.db-wal'), 'its log')
  expect(await taula(folder, 'restore', file)).toMatchObject({ code: 0 })
  expect(readFileSync(join(folder, 'taula.db.before-restore'), 'utf8')).toContain('not a database')
  expect(readFileSync(join(folder, 'taula.db.before-restore-wal'), 'utf8')).toBe('its log')
  expect(existsSync(join(folder, 'taula.db-wal'))).toBe(false)
  const opened = openFolder(folder)
  expect(opened).toMatchObject({ ok: true })
  if (opened.ok) opened.close()
})

describe('a file that is not whole is not restored, and nothing is changed', () => {
  it.each([
    ['a changed row', "UPDATE log SET bytes = x'0101'; UPDATE log_copies SET bytes = x'0101'"],
    ['a changed snapshot', "UPDATE snapshots SET bytes = x'0101'; DELETE FROM log WHERE row = 1"],
    ['a changed owner', "UPDATE owners SET person = 'eve'"],
    ['a changed version of a note', "UPDATE note_versions SET text = x'41' WHERE number = 2"],
    ['a missing row', 'DELETE FROM snapshots; DELETE FROM log WHERE row = 1; DELETE FROM log_copies'],
    ['a newer schema', 'PRAGMA user_version = 99'],
    ['another program’s', 'DROP TABLE tokens; DROP TABLE keys; DROP TABLE restored; DROP TABLE boards'],
    ['no database', undefined],
  ])('%s', async (_, sql) => {
    const folder = await folderWithBoard()
    const file = join(tempFolder(), 'b')
    await taula(folder, 'backup', file)
    if (sql === undefined) writeFileSync(file, 'something else, of some length')
    else change(file, sql)
    const before = readFileSync(join(folder, 'taula.db'))
    const { code, stdout, stderr } = await taula(folder, 'restore', file)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(file)
    expect(readFileSync(join(folder, 'taula.db')).equals(before)).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(['lock.db', 'taula.db'])
  })
})

it('what cannot be done is said in one line', async () => {
  const folder = await folderWithBoard()
  const file = join(tempFolder(), 'b')
  writeFileSync(file, 'mine')
  for (const args of [
    ['backup', file],
    ['backup', join(folder, 'nowhere', 'b')],
    ['backup'],
    ['restore', join(folder, 'nowhere')],
    ['restore', file, file],
    ['forget', file],
    [],
  ]) {
    const { code, stdout, stderr } = await taula(folder, ...args)
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
  }
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(await taula(tempFolder(), 'backup', join(folder, 'x'))).toMatchObject({ code: 2 })
  expect(existsSync(join(folder, 'x'))).toBe(false)
})
