// Joining, coming back, and what a credential says of whoever shows it.
import { expect, it } from 'vitest'
import { editPerson } from '@taula/shared/ops/people'
import { readAll, readRecord, registersOf } from '@taula/shared/board/registers'
import type { MeAnswer } from '@taula/shared/protocol/http'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

async function started() {
  const { app, ports, time } = setUp()
  const board = await newBoard(app)
  const room = await ports.rooms.open(board.boardId)
  const person = (id: string | null) => room.read((doc) => readRecord(registersOf(doc), 'people', id ?? ''))
  const me = (headers: Record<string, string>, boardId = board.boardId) =>
    answer<MeAnswer & { error: { code: string } }>(app.request(`/api/boards/${boardId}/me`, { headers }))
  return { app, ports, time, board, room, person, me }
}

it.each(['organiser', 'mentor', 'sprinter'] as const)(
  'the %s key makes a person of that role',
  async (role) => {
    const { app, board, person, me } = await started()
    const ana = await joined(app, board, role, { name: ' Ana  Pi ', newHere: true, remote: true })
    expect(ana).toMatchObject({ status: 200, role })
    expect(await person(ana.personId)).toMatchObject({ name: 'Ana Pi', role, newHere: true, remote: true })
    expect((await me(bearer(ana.token))).body).toEqual({ personId: ana.personId, role })
    expect((await me(cookieOf(ana.cookie))).body).toEqual({ personId: ana.personId, role })
  },
)

it.each(['screen', 'public'] as const)('the %s key makes nobody', async (role) => {
  const { app, board, room, me } = await started()
  const wall = await joined(app, board, role, {})
  expect(wall).toMatchObject({ status: 200, personId: null, role })
  expect((await me(bearer(wall.token))).body).toEqual({ personId: null, role })
  expect((await me(cookieOf(wall.cookie))).body).toEqual({ personId: null, role })
  expect((await room.read((doc) => readAll(registersOf(doc), 'people'))).size).toBe(0)
})

it('the cookie is out of reach of scripts and of other sites, and lives as long as the token', async () => {
  const { app, board } = await started()
  const { cookie, token } = await joined(app, board, 'sprinter')
  expect(cookie.split('; ').toSorted()).toEqual(
    [`taula_${board.boardId}=${token}`, 'HttpOnly', 'Max-Age=7776000', 'Path=/', 'SameSite=Lax'].toSorted(),
  )
})

it('the cookie is Secure where the request came encrypted', async () => {
  const { app, board } = await started()
  const proxied = await joined(app, board, 'sprinter', { name: 'Ana' }, { 'x-forwarded-proto': 'https' })
  expect(proxied.cookie).toContain('; Secure')
  const body = JSON.stringify({ key: board.keys.sprinter, name: 'Bo' })
  const direct = await app.request(`https://taula.test/api/boards/${board.boardId}/join`, {
    method: 'POST',
    body,
  })
  expect(direct.headers.get('set-cookie')).toContain('; Secure')
})

it('a wrong key opens nothing, nor does the key of another board', async () => {
  const { app, board } = await started()
  const other = await newBoard(app)
  for (const key of ['guess', other.keys.organiser, board.keys.organiser.toLowerCase()]) {
    const refused = await answer(post(app, `/api/boards/${board.boardId}/join`, { key, name: 'Eve' }))
    expect([refused.status, refused.body.error.code]).toEqual([403, 'wrong_key'])
  }
})

it('a person needs a name', async () => {
  const { app, board } = await started()
  const refused = await answer(post(app, `/api/boards/${board.boardId}/join`, { key: board.keys.mentor }))
  expect([refused.status, refused.body.error.code]).toEqual([422, 'name_needed'])
})

it.each([
  [{}],
  [{ key: 5 }],
  [{ key: 'k', name: 'a\u0007' }],
  [{ key: 'k', name: 'a'.repeat(61) }],
  ['text'],
])('a body like %j is refused', async (body) => {
  const { app, board } = await started()
  const refused = await answer(post(app, `/api/boards/${board.boardId}/join`, body))
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(refused.status).toBeLessThan(500)
  expect(refused.body.error.message).not.toContain('aaaa')
})

it('joining again with a cookie or a token keeps the person and the name', async () => {
  const { app, board, room, person } = await started()
  const ana = await joined(app, board, 'sprinter')
  for (const credential of [cookieOf(ana.cookie), bearer(ana.token)]) {
    const again = await joined(app, board, 'sprinter', { name: 'Somebody else' }, credential)
    expect(again).toMatchObject({ personId: ana.personId, role: 'sprinter' })
    expect(again.token).not.toBe(ana.token)
  }
  expect(await person(ana.personId)).toMatchObject({ name: 'Ana' })
  expect((await room.read((doc) => readAll(registersOf(doc), 'people'))).size).toBe(1)
})

it('coming back needs no name', async () => {
  const { app, board } = await started()
  const ana = await joined(app, board, 'sprinter')
  expect(await joined(app, board, 'sprinter', {}, cookieOf(ana.cookie))).toMatchObject({
    personId: ana.personId,
  })
})

it('a higher key raises the role, a lower one never lowers it', async () => {
  const { app, board, person, me } = await started()
  const ana = await joined(app, board, 'sprinter')
  const raised = await joined(app, board, 'mentor', {}, cookieOf(ana.cookie))
  expect(raised).toMatchObject({ personId: ana.personId, role: 'mentor' })
  expect(await joined(app, board, 'sprinter', {}, cookieOf(ana.cookie))).toMatchObject({ role: 'mentor' })
  expect(await person(ana.personId)).toMatchObject({ role: 'mentor' })
  expect((await me(bearer(ana.token))).body.role).toBe('mentor')
})

it('a role changed on the board counts at once, for tokens given before', async () => {
  const { app, board, room, me } = await started()
  const ana = await joined(app, board, 'sprinter')
  await room.change((doc, ctx) => editPerson(doc, { person: ana.personId ?? '', role: 'scribe' }, ctx))
  expect((await me(bearer(ana.token))).body.role).toBe('scribe')
})

it('a screen and a person share a browser: the person counts', async () => {
  const { app, board, me } = await started()
  const wall = await joined(app, board, 'screen', {})
  const ana = await joined(app, board, 'sprinter', { name: 'Ana' }, cookieOf(wall.cookie))
  const both = { cookie: `${cookieOf(wall.cookie).cookie}; ${cookieOf(ana.cookie).cookie}` }
  expect((await me(both)).body).toEqual({ personId: ana.personId, role: 'sprinter' })
})

it('two people in two browsers are two people, also with one name', async () => {
  const { app, board } = await started()
  const [one, two] = [await joined(app, board, 'sprinter'), await joined(app, board, 'sprinter')]
  expect(one.personId).not.toBe(two.personId)
})

it('no credential, a tampered one and one of another board are nobody', async () => {
  const { app, board, me } = await started()
  const ana = await joined(app, board, 'sprinter')
  expect(await me({})).toMatchObject({ status: 401, body: { error: { code: 'no_credential' } } })
  const tampered = `${ana.token.slice(0, -1)}${ana.token.endsWith('A') ? 'B' : 'A'}`
  for (const credential of [
    bearer(tampered),
    bearer(''),
    { authorization: ana.token },
    cookieOf(`taula_${board.boardId}=%zz`),
  ]) {
    expect(await me(credential)).toMatchObject({ status: 401, body: { error: { code: 'bad_credential' } } })
  }
  const other = await newBoard(app)
  expect(await me(bearer(ana.token), other.boardId)).toMatchObject({ status: 401 })
})

it('a credential ends after ninety days; joining again then makes a new person', async () => {
  const { app, board, time, me } = await started()
  const ana = await joined(app, board, 'sprinter')
  time.skippedMs = 89 * 24 * 3_600_000
  expect((await me(bearer(ana.token))).status).toBe(200)
  time.skippedMs = 91 * 24 * 3_600_000
  expect(await me(bearer(ana.token))).toMatchObject({
    status: 401,
    body: { error: { code: 'bad_credential' } },
  })
  expect((await joined(app, board, 'sprinter', { name: 'Ana' }, bearer(ana.token))).personId).not.toBe(
    ana.personId,
  )
})

it('two hundred people join at once', async () => {
  const { app, board, room } = await started()
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, i) => joined(app, board, 'sprinter', { name: `Person ${i}` })),
  )
  expect(new Set(all.map(({ personId }) => personId)).size).toBe(200)
  expect((await room.read((doc) => readAll(registersOf(doc), 'people'))).size).toBe(200)
})
