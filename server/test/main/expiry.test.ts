// A way in that expires while somebody is on the board, or looks on.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from 'vitest'
import { bearer, cleanUp, connect, serve } from './harness.ts'

afterEach(cleanUp)

it('who is on the board when their token expires is sent off, a stream ends; others stay', async () => {
  const server = await serve()
  const board = await server.newBoard()
  const [ana, bo] = [await server.join(board, 'Ana'), await server.join(board, 'Bo')]
  const db = new DatabaseSync(join(server.folder, 'taula.db'), { timeout: 5_000 })
  db.prepare('UPDATE tokens SET expires = ? WHERE person = ?').run(Date.now() + 1_500, String(ana.personId))
  db.close()
  const hers = connect(server.url, board.boardId, bearer(ana.token))
  const his = connect(server.url, board.boardId, bearer(bo.token))
  const live = await fetch(`${server.url}/api/boards/${board.boardId}/live`, { headers: bearer(ana.token) })
  await Promise.all([hers.synced(), his.synced()])
  await hers.until(() => hers.counts.closes.includes(4401))
  // To its end.
  expect(await live.text()).toContain('event: snapshot')
  expect((await server.ask(`/api/boards/${board.boardId}/state`, undefined, bearer(ana.token))).status).toBe(
    401,
  )
  expect(his.counts.closes).toEqual([])
})
