// Earlier versions of a note over HTTP: for people on the board, as they lie on disk.
import { expect, it } from 'vitest'
import type { NoteVersionsAnswer } from '@taula/shared/protocol/http'
import { noteVersionAnswer, noteVersionsAnswer } from '@taula/shared/protocol/http'
import * as v from 'valibot'
import { createMemoryDocs } from '../../src/storage/memory.ts'
import { answer, bearer, joined, newBoard, setUp } from './harness.ts'

async function started() {
  const { docs, versions } = createMemoryDocs()
  const set = setUp({ versions })
  const board = await newBoard(set.app)
  const ana = await joined(set.app, board, 'sprinter')
  const version = (text: string, at: number) => ({ ticket: 't1', at, by: 'bo', text })
  await docs.append(board.boardId, {
    updates: [],
    owners: [],
    versions: [version('the first', 1), version('the second 🐢', 2)],
  })
  const get = (path: string, token = ana.token) =>
    set.app.request(`/api/boards/${board.boardId}/tickets/${path}`, { headers: bearer(token) })
  return { ...set, board, get }
}

it('lists the versions of a note, newest first, without their texts', async () => {
  const { get } = await started()
  const { status, body, headers } = await answer<NoteVersionsAnswer>(get('t1/note/versions'))
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(v.parse(noteVersionsAnswer, body)).toEqual(body)
  expect(body).toEqual({
    versions: [
      { number: 2, at: 2, by: 'bo', length: 13 },
      { number: 1, at: 1, by: 'bo', length: 9 },
    ],
  })
  expect((await answer(get('t2/note/versions'))).body).toEqual({ versions: [] })
})

it('reads one of them', async () => {
  const { get } = await started()
  const { status, body } = await answer(get('t1/note/versions/2'))
  expect(status).toBe(200)
  expect(v.parse(noteVersionAnswer, body)).toEqual({ number: 2, at: 2, by: 'bo', text: 'the second 🐢' })
})

it.each(['0', '3', '-1', '01', '1.0', '1e0', 'one', '9'.repeat(30), '%00'])(
  'there is no version %s',
  async (number) => {
    const { get, reports } = await started()
    const { status, body } = await answer(get(`t1/note/versions/${number}`))
    expect([status, body.error.code]).toEqual([404, 'unknown_version'])
    expect(reports).toEqual([])
  },
)

it.each(['a.b', '%2e%2e%2f', 'x'.repeat(65), "' OR 1=1"])('%s is no ticket', async (ticket) => {
  const { get } = await started()
  for (const path of ['note/versions', 'note/versions/1']) {
    const { status, body } = await answer(get(`${ticket}/${path}`))
    expect([status, body.error.code]).toEqual([400, 'bad_ticket'])
  }
})

it('[I10] strangers, screens and followers get none, whatever they ask for', async () => {
  const { app, board, get } = await started()
  for (const path of ['t1/note/versions', 't1/note/versions/1']) {
    for (const role of ['screen', 'public'] as const) {
      const { token } = await joined(app, board, role, {})
      const refused = await answer(get(path, token))
      expect([refused.status, refused.body.error.code]).toEqual([403, 'look_only'])
    }
    expect((await get(path, 'tampered')).status).toBe(401)
    const nowhere = await app.request(`/api/boards/nowhere/tickets/${path}`)
    expect(nowhere.status).toBe(404)
  }
})

it('they are only read', async () => {
  const { app, board } = await started()
  const refused = await app.request(`/api/boards/${board.boardId}/tickets/t1/note/versions`, {
    method: 'DELETE',
  })
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
})
