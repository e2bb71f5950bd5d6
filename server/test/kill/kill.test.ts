// kill -9 under load, again and again: what a client was told is on disk is there, once, without any client's help.
// `npm run test:kill` does it 50 times; `KILLS=200 SEED=7 npm run test:kill` repeats a run of one's own.
import { setTimeout as pass } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { seededRandom } from '@taula/shared/testing'
import { bearer, cleanUp, serve } from '../main/harness.ts'
import { createBeliever, twice, untrue } from './believer.ts'

const kills = Number(process.env['KILLS'] ?? 5)
const seed = Number(process.env['SEED'] ?? 1)
vi.setConfig({ testTimeout: 30_000 + kills * 10_000 })
afterEach(cleanUp)
const names = ['ana', 'bo', 'cy']

it(`[I14] ${kills} times kill -9 under load: all that was said to be saved is there (SEED=${seed})`, async () => {
  const random = seededRandom(seed)
  let server = await serve()
  const { folder, port } = server
  const board = await server.newBoard()
  const people = await Promise.all(names.map((name) => server.join(board, name)))
  const clients = people.map(({ token, personId }, i) =>
    createBeliever(server.url, board.boardId, token, { name: names[i]!, person: personId ?? '', random }),
  )
  const token = people[0]?.token ?? ''
  const stored = async () => {
    const doc = new Y.Doc()
    const answer = await server.ask(`/api/boards/${board.boardId}/state`, undefined, bearer(token))
    Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()))
    return doc
  }
  let believed = 0
  for (let i = 1; i <= kills; i++) {
    for (const client of clients) client.comeBack()
    await Promise.all(clients.map((client) => client.saved()))
    const writing = { on: true }
    const load = clients.map(async (client) => {
      while (writing.on) {
        client.act()
        await pass(random.int(0, 3))
      }
    })
    // The moment is by chance, and so is what the server is at.
    await pass(random.int(0, 150))
    server.kill('SIGKILL')
    await server.exit
    // Some of what they write, nobody hears.
    for (const client of clients) client.act()
    writing.on = false
    await Promise.all(load)
    for (const client of clients) client.leave()
    server = await serve({ DATA_DIR: folder, PORT: port })
    const doc = await stored()
    const taken = new Set(clients.flatMap((client) => client.taken()))
    for (const [at, client] of clients.entries())
      expect({ i, untrue: untrue(doc, names[at]!, client, taken) }).toEqual({ i, untrue: [] })
    expect({ i, twice: twice(doc) }).toEqual({ i, twice: [] })
    believed = clients.reduce((sum, client) => sum + client.believed.length, 0)
  }
  for (const client of clients) client.comeBack()
  await Promise.all(clients.map((client) => client.saved()))
  const last = await stored()
  await Promise.all(
    clients.map((client) => client.until(() => Y.equalSnapshots(Y.snapshot(client.doc), Y.snapshot(last)))),
  )
  expect(believed).toBeGreaterThan(kills * names.length)
  expect(clients.flatMap((client) => client.counts.closes.filter((code) => code >= 4400))).toEqual([])
})
