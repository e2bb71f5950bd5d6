// The event stream of a board, on the bytes: who sees what, and what changes reach them (I10, I11).
import { expect, it } from 'vitest'
import * as v from 'valibot'
import { claimTicket } from '@taula/shared/ops/claims'
import { removePerson } from '@taula/shared/ops/merging'
import { editPerson } from '@taula/shared/ops/people'
import { addTicket } from '@taula/shared/ops/tickets'
import type { KeyRole, LinkAnswer, LinkRole } from '@taula/shared/protocol/http'
import { liveJoin, liveRegisters } from '@taula/shared/protocol/live'
import { createMemoryDirectory } from '../../src/storage/memory.ts'
import { readEvents } from './events.ts'
import type { StreamEvent } from './events.ts'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

const registersOf = (event: StreamEvent | undefined) => v.parse(liveRegisters, event?.data).registers

async function started(changed: Parameters<typeof setUp>[0] = {}) {
  const { app, ports } = setUp(changed)
  const board = await newBoard(app)
  const ana = await joined(app, board, 'sprinter')
  const person = ana.personId ?? ''
  const room = await ports.rooms.open(board.boardId)
  const path = `/api/boards/${board.boardId}/live`
  const ask = (headers: Record<string, string>, query = '') => app.request(path + query, { headers })
  const follow = async (role: KeyRole, headers: Record<string, string> = {}) => {
    const { token } = await joined(app, board, role, { name: 'Eye' })
    return readEvents(await ask({ ...bearer(token), ...headers }))
  }
  const addOne = async (title: string) => {
    const added = await room.change((doc, ctx) => addTicket(doc, { title }, ctx))
    return added.ok ? added.value : ''
  }
  const agree = (nameInPublic: boolean) =>
    room.change((doc, ctx) => editPerson(doc, { person, nameInPublic }, ctx))
  const replace = async (role: LinkRole) => {
    const organiser = await joined(app, board, 'organiser', { name: 'Oona' })
    const links = `/api/boards/${board.boardId}/links/${role}`
    return (await answer<LinkAnswer>(post(app, links, '', bearer(organiser.token)))).body.link
  }
  return { app, ports, board, ana, person, room, path, ask, follow, addOne, agree, replace }
}

it('a screen gets the room board and where people join, then what changes', async () => {
  const { follow, board, person, addOne } = await started()
  const screen = await follow('screen')
  const snapshot = await screen.next()
  expect(snapshot).toMatchObject({ name: 'snapshot', id: expect.stringMatching(/^\w+-\d+$/) })
  expect(registersOf(snapshot).people).toEqual({
    [`${person}/name`]: 'Ana',
    [`${person}/remote`]: false,
    [`${person}/joined`]: { at: expect.any(Number), by: expect.any(String) },
  })
  expect(Object.values(registersOf(snapshot).tables ?? {})).toContain('Table 1')
  expect(await screen.next()).toEqual({
    name: 'join',
    id: undefined,
    data: {
      path: expect.stringMatching(`^/b/${board.boardId}#key=[\\w-]{22,}$`),
      addresses: ['http://192.168.1.20:8080'],
    },
  })
  const ticket = await addOne('Typo')
  const change = await screen.next()
  expect(change?.name).toBe('change')
  expect(registersOf(change).tickets).toMatchObject({ [`${ticket}/title`]: 'Typo' })
  await screen.close()
})

it.each(['organiser', 'sprinter', 'public'] as const)('%s: no word of where people join', async (role) => {
  const { follow, addOne, board, replace } = await started()
  const stream = await follow(role)
  await stream.next('snapshot')
  await replace('wall')
  await addOne('Typo')
  await stream.next('change')
  expect(stream.bytes()).not.toContain('event: join')
  for (const key of Object.values(board.keys)) expect(stream.bytes()).not.toContain(key)
  await stream.close()
})

it('[I10] [I11] a follower sees tickets and claims, but neither who did not agree, nor seats and tables', async () => {
  const { follow, person, room, addOne, agree } = await started()
  const ticket = await addOne('Typo')
  await room.change((doc, ctx) => claimTicket(doc, { ticket, person }, ctx))
  const world = await follow('public')
  const snapshot = registersOf(await world.next())
  expect(Object.keys(snapshot).toSorted()).toEqual(['claims', 'meta', 'tickets'])
  expect(world.bytes()).not.toContain('Ana')
  expect(world.bytes()).not.toContain(person)
  const [hidden = ''] = Object.keys(snapshot.claims ?? {})

  await agree(true)
  const named = registersOf(await world.next())
  expect(named.people).toMatchObject({ [`${person}/name`]: 'Ana' })
  expect(named.claims).toMatchObject({ [hidden]: null, [`${ticket}.${person}/role`]: 'driver' })

  await agree(false)
  const gone = registersOf(await world.next())
  expect(gone.people).toMatchObject({ [`${person}/name`]: null })
  expect(gone.claims).toMatchObject({ [`${ticket}.${person}/role`]: null })
  await world.close()
})

it('who comes back with the id of the last event gets only what changed since', async () => {
  const { follow, addOne } = await started()
  const first = await follow('public')
  const id = (await first.next('snapshot'))?.id ?? ''
  await first.close()
  const ticket = await addOne('Typo')
  const back = await follow('public', { 'last-event-id': id })
  const event = await back.next()
  expect([event?.name, Object.keys(registersOf(event))]).toEqual(['change', ['tickets']])
  expect(registersOf(event).tickets).toMatchObject({ [`${ticket}/title`]: 'Typo' })
  // The room's events are others than the world's.
  const screen = await follow('screen', { 'last-event-id': id })
  expect((await screen.next())?.name).toBe('snapshot')
  await Promise.all([back.close(), screen.close()])
})

it('says how it wants to be read: not stored, not gathered, and when to come back', async () => {
  const { app, board, ask } = await started()
  const { token } = await joined(app, board, 'screen', {})
  const response = await ask(bearer(token))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  const events = readEvents(response)
  await events.next()
  expect(Number(events.bytes().match(/^retry: (\d+)\n/)?.[1])).toBeGreaterThan(0)
  await events.close()
})

it('a browser that is let in as several kinds says as which it asks', async () => {
  const { app, board, ana, ask } = await started()
  const screen = await joined(app, board, 'screen', {})
  const follower = await joined(app, board, 'public', {})
  const cookie = [ana.cookie, screen.cookie, follower.cookie].map((one) => cookieOf(one).cookie).join('; ')
  const sees = async (query: string) => {
    const events = readEvents(await ask({ cookie }, query))
    const kinds = Object.keys(registersOf(await events.next()))
    await events.close()
    return kinds.includes('tables') ? 'room' : 'world'
  }
  expect(await sees('')).toBe('room')
  expect(await sees('?as=screen')).toBe('room')
  expect(await sees('?as=public')).toBe('world')
  expect((await ask(cookieOf(follower.cookie), '?as=screen')).status).toBe(401)
  expect((await ask({ cookie }, '?as=toString')).status).toBe(401)
})

it('strangers are told why they see nothing', async () => {
  const { app, path, ask } = await started()
  expect(await answer(ask({}))).toMatchObject({ status: 401, body: { error: { code: 'no_credential' } } })
  expect(await answer(ask(bearer('old')))).toMatchObject({ status: 401 })
  expect((await app.request('/api/boards/nowhere/live')).status).toBe(404)
  expect((await post(app, path, {})).status).toBe(405)
})

it('HEAD answers as GET would and opens nothing', async () => {
  const { app, ports, board, path } = await started()
  const { token } = await joined(app, board, 'screen', {})
  const head = await app.request(path, { method: 'HEAD', headers: bearer(token) })
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  expect(ports.streams.count()).toBe(0)
})

it('a screen is told the new link of its code, once, and it is a link of its own', async () => {
  const { follow, board, replace, app, path } = await started()
  const screen = await follow('screen')
  const first = v.parse(liveJoin, (await screen.next('join'))?.data)
  const link = await replace('wall')
  expect(v.parse(liveJoin, (await screen.next('join'))?.data).path).toBe(link)
  expect([first.path, link].toSorted()).not.toContain(board.links.sprinter)
  const joinBy = (way: string) =>
    answer(post(app, path.replace('live', 'join'), { key: way.split('#key=')[1], name: 'Late' }))
  expect((await joinBy(first.path)).status).toBe(403)
  expect((await joinBy(link)).body).toMatchObject({ role: 'sprinter' })
  await screen.close()
})

it.each(['screen', 'public'] as const)(
  'a replaced %s link ends what it opened, and nothing else',
  async (role) => {
    const { follow, replace, ports } = await started()
    const streams = { screen: await follow('screen'), public: await follow('public') }
    await Promise.all([streams.screen.next('join'), streams.public.next()])
    await replace(role)
    expect(await streams[role].next('never')).toBeUndefined()
    expect(ports.streams.count()).toBe(1)
    await streams[role === 'screen' ? 'public' : 'screen'].close()
  },
)

it('streams end with what opened them; a reader that leaves leaves nothing behind', async () => {
  const { follow, board, ports } = await started()
  const [screen, world] = [await follow('screen'), await follow('public')]
  await Promise.all([screen.next(), world.next()])
  expect(ports.streams.count()).toBe(2)
  ports.streams.end(board.boardId, ({ kind }) => kind === 'screen')
  expect(await screen.next('never')).toBeUndefined()
  expect(ports.streams.count()).toBe(1)
  await world.close()
  expect(ports.streams.count()).toBe(0)
})

it('a link that is withdrawn while a stream is being opened opens none', async () => {
  const directory = createMemoryDirectory()
  const { follow, ports } = await started({
    directory: {
      ...directory,
      async findToken(board, hash, now) {
        const found = await directory.findToken(board, hash, now)
        await directory.revokeToken(board, hash)
        return found
      },
    },
  })
  const refused = await follow('screen')
  expect(await refused.next()).toBeUndefined()
  expect(refused.bytes()).toContain('bad_credential')
  expect(ports.streams.count()).toBe(0)
})

it('a board that cannot be read leaves no stream behind', async () => {
  const { ports, ask, app, board } = await started()
  const { token } = await joined(app, board, 'screen', {})
  const room = await ports.rooms.open(board.boardId)
  ports.rooms.open = async () => ({ ...room, follow: () => Promise.reject(new Error('just closed')) })
  expect((await ask(bearer(token))).status).toBe(500)
  expect(ports.streams.count()).toBe(0)
})

it('when the server stops, streams end at once', async () => {
  const { follow, ports } = await started()
  const screen = await follow('screen')
  await screen.next()
  await ports.rooms.close()
  expect(await screen.next('never')).toBeUndefined()
  expect(ports.streams.count()).toBe(0)
})

it('the stream of somebody removed ends; that of others does not', async () => {
  const { app, board, path, ports, room, follow } = await started()
  const bo = await joined(app, board, 'sprinter', { name: 'Bo' })
  const stream = readEvents(await app.request(path, { headers: bearer(bo.token) }))
  const screen = await follow('screen')
  await room.change((doc, ctx) => removePerson(doc, { person: bo.personId ?? '', removed: true }, ctx))
  expect(await stream.next('never')).toBeUndefined()
  expect(ports.streams.count()).toBe(1)
  await screen.close()
})

it('the stream of a device that leaves ends', async () => {
  const { app, ana, ask, ports, board } = await started()
  const stream = readEvents(await ask(bearer(ana.token)))
  await post(app, `/api/boards/${board.boardId}/leave`, '', bearer(ana.token))
  expect(await stream.next('never')).toBeUndefined()
  expect(ports.streams.count()).toBe(0)
})

it('a link of the wall that is replaced while a stream is being opened is the last the screen is told', async () => {
  const { follow, replace, room, ports, addOne } = await started()
  const { open } = ports.rooms
  const screenRoom: typeof room = {
    ...room,
    async follow(...asked) {
      link = await replace('wall')
      return room.follow(...asked)
    },
  }
  let link = ''
  ports.rooms.open = (board) => (link === '' ? Promise.resolve(screenRoom) : open(board))
  const screen = await follow('screen')
  expect((await screen.next('join'))?.data).toMatchObject({ path: link })
  await addOne('Typo')
  expect(await screen.next('join', 'change')).toMatchObject({ name: 'change' })
  await screen.close()
})
