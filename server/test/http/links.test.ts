// The links of a board: who sees them, and what replacing one does.
import { expect, it } from 'vitest'
import { linkRoles } from '@taula/shared/protocol/http'
import type { LinkAnswer, LinksAnswer } from '@taula/shared/protocol/http'
import { editPerson } from '@taula/shared/ops/people'
import { answer, bearer, joined, newBoard, post, setUp } from './harness.ts'

async function started() {
  const { app, ports } = setUp()
  const board = await newBoard(app)
  const path = `/api/boards/${board.boardId}`
  const { token, personId } = await joined(app, board, 'organiser', { name: 'Oona' })
  const links = async (credential = token) =>
    (await answer<LinksAnswer>(app.request(`${path}/links`, { headers: bearer(credential) }))).body
  const replace = (role: string, credential = token) =>
    answer<LinkAnswer & { error: { code: string } }>(
      post(app, `${path}/links/${role}`, '', bearer(credential)),
    )
  const joinBy = (link: string, name = 'Ana') =>
    answer<{ role: string; token: string; error: { code: string } }>(
      post(app, `${path}/join`, { key: link.split('#key=')[1], name }),
    )
  const me = async (credential: string) =>
    (await app.request(`${path}/me`, { headers: bearer(credential) })).status
  return { app, ports, board, path, token, personId, links, replace, joinBy, me }
}

it('organisers see six links, and where the venue reaches them', async () => {
  const { board, links } = await started()
  const { links: all, addresses } = await links()
  expect(all).toEqual({
    ...board.links,
    wall: expect.stringMatching(`^/b/${board.boardId}#key=[\\w-]{22,}$`),
  })
  expect(new Set(Object.values(all)).size).toBe(6)
  expect((await links()).links).toEqual(all)
  expect(addresses).toEqual(['http://192.168.1.20:8080'])
})

it('nobody else sees or replaces them', async () => {
  const { app, board, path, replace } = await started()
  for (const role of ['mentor', 'sprinter', 'screen', 'public'] as const) {
    const { token } = await joined(app, board, role)
    const code = role === 'mentor' || role === 'sprinter' ? 'organisers_only' : 'look_only'
    const seen = await answer(app.request(`${path}/links`, { headers: bearer(token) }))
    expect([seen.status, seen.body.error.code]).toEqual([403, code])
    expect(await replace('sprinter', token)).toMatchObject({ status: 403, body: { error: { code } } })
  }
  expect((await answer(app.request(`${path}/links`))).status).toBe(401)
  expect((await joined(app, board, 'sprinter')).status).toBe(200)
})

it('whoever was lowered sees them no more, with the token they had', async () => {
  const { app, board, ports, replace } = await started()
  const other = await joined(app, board, 'organiser', { name: 'Olga' })
  const room = await ports.rooms.open(board.boardId)
  await room.change((doc, ctx) => editPerson(doc, { person: other.personId ?? '', role: 'mentor' }, ctx))
  expect(await replace('organiser', other.token)).toMatchObject({ status: 403 })
})

it.each(linkRoles)('a replaced %s link opens nothing, the new one what the old one did', async (role) => {
  const { links, replace, joinBy, token, me } = await started()
  const old = await links()
  const before = await joinBy(old.links[role])
  const { status, body } = await replace(role)
  expect(status).toBe(200)
  expect((await joinBy(old.links[role])).body.error.code).toBe('wrong_key')
  expect((await joinBy(body.link)).body.role).toBe(role === 'wall' ? 'sprinter' : role)
  expect((await links()).links).toEqual({ ...old.links, [role]: body.link })
  expect(await me(token)).toBe(200)
  // People who are in stay; what only looked by the old link does not.
  expect(await me(before.body.token)).toBe(role === 'screen' || role === 'public' ? 401 : 200)
})

it('an old link that was sent slowly, while it was being replaced, opens nothing either', async () => {
  const { app, board, path, replace } = await started()
  const body = JSON.stringify({ key: board.keys.screen })
  let rest = () => {}
  const slow = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body.slice(0, 5)))
      rest = () => {
        controller.enqueue(new TextEncoder().encode(body.slice(5)))
        controller.close()
      }
    },
  })
  const joining = app.request(`${path}/join`, { method: 'POST', body: slow, duplex: 'half' } as RequestInit)
  await replace('screen')
  rest()
  expect((await joining).status).toBe(403)
})

it('two organisers replace a link at once: the last one counts, and both see it', async () => {
  const { app, board, links, replace, joinBy, token } = await started()
  const other = await joined(app, board, 'organiser', { name: 'Olga' })
  const both = await Promise.all([replace('sprinter', token), replace('sprinter', other.token)])
  const now = (await links(token)).links.sprinter
  expect((await links(other.token)).links.sprinter).toBe(now)
  const opened = await Promise.all(
    both.map(async ({ body }) => [body.link, (await joinBy(body.link)).status]),
  )
  expect(opened.toSorted()).toEqual(
    both.map(({ body }) => [body.link, body.link === now ? 200 : 403]).toSorted(),
  )
})

it('a link that is none is refused', async () => {
  const { replace } = await started()
  for (const role of ['scribe', 'toString', '..']) expect((await replace(role)).status).toBe(404)
})
