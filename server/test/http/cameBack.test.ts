// A device that came in by a name alone: asked about, vouched for or ended by those that were there before.
import { expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import type { CodeAnswer, JoinAnswer } from '@taula/shared/protocol/http'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { answer, bearer, cookieOf, joined, newBoard, post, setUp } from './harness.ts'

async function started() {
  const set = setUp()
  const { app, ports, time } = set
  const board = await newBoard(app)
  const room = await ports.rooms.open(board.boardId)
  const path = `/api/boards/${board.boardId}`
  const laptop = await joined(app, board, 'sprinter')
  type Came = JoinAnswer & { cameBack: string; error: { code: string } }
  const join = (body: object, headers?: Record<string, string>) =>
    answer<Came>(post(app, `${path}/join`, body, headers))
  return {
    ...set,
    board,
    room,
    path,
    laptop,
    join,
    /** By word, a while after whoever came before. */
    async comes(headers?: Record<string, string>) {
      time.skippedMs += 1000
      return (await join({ key: board.keys.sprinter, person: laptop.personId }, headers)).body
    },
    code: async (token: string) =>
      (await answer<CodeAnswer>(post(app, `${path}/code`, '', bearer(token)))).body.code,
    says: (token: string, isMine: boolean, cameBack: string) =>
      answer(post(app, `${path}/cameBack`, { cameBack, isMine }, bearer(token))),
    me: (token: string) => answer(app.request(`${path}/me`, { headers: bearer(token) })),
    asked: () =>
      room.read((doc) =>
        Object.values(readRecord(registersOf(doc), 'people', laptop.personId ?? '').cameBack).map(
          ({ is }) => is,
        ),
      ),
  }
}

const ended = { status: 401, body: { error: { code: 'ended' } } }

it('"That was not me" ends the device and all it let in, and no other', async () => {
  const { board, laptop, join, comes, code, says, me, room, asked } = await started()
  const [thief, phone] = [await comes(), await join({ code: await code(laptop.token) })]
  const byCode = await join({ code: await code(thief.token) })
  const byCookie = await join({ key: board.keys.sprinter, name: 'x' }, bearer(thief.token))
  const unused = await code(thief.token)
  const closed: number[] = []
  const connect = (token: string, cameBack?: string) =>
    room.connect(
      {
        send: () => {},
        close: (at) => void closed.push(at),
        buffered: () => 0,
        pause: () => {},
        resume: () => {},
      },
      { person: laptop.personId ?? '', token, cameBack },
    )
  connect('thief', thief.cameBack)
  connect('laptop')
  expect((await says(laptop.token, false, thief.cameBack)).status).toBe(200)
  expect(closed).toEqual([closeCodes.unauthorised])
  for (const { token } of [thief, byCode.body, byCookie.body]) expect(await me(token)).toMatchObject(ended)
  expect(await join({ code: unused })).toMatchObject({ status: 403, body: { error: { code: 'ended' } } })
  for (const { token } of [laptop, phone.body]) expect((await me(token)).status).toBe(200)
  // One that was on its way in meanwhile.
  connect('late', thief.cameBack)
  await asked()
  expect(closed).toEqual([closeCodes.unauthorised, closeCodes.unauthorised])
})

it('a thief cannot end whom they rob; nobody ends a device of somebody else', async () => {
  const { app, board, laptop, comes, says, me } = await started()
  const [first, thief] = [await comes(), await comes()]
  const bo = await joined(app, board, 'organiser', { name: 'Bo' })
  const wall = await joined(app, board, 'screen', {})
  const refused = { status: 403, body: { error: { code: 'not_yours' } } }
  expect(await says(thief.token, false, first.cameBack)).toMatchObject(refused)
  expect(await says(thief.token, true, thief.cameBack)).toMatchObject(refused)
  expect(await says(bo.token, false, thief.cameBack)).toMatchObject(refused)
  expect(await says(laptop.token, false, `${laptop.personId}/name`)).toMatchObject(refused)
  expect(await says(wall.token, false, first.cameBack)).toMatchObject({
    status: 403,
    body: { error: { code: 'look_only' } },
  })
  expect(await says('', false, first.cameBack)).toMatchObject({ status: 401 })
  for (const { token } of [laptop, first, thief]) expect((await me(token)).status).toBe(200)
})

it('"It was me" is said once for all; what came twice on one device is asked once', async () => {
  const { laptop, comes, says, asked } = await started()
  const first = await comes()
  expect((await comes(bearer(first.token))).cameBack).toBe(first.cameBack)
  expect((await comes(bearer(laptop.token))).cameBack).toBeUndefined()
  expect(await asked()).toEqual(['asked'])
  expect((await says(laptop.token, true, first.cameBack)).status).toBe(200)
  expect(await asked()).toEqual(['mine'])
  expect(await says(laptop.token, false, first.cameBack)).toMatchObject({
    status: 409,
    body: { error: { code: 'said_already' } },
  })
})

it('a name tapped by mistake: the device is nobody again, and comes in by the same link as somebody new', async () => {
  const { app, board, path, laptop, join, asked } = await started()
  const back = await join({ key: board.keys.sprinter, person: laptop.personId })
  const cookie = cookieOf(back.headers.get('set-cookie') ?? '')
  const gone = await post(app, `${path}/cameBack`, { cameBack: back.body.cameBack, isMine: false }, cookie)
  expect(gone.status).toBe(200)
  expect(gone.headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await asked()).toEqual(['ended'])
  // The other tab still has the cookie.
  const anew = await join({ key: board.keys.sprinter, name: 'Bo' }, cookie)
  expect(anew.status).toBe(200)
  expect(anew.body.personId).not.toBe(laptop.personId)
})

it('what was ended stays ended when the server starts again', async () => {
  const { ports, path, laptop, comes, says } = await started()
  const thief = await comes()
  await says(laptop.token, false, thief.cameBack)
  const again = createApp(ports)
  expect(await answer(again.request(`${path}/me`, { headers: bearer(thief.token) }))).toMatchObject(ended)
})
