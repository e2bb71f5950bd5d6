// Making boards, and who may.
import { expect, it } from 'vitest'
import { readAll, readRecord, registersOf } from '@taula/shared/board/registers'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { answer, bearer, newBoard, post, setUp } from './harness.ts'

it('answers when it is ready', async () => {
  expect((await setUp().app.request('/healthz')).status).toBe(200)
})

it('a new board has five keys that nobody guesses, each in the fragment of its link', async () => {
  const { app } = setUp()
  const { status, body } = await answer<CreateBoardAnswer>(post(app, '/api/boards', { name: 'Sprint' }))
  expect(status).toBe(201)
  const { boardId, keys, links } = body
  expect(Object.keys(keys)).toEqual(['organiser', 'mentor', 'sprinter', 'screen', 'public'])
  expect(new Set(Object.values(keys)).size).toBe(5)
  for (const key of Object.values(keys)) expect(key).toMatch(/^[\w-]{22,}$/)
  expect(links).toEqual({
    organiser: `/b/${boardId}#key=${keys.organiser}`,
    mentor: `/b/${boardId}#key=${keys.mentor}`,
    sprinter: `/b/${boardId}#key=${keys.sprinter}`,
    screen: `/b/${boardId}/screen#key=${keys.screen}`,
    public: `/b/${boardId}/live#key=${keys.public}`,
  })
})

it('a new board has the facts given, three tables to sit at, and a tracker', async () => {
  const { app, ports } = setUp()
  const facts = { name: 'Sprint', timeZone: 'Asia/Tokyo', startsOn: '2026-09-14', endsOn: '2026-09-16' }
  const { boardId } = await newBoard(app, facts)
  const room = await ports.rooms.open(boardId)
  const registers = await room.read(registersOf)
  expect(readRecord(registers, 'meta', 'board')).toMatchObject({
    ...facts,
    trac: 'https://code.djangoproject.com',
  })
  const labels = [...readAll(registers, 'tables').values()].map(({ label }) => label)
  expect(labels.toSorted()).toEqual(['Table 1', 'Table 2', 'Table 3'])
})

it('a board is where its server is when nobody says', async () => {
  const { app, ports } = setUp()
  const { boardId } = await newBoard(app)
  const room = await ports.rooms.open(boardId)
  expect(await room.read((doc) => readRecord(registersOf(doc), 'meta', 'board').timeZone)).toBe(
    'Europe/Madrid',
  )
})

it.each([
  ['no name', {}, 'name: '],
  ['a blank name', { name: '  ' }, 'name: '],
  ['a name of two lines', { name: 'a\nb' }, 'name: '],
  ['a time zone that is an offset', { name: 'a', timeZone: '+01:00' }, 'timeZone: '],
  ['a time zone that is none', { name: 'a', timeZone: 'Mars/Olympus' }, 'timeZone: '],
  ['a day that is none', { name: 'a', startsOn: 'tomorrow' }, 'startsOn: '],
  ['a list', [], 'name: '],
  ['a number', 5, 'The body: '],
])('%s is refused with the reason', async (_, body, reason) => {
  const refused = await answer(post(setUp().app, '/api/boards', body))
  expect(refused.status).toBe(422)
  expect(refused.body.error).toMatchObject({ code: 'invalid', message: expect.stringContaining(reason) })
})

it('with a create key, making a board needs it', async () => {
  const { app } = setUp({ createKey: 'open-sesame' })
  const make = (headers?: Record<string, string>) => post(app, '/api/boards', { name: 'a' }, headers)
  for (const headers of [undefined, bearer('guess'), { authorization: 'open-sesame' }]) {
    const refused = await answer(make(headers))
    expect([refused.status, refused.body.error.code]).toEqual([401, 'create_key_needed'])
  }
  expect((await make(bearer('open-sesame'))).status).toBe(201)
})
