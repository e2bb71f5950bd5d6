// What is taken away from a board over HTTP, and boards made again from it.
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { setBoard } from '@taula/shared/ops/board'
import { addTicket } from '@taula/shared/ops/tickets'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { exportBoard } from '@taula/shared/report/exportBoard'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

async function started() {
  const { app, ports, reports } = setUp()
  const board = await newBoard(app, { name: 'Sprint à la carte!', timeZone: 'Asia/Tokyo' })
  const ana = await joined(app, board, 'organiser')
  const room = await ports.rooms.open(board.boardId)
  const get = (path: string, headers: Record<string, string> = bearer(ana.token), boardId = board.boardId) =>
    app.request(`/api/boards/${boardId}/${path}`, { headers })
  const exported = async () => (await get('export.json')).text()
  const boards = () => ports.directory.boards()
  return { app, ports, reports, board, ana, room, get, exported, boards }
}

/** The export of a board that nobody has joined yet: whoever asks for it over HTTP would be in it. */
async function exportOf({ ports }: Pick<Awaited<ReturnType<typeof started>>, 'ports'>, boardId: string) {
  return (await ports.rooms.open(boardId)).read(exportBoard)
}

const withContent = async (it: Awaited<ReturnType<typeof started>>) => {
  await it.room.change((doc, ctx) => {
    addTicket(doc, { title: '=1+1' }, ctx)
    addTicket(doc, { title: 'Fix the door', lane: 'doing' }, ctx)
    setBoard(doc, { place: 'Library' }, ctx)
    doc.getText('note:abc').insert(0, 'Measured: 80 cm.')
  }, it.ana.personId ?? '')
  return it
}

it.each(['export.json', 'tickets.csv'])('%s is for people on the board', async (path) => {
  const { app, board, ana, get } = await started()
  expect((await get(path, {})).status).toBe(401)
  for (const role of ['screen', 'public'] as const) {
    const wall = await joined(app, board, role, {})
    const refused = await answer(get(path, bearer(wall.token)))
    expect([refused.status, refused.body.error.code]).toEqual([403, 'look_only'])
  }
  const other = await newBoard(app)
  expect((await get(path, bearer(ana.token), other.boardId)).status).toBe(401)
  expect((await get(path, bearer(ana.token), 'unknown')).status).toBe(404)
  expect((await get(path, cookieOf(ana.cookie))).status).toBe(200)
})

it('the export is a file with a name, never kept, small where the browser takes it so, and follows the board', async () => {
  const { board, ana, room, get, exported } = await withContent(await started())
  const response = await get('export.json', { ...bearer(ana.token), 'accept-encoding': 'gzip' })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json',
    'content-disposition': 'attachment; filename="taula-sprint-a-la-carte.json"',
    'cache-control': 'no-store',
    'content-encoding': 'gzip',
  })
  const text = gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()
  expect(text).toBe(await exported())
  expect(JSON.parse(text)).toMatchObject({
    format: 'taula-board',
    version: 1,
    registers: { meta: { 'board/timeZone': 'Asia/Tokyo' } },
    notes: { abc: 'Measured: 80 cm.' },
  })
  for (const secret of [...Object.values(board.keys), ana.token, board.boardId])
    expect(text).not.toContain(secret)
  await room.change((doc, ctx) => addTicket(doc, { title: 'A later one' }, ctx))
  expect(await exported()).toContain('A later one')
})

it('the tickets are a table', async () => {
  const { ana, get } = await withContent(await started())
  const response = await get('tickets.csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain('taula-sprint-a-la-carte-tickets.csv')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n').slice(1)).toEqual([
    "Triage,'=1+1,,,,,,,,,,,Check whether it still holds",
    `In progress,Fix the door,,,,,,,,,,${ana.personId && 'Ana'},Make a first patch`,
    '',
  ])
})

it('[I8] a board made again from an export is the same down to the byte, under keys of its own', async () => {
  const it = await withContent(await started())
  const before = await it.exported()
  const { status, body } = await answer<CreateBoardAnswer>(
    post(it.app, '/api/boards', `{"import":${before}}`),
  )
  expect(status).toBe(201)
  expect(body.boardId).not.toBe(it.board.boardId)
  for (const role of ['organiser', 'screen'] as const) expect(body.keys[role]).not.toBe(it.board.keys[role])
  expect(body.links.organiser).toBe(`/b/${body.boardId}#key=${body.keys.organiser}`)
  expect(await exportOf(it, body.boardId)).toBe(before)
  const { token } = it.ana
  expect((await it.app.request(`/api/boards/${body.boardId}/me`, { headers: bearer(token) })).status).toBe(
    401,
  )
})

it('facts beside an export take the place of what it says', async () => {
  const it = await withContent(await started())
  const facts = { name: 'Next year', startsOn: '2027-09-13' }
  const { body } = await answer<CreateBoardAnswer>(
    post(it.app, '/api/boards', { import: JSON.parse(await it.exported()), ...facts }),
  )
  const made = JSON.parse(await exportOf(it, body.boardId)) as {
    registers: { meta: Record<string, unknown> }
  }
  expect(made.registers.meta).toMatchObject({
    'board/name': 'Next year',
    'board/startsOn': '2027-09-13',
    'board/timeZone': 'Asia/Tokyo',
    'board/place': 'Library',
  })
})

const whole = { format: 'taula-board', version: 1, registers: {}, notes: {} }
it.each<[string, string, string]>([
  ['an empty one', '{"import":{}}', 'import.format: '],
  ['one that is nothing', '{"import":null}', 'import: '],
  ['a later version', JSON.stringify({ import: { ...whole, version: 2 } }), 'import.version: '],
  [
    'an unknown kind',
    JSON.stringify({ import: { ...whole, registers: { spies: {} } } }),
    'import.registers.spies: ',
  ],
  [
    'a prototype',
    '{"import":{"format":"taula-board","version":1,"registers":{"__proto__":{"a/b":1}}}}',
    'import.registers.__proto__: ',
  ],
  [
    'a path for an id',
    JSON.stringify({ import: { ...whole, registers: { tickets: { '../x/title': 'A' } } } }),
    'import.registers.tickets.../x/title: ',
  ],
  [
    'a wrong value behind thousands of good ones',
    JSON.stringify({
      import: {
        ...whole,
        registers: {
          tickets: Object.fromEntries(
            Array.from({ length: 5_000 }, (_, i) => [`t${i}/title`, i === 4_999 ? 5 : 'A']),
          ),
        },
      },
    }),
    'import.registers.tickets.t4999/title: ',
  ],
  [
    'more notes than a board takes',
    JSON.stringify({
      import: {
        ...whole,
        notes: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`t${i}`, 'A'])),
      },
    }),
    'import.notes: ',
  ],
  ['a blank name beside it', JSON.stringify({ import: whole, name: ' ' }), 'name: '],
])('an export that is wrong makes no board and says where: %s', async (_name, body, reason) => {
  const { app, boards, reports } = await started()
  const before = await boards()
  const refused = await answer(post(app, '/api/boards', body))
  expect(refused.status).toBe(422)
  expect(refused.body.error).toMatchObject({ code: 'invalid', message: expect.stringContaining(reason) })
  expect(refused.body.error.message.length).toBeLessThan(300)
  expect([await boards(), reports]).toEqual([before, []])
})

it.each([
  ['deep lists', `{"import":${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}}`, 400],
  ['deep objects', `{"import":${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}}`, 400],
  ['33 MB', JSON.stringify({ import: { ...whole, notes: { x: 'x'.repeat(33 * 1024 * 1024) } } }), 413],
])('%s are refused before anybody looks into them', async (_name, body, status) => {
  const { app, boards } = await started()
  const before = await boards()
  expect((await answer(post(app, '/api/boards', body))).status).toBe(status)
  expect(await boards()).toEqual(before)
})

it('with a create key, an export needs it too', async () => {
  const { app } = setUp({ createKey: 'open-sesame' })
  expect((await post(app, '/api/boards', { import: whole })).status).toBe(401)
  expect((await post(app, '/api/boards', { import: whole }, bearer('open-sesame'))).status).toBe(201)
})
