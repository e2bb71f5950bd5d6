// A server whose disk is really full, or whose board is damaged: requests are answered quickly, and say why.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it, vi } from 'vitest'
import { readAll, registersOf } from '@taula/shared/board/registers'
import { removePerson } from '@taula/shared/ops/merging'
import { createMetrics } from '../../src/metrics.ts'
import { createSqliteDirectory } from '../../src/storage/sqliteDirectory.ts'
import { createSqliteDocs } from '../../src/storage/sqliteDocs.ts'
import { migrate } from '../../src/storage/sqliteSchema.ts'
import { createRooms } from '../../src/sync/rooms.ts'
import { systemClock } from '../../src/sync/clock.ts'
import { cleanUp, tamper, tempFolder } from '../storage/folders.ts'
import { handStore } from '../sync/handStore.ts'
import { answer, bearer, joined, newBoard, post, setUp } from './harness.ts'

// Two seconds of waiting are one of the things it shows.
vi.setConfig({ testTimeout: 20_000 })
afterEach(cleanUp)

/** A database that takes no page more while it is full: SQLite then says what it says of a full disk. */
function onSqlite(folder = tempFolder()) {
  const db = new DatabaseSync(join(folder, 'taula.db'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  migrate(db)
  const reports: string[] = []
  const rooms = createRooms({
    store: createSqliteDocs(db),
    clock: systemClock,
    random: Math.random,
    report: (problem, error) => void reports.push(`${problem}: ${String(error)}`),
    onRemovals: () => {},
    watch: createMetrics(() => 0).watch,
  })
  const { app } = setUp({ rooms, directory: createSqliteDirectory(db) })
  const pages = () => Number(db.prepare('PRAGMA page_count').get()?.['page_count'])
  return {
    app,
    folder,
    reports,
    fill() {
      db.exec(`PRAGMA max_page_count = ${pages()}`)
      // What is left in half-filled pages.
      const addToken = db.prepare(
        "INSERT INTO tokens (board, hash, kind, expires) VALUES (?, ?, 'screen', 0)",
      )
      const board = db.prepare('SELECT board FROM boards').get()?.['board']
      const fillUp = () => {
        for (let i = 0; ; i++) addToken.run(String(board), `${i}${'x'.repeat(i % 2 === 0 ? 900 : 9)}`)
      }
      expect(fillUp).toThrow('database or disk is full')
    },
    makeRoom: () => db.exec('PRAGMA max_page_count = 1000000'),
  }
}

it('[I14] a really full disk: what looks is answered, what writes gets 503 with a reason, and all goes on when there is room', async () => {
  const { app, fill, makeRoom, reports } = onSqlite()
  const board = await newBoard(app)
  const { token } = await joined(app, board, 'organiser')
  fill()
  const path = `/api/boards/${board.boardId}`
  // Far more than what is left of the pages there are.
  const titles = Array.from({ length: 400 }, (_, i) => `Ticket ${i} with a long name`)
  const content = ['title', ...titles].join('\n')
  const writes = [
    () => post(app, `${path}/tickets/import`, { content, format: 'csv' }, bearer(token)),
    () => post(app, `${path}/join`, { key: board.keys.sprinter, name: 'Bo' }),
  ]
  for (const write of writes) {
    const { status, body, headers } = await answer(write())
    expect([status, body.error.code, headers.get('retry-after')]).toEqual([503, 'disk_full', '10'])
    expect(body.error.message).toContain('disk is full')
  }
  for (const look of ['me', 'state', 'export.json']) {
    expect((await app.request(`${path}/${look}`, { headers: bearer(token) })).status).toBe(200)
  }
  const exported = await (await app.request(`${path}/export.json`, { headers: bearer(token) })).text()
  expect(exported).not.toContain('with a long name')
  expect(reports.join('\n')).toContain('a commit failed and is tried again until it succeeds')

  makeRoom()
  await vi.waitFor(async () => expect((await writes[1]!()).status).toBe(200), { timeout: 5_000 })
  const after = await (await app.request(`${path}/export.json`, { headers: bearer(token) })).text()
  expect(after).toContain('with a long name')
})

it('a join that was refused and came about all the same is found when it is asked for again', async () => {
  const store = handStore()
  const { app, ports } = setUp({
    rooms: createRooms({
      store,
      clock: systemClock,
      random: Math.random,
      report: () => {},
      onRemovals: () => {},
      watch: createMetrics(() => 0).watch,
    }),
  })
  const board = await newBoard(app)
  const attempt = 'a'.repeat(22)
  const bo = { name: 'Bo', attempt }
  store.hold = true
  expect((await joined(app, board, 'sprinter', bo)).status).toBe(503)
  store.hold = false
  store.release()
  const again = await joined(app, board, 'sprinter', bo)
  const room = await ports.rooms.open(board.boardId)
  const people = () => room.read((doc) => [...readAll(registersOf(doc), 'people').values()])
  expect(await people()).toMatchObject([{ id: again.personId, name: 'Bo' }])

  // Who says another name after all, does not say which attempt it is, or begins anew is somebody else.
  for (const other of [{ ...bo, name: 'Bob' }, { name: 'Bo' }, { ...bo, attempt: 'b'.repeat(22) }])
    expect((await joined(app, board, 'sprinter', other)).personId).not.toBe(again.personId)
  const { personId } = again
  await room.change((doc, ctx) => removePerson(doc, { person: personId ?? '', removed: true }, ctx))
  expect((await joined(app, board, 'sprinter', bo)).status).toBe(403)
})

it('[I4] a damaged board: 503 with a code and words, other boards go on, and nothing is written to it', async () => {
  const { app, folder } = onSqlite()
  const board = await newBoard(app)
  const { token } = await joined(app, board, 'organiser')
  tamper(folder, "UPDATE log SET bytes = x'00' WHERE row = 2; DELETE FROM log_copies")
  // Another life of the server.
  const { app: again, reports } = onSqlite(folder)
  for (const path of ['me', 'state', 'live', 'links']) {
    const said = await answer(
      again.request(`/api/boards/${board.boardId}/${path}`, { headers: bearer(token) }),
    )
    expect([said.status, said.body.error.code]).toEqual([503, 'board_damaged'])
    expect(said.body.error.message).toContain('kept on your device')
  }
  const join = await answer(
    post(again, `/api/boards/${board.boardId}/join`, { key: board.keys.sprinter, name: 'Bo' }),
  )
  expect(join.status).toBe(503)
  expect(reports.join('\n')).toContain(`Board ${board.boardId} is damaged and is not opened: row 2 is not`)
  expect((await newBoard(again)).boardId).toBeDefined()
})
