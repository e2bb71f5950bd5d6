// The same person on a second device and on day two; people removed and let in again; a device that leaves.
import { expect, it } from 'vitest'
import { put, readAll, readRecord, registersOf } from '@taula/shared/board/registers'
import { expectPeople } from '@taula/shared/ops/checkIn'
import { addTable } from '@taula/shared/ops/tables'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import type { CodeAnswer, JoinAnswer, JoinByCodeAnswer, WhoAnswer } from '@taula/shared/protocol/http'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

async function started() {
  const { app, ports, time } = setUp()
  const board = await newBoard(app)
  const room = await ports.rooms.open(board.boardId)
  const path = `/api/boards/${board.boardId}`
  const say = (person: string | null, said: { removed?: boolean; mergedInto?: string }) =>
    room.change((doc) => put(doc, 'people', person ?? '', said))
  return {
    app,
    board,
    room,
    time,
    path,
    say,
    join: (body: object, headers?: Record<string, string>) =>
      answer<JoinAnswer & { error: { code: string; message: string } }>(
        post(app, `${path}/join`, body, headers),
      ),
    who: (name: string, key = board.keys.sprinter) =>
      answer<WhoAnswer & { error: { code: string } }>(post(app, `${path}/who`, { key, name })),
    code: (token: string) => answer<CodeAnswer>(post(app, `${path}/code`, '', bearer(token))),
    me: (headers: Record<string, string>) => answer(app.request(`${path}/me`, { headers })),
    people: () => room.read((doc) => readAll(registersOf(doc), 'people').size),
  }
}

it('a code of my laptop makes my phone me, at the board and on the first page', async () => {
  const { app, board, join, code, me, people } = await started()
  const ana = await joined(app, board, 'mentor')
  const first = await code(ana.token)
  expect(first).toMatchObject({ status: 200, body: { addresses: ['http://192.168.1.20:8080'] } })
  const phone = await join({ code: first.body.code })
  expect(phone).toMatchObject({ status: 200, body: { personId: ana.personId, role: 'mentor' } })
  const second = await code(ana.token)
  const typed = await answer<JoinByCodeAnswer>(
    post(app, '/api/join', { code: second.body.code.toLowerCase() }),
  )
  expect(typed.body).toEqual({
    boardId: board.boardId,
    personId: ana.personId,
    role: 'mentor',
    token: expect.any(String),
  })
  for (const token of [ana.token, phone.body.token, typed.body.token]) {
    expect((await me(bearer(token))).body).toEqual({ personId: ana.personId, role: 'mentor' })
  }
  const cookie = cookieOf(typed.headers.get('set-cookie') ?? '')
  expect((await me(cookie)).body).toEqual({ personId: ana.personId, role: 'mentor' })
  expect(await people()).toBe(1)
})

it('the first device can ask what became of its code', async () => {
  const { app, board, path, join, code } = await started()
  const ana = await joined(app, board, 'sprinter')
  const state = async () =>
    (await answer<{ state: string }>(app.request(`${path}/code`, { headers: bearer(ana.token) }))).body.state
  expect(await state()).toBe('none')
  const { body } = await code(ana.token)
  expect(await state()).toBe('waiting')
  await join({ code: body.code })
  expect(await state()).toBe('used')
})

it('a code works once, for ten minutes, at its own board', async () => {
  const { app, board, join, code, time } = await started()
  const ana = await joined(app, board, 'sprinter')
  const other = await newBoard(app)
  const first = (await code(ana.token)).body.code
  const elsewhere = await answer(post(app, `/api/boards/${other.boardId}/join`, { code: first }))
  expect([elsewhere.status, elsewhere.body.error.code]).toEqual([403, 'wrong_code'])
  expect((await join({ code: first })).status).toBe(200)
  expect(await join({ code: first })).toMatchObject({ status: 403, body: { error: { code: 'wrong_code' } } })
  const late = (await code(ana.token)).body.code
  time.skippedMs = 10 * 60_000
  expect(await join({ code: late })).toMatchObject({ status: 403, body: { error: { code: 'wrong_code' } } })
})

it('guessing codes ends in "wait a minute", in words', async () => {
  const { app } = await started()
  const guesses = await Promise.all(
    Array.from({ length: 61 }, () => answer(post(app, '/api/join', { code: 'AAAAAA' }))),
  )
  expect(guesses.map(({ status }) => status)).toEqual([...Array.from({ length: 60 }, () => 403), 429])
  expect(guesses.at(-1)?.body.error).toMatchObject({
    code: 'too_many_tries',
    message: expect.stringMatching(/minute/),
  })
})

it('only people get codes', async () => {
  const { app, board, path, code } = await started()
  const wall = await joined(app, board, 'screen', {})
  expect((await code(wall.token)).status).toBe(403)
  expect((await answer(post(app, `${path}/code`, ''))).status).toBe(401)
})

it('a code changes who a browser is, also one that was somebody else', async () => {
  const { app, board, join, code, me } = await started()
  const [ana, bo] = [
    await joined(app, board, 'sprinter'),
    await joined(app, board, 'sprinter', { name: 'Bo' }),
  ]
  const { body } = await code(ana.token)
  const now = await join({ code: body.code }, cookieOf(bo.cookie))
  expect(now.body.personId).toBe(ana.personId)
  expect((await me(bearer(bo.token))).body).toMatchObject({ personId: bo.personId })
})

it.each([
  ['JOSÉ  ÁVILA', true],
  ['josé ávila', true],
  ['Jose Avila', true],
  [' José Ávila ', true],
  ['José', false],
  ['José Ávila M', false],
])('"Is that you?": somebody who types %s is asked (%s)', async (typed, isAsked) => {
  const { app, board, who } = await started()
  const jose = await joined(app, board, 'sprinter', { name: 'José Ávila' })
  const { body } = await who(typed)
  expect(body.people.map(({ personId }) => personId)).toEqual(isAsked ? [jose.personId] : [])
})

it('"Is that you?" says what tells people of one name apart, the last to join first', async () => {
  const { app, board, room, time, who } = await started()
  const first = await joined(app, board, 'sprinter')
  time.skippedMs = 60_000
  const second = await joined(app, board, 'mentor')
  await room.change((doc, ctx) => {
    const table = addTable(doc, { label: 'By the window' }, ctx)
    if (table.ok) seatPerson(doc, { person: first.personId ?? '', table: table.value }, ctx)
  })
  const { body } = await who('ana')
  expect(body.people).toEqual([
    { personId: second.personId, name: 'Ana', role: 'mentor', joined: expect.any(Number), needsCode: true },
    {
      personId: first.personId,
      name: 'Ana',
      role: 'sprinter',
      table: 'By the window',
      joined: expect.any(Number),
      needsCode: false,
    },
  ])
  expect((await who('ana', board.keys.mentor)).body.people.map(({ needsCode }) => needsCode)).toEqual([
    false,
    false,
  ])
})

it('"Is that you?" offers at most five, nobody removed, and merged people as one', async () => {
  const { app, board, who, say } = await started()
  const ids: (string | null)[] = []
  for (let i = 0; i < 8; i++) ids.push((await joined(app, board, 'sprinter')).personId)
  expect((await who('Ana')).body.people).toHaveLength(5)
  const [kept, merged, ...others] = ids
  for (const id of others) await say(id, { removed: true })
  await say(merged ?? '', { mergedInto: kept ?? '' })
  expect((await who('Ana')).body.people.map(({ personId }) => personId)).toEqual([kept])
  await say(kept ?? '', { removed: true })
  expect((await who('Ana')).body.people).toEqual([])
})

it('records merged in a circle are no trap', async () => {
  const { app, board, who, say } = await started()
  const [one, two] = [await joined(app, board, 'sprinter'), await joined(app, board, 'sprinter')]
  await say(one.personId, { mergedInto: two.personId ?? '' })
  await say(two.personId, { mergedInto: one.personId ?? '' })
  expect((await who('Ana')).status).toBe(200)
})

it('"Is that you?" is asked for those who could join, and for nobody else', async () => {
  const { app, board, path, who } = await started()
  await joined(app, board, 'sprinter')
  expect(await who('Ana', 'guess')).toMatchObject({ status: 403, body: { error: { code: 'wrong_key' } } })
  for (const role of ['screen', 'public'] as const) {
    expect(await who('Ana', board.keys[role])).toMatchObject({
      status: 403,
      body: { error: { code: 'look_only' } },
    })
  }
  for (const body of [{}, { key: board.keys.sprinter }, { key: board.keys.sprinter, name: ' ' }]) {
    expect((await answer(post(app, `${path}/who`, body))).status).toBe(422)
  }
})

it('"Yes, that is me": on day two a new browser is the same person, with no second entry', async () => {
  const { app, board, join, me, people } = await started()
  const ana = await joined(app, board, 'sprinter')
  const back = await join({ key: board.keys.sprinter, person: ana.personId })
  expect(back).toMatchObject({ status: 200, body: { personId: ana.personId, role: 'sprinter' } })
  expect(back.body.token).not.toBe(ana.token)
  for (const token of [ana.token, back.body.token]) {
    expect((await me(bearer(token))).body).toMatchObject({ personId: ana.personId })
  }
  expect(await people()).toBe(1)
})

it('"Yes, that is me" of somebody expected ticks them off, with what they said; who had come stays as they were', async () => {
  const { board, room, join } = await started()
  await room.change((doc, ctx) => expectPeople(doc, { names: ['Grace'] }, ctx))
  const grace = await room.read((doc) => [...readAll(registersOf(doc), 'people').values()].at(-1)?.id)
  const said = { key: board.keys.sprinter, person: grace, newHere: true, remote: false }
  expect(await join(said)).toMatchObject({ status: 200, body: { personId: grace } })
  const person = () => room.read((doc) => readRecord(registersOf(doc), 'people', grace ?? ''))
  const first = await person()
  expect(first).toMatchObject({ name: 'Grace', newHere: true, joined: { by: expect.any(String) } })
  await join({ ...said, newHere: false })
  expect({ ...(await person()), cameBack: {} }).toEqual(first)
})

it.each([
  ['scribe', 'sprinter', false],
  ['mentor', 'sprinter', false],
  ['organiser', 'sprinter', false],
  ['organiser', 'mentor', false],
  ['scribe', 'mentor', true],
  ['mentor', 'mentor', true],
  ['mentor', 'organiser', true],
  ['organiser', 'organiser', true],
] as const)('the word of a %s with the %s link is enough: %s', async (role, key, isEnough) => {
  const { app, board, room, join } = await started()
  const ana = await joined(app, board, 'sprinter')
  await room.change((doc, ctx) => editPerson(doc, { person: ana.personId ?? '', role }, ctx))
  const back = await join({ key: board.keys[key], person: ana.personId })
  if (isEnough) expect(back).toMatchObject({ status: 200, body: { personId: ana.personId } })
  else {
    expect(back).toMatchObject({ status: 403, body: { error: { code: 'code_needed' } } })
    expect(back.headers.get('set-cookie')).toBeNull()
  }
})

it('coming back by a stronger link raises, as it does with a cookie', async () => {
  const { app, board, join } = await started()
  const ana = await joined(app, board, 'sprinter')
  const back = await join({ key: board.keys.mentor, person: ana.personId })
  expect(back.body).toMatchObject({ personId: ana.personId, role: 'mentor' })
})

it('nobody becomes somebody who is not there, was removed, or by a wrong key', async () => {
  const { app, board, join, say } = await started()
  const ana = await joined(app, board, 'sprinter')
  const key = board.keys.sprinter
  expect(await join({ key, person: 'nobody' })).toMatchObject({
    status: 422,
    body: { error: { code: 'unknown' } },
  })
  expect((await join({ key, person: '../ana' })).status).toBe(422)
  expect(await join({ key: 'guess', person: ana.personId })).toMatchObject({ status: 403 })
  await say(ana.personId, { removed: true })
  expect(await join({ key, person: ana.personId })).toMatchObject({
    status: 403,
    body: { error: { code: 'removed' } },
  })
})

it('whoever was merged into another comes back as that one', async () => {
  const { app, board, join, say } = await started()
  const [one, two] = [await joined(app, board, 'sprinter'), await joined(app, board, 'sprinter')]
  await say(one.personId, { mergedInto: two.personId ?? '' })
  const back = await join({ key: board.keys.sprinter, person: one.personId })
  expect(back.body.personId).toBe(two.personId)
})

it('somebody removed is nobody here, with a kind reason; brought back, they are let in with the same cookie', async () => {
  const { app, board, join, code, path, say, me, people } = await started()
  const ana = await joined(app, board, 'sprinter')
  const cookie = cookieOf(ana.cookie)
  const open = (await code(ana.token)).body.code
  await say(ana.personId, { removed: true })
  const removed = {
    status: 403,
    body: { error: { code: 'removed', message: expect.stringMatching(/ask them/) } },
  }
  expect(await me(cookie)).toMatchObject(removed)
  expect(await answer(app.request(`${path}/state`, { headers: cookie }))).toMatchObject(removed)
  expect(await answer(app.request(`/sync/${board.boardId}`, { headers: cookie }))).toMatchObject(removed)
  expect(await join({ key: board.keys.sprinter, name: 'Ana again' }, cookie)).toMatchObject(removed)
  expect(await join({ code: open })).toMatchObject(removed)
  await say(ana.personId, { removed: false })
  expect((await me(cookie)).body).toEqual({ personId: ana.personId, role: 'sprinter' })
  expect(await people()).toBe(1)
})

it('a device that leaves is nobody from then on; the person and their other devices stay', async () => {
  const { app, board, path, join, code, me } = await started()
  const ana = await joined(app, board, 'sprinter')
  const phone = await join({ code: (await code(ana.token)).body.code })
  const left = await post(app, `${path}/leave`, '', cookieOf(ana.cookie))
  expect(left.status).toBe(200)
  expect(left.headers.get('set-cookie')).toContain('Max-Age=0')
  expect((await me(cookieOf(ana.cookie))).status).toBe(401)
  expect((await me(bearer(phone.body.token))).body).toMatchObject({ personId: ana.personId })
})
