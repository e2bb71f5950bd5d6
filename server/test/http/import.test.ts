// Lists that become tickets over HTTP.
import { expect, it } from 'vitest'
import { readAll, registersOf } from '@taula/shared/board/registers'
import type { ImportResult } from '@taula/shared/ops/import'
import { addTicket, moveTicket } from '@taula/shared/ops/tickets'
import { answer, bearer, joined, newBoard, post, setUp } from './harness.ts'

const tracList = [
  '\uFEFFid,Summary,Status,Owner,Type,Triage Stage,Has patch',
  '5500,First,new,nobody,Bug,Accepted,0',
  '5501,"Second, quoted",assigned,ana,New feature,Accepted,1',
].join('\r\n')

async function started() {
  const { app, ports, reports } = setUp()
  const board = await newBoard(app)
  const ana = await joined(app, board, 'sprinter')
  const room = await ports.rooms.open(board.boardId)
  const path = `/api/boards/${board.boardId}/tickets/import`
  const bring = (body: object) => answer<ImportResult>(post(app, path, body, bearer(ana.token)))
  const tickets = () => room.read((doc) => readAll(registersOf(doc), 'tickets'))
  return { app, board, ana, room, path, bring, tickets, reports }
}

it('a list comes in, by whoever sends it', async () => {
  const { ana, bring, tickets } = await started()
  const { status, body } = await bring({ content: tracList, source: 'https://code.djangoproject.com' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ new: 2, changed: 0, same: 0, bad: [] })
  const brought = await tickets()
  expect(brought.size).toBe(2)
  const [first] = (body.tickets ?? []).map((id) => brought.get(id))
  expect(first).toMatchObject({ upstream: { number: 5500, title: 'First' }, added: { by: ana.personId } })
})

it('[I6] the same list again changes nothing and touches no edit', async () => {
  const { bring, room, tickets } = await started()
  const { body } = await bring({ content: tracList })
  const [ticket = ''] = body.tickets ?? []
  await room.change((doc, ctx) => moveTicket(doc, { ticket, lane: 'waiting' }, ctx), 'ana')
  const before = await tickets()
  const again = await bring({ content: tracList })
  expect(again.body).toMatchObject({ new: 0, changed: 0, same: 2, bad: [] })
  expect(await tickets()).toEqual(before)
})

it('a dry run says what would come and writes nothing', async () => {
  const { bring, room, tickets } = await started()
  const before = await room.state()
  expect((await bring({ content: tracList, dryRun: true })).body).toMatchObject({ new: 2, same: 0 })
  expect((await tickets()).size).toBe(0)
  expect(await room.state()).toBe(before)
})

it('bad rows are listed by number, the others come in', async () => {
  const { bring, tickets } = await started()
  const content = `${tracList}\r\nnot a number,Third,new,,,,\r\n5503,${'x'.repeat(100_000)},new,,,,`
  const { body } = await bring({ content, format: 'trac-csv' })
  expect(body.new).toBe(2)
  expect(body.bad.map(({ row }) => row)).toEqual([4, 5])
  expect((await tickets()).size).toBe(2)
})

it("a bare number is a ticket of the board's own tracker", async () => {
  const { bring, room, tickets } = await started()
  await room.change((doc) => doc.getMap('meta').set('board/trac', 'https://trac.example.org/project'))
  await bring({ content: '#12' })
  const [ticket] = [...(await tickets()).values()]
  expect(ticket?.upstream?.url).toBe('https://trac.example.org/project/ticket/12')
})

it('a picture is a list of nothing: bad rows, and no fault of ours', async () => {
  const { bring, tickets, reports } = await started()
  const content = `\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\rIHDR${'\u0000\uFFFD\u0001'.repeat(2_000)}`
  const { status, body } = await bring({ content })
  expect(status).toBe(200)
  expect(body).toMatchObject({ new: 0, changed: 0, same: 0, tickets: [] })
  expect(body.bad.length).toBeGreaterThan(0)
  expect((await tickets()).size).toBe(0)
  expect(reports).toEqual([])
})

it('a plain table comes in, by the columns that are said; twice changes nothing', async () => {
  const { bring, tickets } = await started()
  const content =
    'Ada;Fix the door;https://github.com/o/r/issues/3\nBo;Paint the wall;\n;;https://example.org'
  const body = { content, format: 'csv', columns: ['owner', 'title', 'url'], header: false }
  expect((await bring({ ...body, dryRun: true })).body).toMatchObject({ new: 2, bad: [{ row: 3 }] })
  expect((await bring(body)).body).toMatchObject({ new: 2, changed: 0, same: 0, bad: [{ row: 3 }] })
  expect([...(await tickets()).values()]).toMatchObject([
    { upstream: { tracker: 'gh:o/r', number: 3, title: 'Fix the door', owner: 'Ada' } },
    { title: 'Paint the wall', upstream: undefined },
  ])
  expect((await bring(body)).body).toMatchObject({ new: 0, changed: 0, same: 2, bad: [{ row: 3 }] })
  const auto = await bring({ content: 'Título;Enlace\nFix the door;https://github.com/o/r/issues/3' })
  expect(auto.body).toMatchObject({ new: 0, changed: 0, same: 1, bad: [] })
})

it('a ticket taken from nowhere stays beside what comes in', async () => {
  const { bring, room, tickets } = await started()
  await room.change((doc, ctx) => addTicket(doc, { title: 'Ours' }, ctx))
  await bring({ content: tracList })
  expect((await tickets()).size).toBe(3)
})

it('only people on the board bring lists in', async () => {
  const { app, board, path } = await started()
  expect((await post(app, path, { content: '#1' })).status).toBe(401)
  const wall = await joined(app, board, 'screen', {})
  expect((await post(app, path, { content: '#1' }, bearer(wall.token))).status).toBe(403)
})

it.each([
  ['no content', {}],
  ['content that is no text', { content: 5 }],
  ['an unknown format', { content: '#1', format: 'excel' }],
  ['a column about something unknown', { content: 'a;b', columns: ['title', 'colour'] }],
  ['columns without end', { content: 'a;b', columns: Array.from({ length: 101 }, () => null) }],
  ['headings that are neither', { content: 'a;b', header: 'yes' }],
  ['a source that is no address', { content: '#1', source: 'javascript:alert(1)' }],
])('%s is refused', async (_, body) => {
  const { app, path, ana } = await started()
  expect((await post(app, path, body, bearer(ana.token))).status).toBe(422)
})
