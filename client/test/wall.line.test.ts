// The wall's line: joining, losing it, finding it again, and being refused.
import { afterEach, expect, test } from 'vitest'
import { claim, hang, people, takeDown } from './wallServer.ts'
import type { Projector } from './wallServer.ts'

afterEach(takeDown)

function picture({ seen }: Projector) {
  const hanging = seen()
  if (hanging.is !== 'on') throw new Error(`The wall says: ${JSON.stringify(hanging)}`)
  return hanging.picture
}
const status = ({ seen }: Projector) => {
  const hanging = seen()
  return hanging.is === 'on' ? hanging.status : hanging.is
}

test('joins with the key of its address, shows the board and the time of its zone', async () => {
  const wall = await hang()
  expect(wall.server.asked).toEqual(['live?as=screen', 'join', 'live?as=screen'])
  expect(picture(wall)).toMatchObject({
    name: 'Sprint',
    clock: '08:00',
    date: 'Saturday 16 May',
    asOf: undefined,
  })
  expect(status(wall)).toBe('live')
})

test('a reload without the key goes on with the cookie', async () => {
  const wall = await hang({ key: '', prepare: (server) => (server.cookie = true) })
  expect(wall.server.asked).toEqual(['live?as=screen'])
  expect(status(wall)).toBe('live')
})

test('a claim is on the wall within a second', async () => {
  const wall = await hang({ pinned: 'now' })
  wall.server.send('change', { registers: claim('x', 'ada') })
  await wall.pass(1_000)
  const { shows } = picture(wall)
  const rows = shows.is === 'now' ? shows.pages.flat(2).flatMap((sheet) => sheet.rows) : []
  expect(rows).toMatchObject([{ title: 'Fix the cache', people: [{ name: 'Ada' }] }])
  expect(picture(wall).free).toBe(1)
})

test('the code on the wall is the one the server said last; before it has said any there is none', async () => {
  const wall = await hang()
  expect(picture(wall).entrance).toEqual({ is: 'unknown' })
  for (const key of ['one', 'two']) {
    wall.server.send('join', { path: `/b/b#key=${key}`, addresses: [] })
    await wall.pass(1_000)
    expect(picture(wall).entrance).toMatchObject({ link: `http://taula.test:8080/b/b#key=${key}` })
  }
})

test('a cable that is pulled: within ten seconds the wall says until when it is true, keeps all it has, and heals alone', async () => {
  const wall = await hang()
  await wall.pass(20 * 60_000)
  wall.server.health = 'deaf'
  await wall.pass(10_000)
  expect(status(wall)).toBe('connecting')
  expect(picture(wall)).toMatchObject({ asOf: '08:20', name: 'Sprint', free: 2 })
  await wall.pass(15 * 60_000)
  expect(picture(wall)).toMatchObject({ clock: '08:35', asOf: '08:20' })
  wall.server.health = 'up'
  await wall.pass(20_000)
  expect(picture(wall).asOf).toBeUndefined()
  expect(status(wall)).toBe('live')
})

test('a server that is started again has the word: what it does not name is gone', async () => {
  const wall = await hang()
  wall.server.send('change', { registers: claim('x', 'ada') })
  await wall.pass(1_000)
  wall.server.kill()
  await wall.pass(60_000)
  expect(status(wall)).toBe('offline')
  expect(picture(wall).asOf).toBe('08:00')
  expect(wall.lives()).toBe(1)
  wall.server.registers = { ...people, meta: { 'board/name': 'Sprint, day two', 'board/timeZone': 'UTC' } }
  wall.server.health = 'up'
  await wall.pass(15_000)
  expect(picture(wall)).toMatchObject({ name: 'Sprint, day two', free: 2, clock: '06:01', asOf: undefined })
  expect(wall.lives()).toBe(2)
})

test('a server that no longer knows the cookie: the key is used again, and nobody sees anything', async () => {
  const wall = await hang()
  wall.server.kill()
  wall.server.cookie = false
  wall.server.health = 'up'
  await wall.pass(5_000)
  expect(status(wall)).toBe('live')
})

test('a word that is no news of a board ends the line, and the next begins with all there is', async () => {
  const wall = await hang()
  wall.server.send('change', { registers: 'none' })
  await wall.pass(3_000)
  expect(status(wall)).toBe('live')
  expect(wall.server.lines.size).toBe(1)
  expect(wall.server.asked.filter((path) => path.startsWith('live'))).toHaveLength(3)
})

test.each([
  ['a wrong key', 'wrong', true, 'wrongKey'],
  ['no key and no cookie', '', true, 'noKey'],
  ['a board that is not there', 'right', false, 'unknownBoard'],
])('%s: a word what to do, asked again every minute, without a flicker', async (_, key, hasBoard, reason) => {
  const wall = await hang({ key, prepare: (server) => (server.hasBoard = hasBoard) })
  expect(wall.seen()).toEqual({ is: 'refused', reason })
  const asked = wall.server.asked.length
  await wall.pass(5 * 60_000)
  expect(wall.seen()).toEqual({ is: 'refused', reason })
  expect(wall.server.asked.length / asked).toBe(6)
  wall.server.health = 'deaf'
  await wall.pass(3 * 60_000)
  expect(wall.pictures.slice(1).filter((hanging) => hanging.is !== 'refused')).toEqual([])
  wall.server.health = 'up'
  wall.server.hasBoard = true
  wall.server.cookie = true
  await wall.pass(60_000)
  expect(status(wall)).toBe('live')
})

test('a key that is replaced while the wall hangs takes the board away', async () => {
  const wall = await hang()
  wall.server.kill()
  wall.server.cookie = false
  wall.server.key = 'new'
  wall.server.health = 'up'
  await wall.pass(5_000)
  expect(wall.seen()).toEqual({ is: 'refused', reason: 'wrongKey' })
})

test('[I9] a device whose clock is a week behind shows the server’s time', async () => {
  const wall = await hang({ prepare: (server) => (server.aheadMs = 7 * 24 * 3_600_000 + 60_000) })
  expect(picture(wall)).toMatchObject({ clock: '08:01', date: 'Saturday 23 May' })
  wall.server.health = 'deaf'
  await wall.pass(10_000)
  expect(picture(wall).asOf).toBe('08:01')
})

test('a week of changes leaves nothing behind: one line, one picture at a time, no more alarms than on the first day', async () => {
  const wall = await hang()
  const { clock, server } = wall
  let waiting = 0
  const { after } = clock
  Object.assign(clock, {
    after(ms: number, wake: () => void) {
      waiting += 1
      const cancel = after(ms, () => {
        waiting -= 1
        wake()
      })
      let isOver = false
      return () => {
        if (!isOver) waiting -= 1
        isOver = true
        cancel()
      }
    },
  })
  await wall.pass(60_000)
  const atFirst = waiting
  for (let day = 0; day < 7; day++) {
    for (let i = 0; i < 50; i++) server.send('change', { registers: claim('x', i % 2 === 0 ? 'ada' : 'bo') })
    server.kill()
    server.health = 'up'
    await wall.pass(60_000)
  }
  expect(server.lines.size).toBe(1)
  expect(waiting).toBeLessThanOrEqual(atFirst)
})

test('a list that comes in line by line is not painted line by line', async () => {
  const wall = await hang()
  const before = wall.pictures.length
  for (let i = 0; i < 40; i++) {
    wall.server.send('change', { registers: { tickets: { [`n${i}/title`]: `Ticket ${i}` } } })
    await wall.pass(50)
  }
  expect(wall.pictures.length - before).toBeLessThanOrEqual(6)
})
