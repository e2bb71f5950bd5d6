// What a room sends to those who only look on: when, how often, from where on, and to whom no more.
import { expect, it } from 'vitest'
import { noteOf } from '@taula/shared/board/notes'
import type { Onlookers } from '@taula/shared/audience/sight'
import type { Reader, Rooms } from '../../src/sync/room.types.ts'
import { maxBufferedBytes, maxRememberedChanges } from '../../src/sync/limits.ts'
import { TestClient, setUp } from './harness.ts'

interface Event {
  readonly name: string
  readonly id: string | undefined
  readonly registers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Somebody who looks on. */
function createOnlooker() {
  const events: Event[] = []
  const seen = { bytes: '', ended: '', buffered: 0 }
  const reader: Reader = {
    send(bytes) {
      const text = new TextDecoder().decode(bytes)
      seen.bytes += text
      for (const block of text.split('\n\n')) {
        const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
        const [name, data] = [field('event'), field('data')]
        if (name === undefined || data === undefined) continue
        events.push({ name, id: field('id'), ...(JSON.parse(data) as Pick<Event, 'registers'>) })
      }
    },
    end: (how) => void (seen.ended = how),
    buffered: () => seen.buffered,
  }
  return { reader, seen, events, names: () => events.map(({ name }) => name), last: () => events.at(-1) }
}

/** A board with Ana's device on it and somebody who looks on. */
async function started(audience: Onlookers = 'room') {
  const stage = setUp()
  const { clock } = stage
  const ana = await new TestClient('ana').connect(stage.rooms)
  await clock.advance(1_000)
  const come = async (as: Onlookers, lastEventId?: string, rooms: Rooms = stage.rooms) => {
    const onlooker = createOnlooker()
    const room = await rooms.open('b')
    const coming = room.follow(as, onlooker.reader, lastEventId)
    await clock.advance(20)
    return { ...onlooker, leave: await coming }
  }
  const wall = await come(audience)
  const say = (key: string, value: unknown) => ana.set('people', key, value)
  return { ...stage, ana, wall, say, come }
}

it('what stands on the board comes first, then each change at once', async () => {
  const { clock, wall, say } = await started()
  expect(wall.names()).toEqual(['snapshot'])
  expect(wall.last()?.registers.people).toMatchObject({ 'ana/name': 'ana', 'bo/name': 'bo' })
  say('ana/remote', true)
  await clock.advance(20)
  expect(wall.last()).toMatchObject({ name: 'change', registers: { people: { 'ana/remote': true } } })
})

it('several changes in a short time are one event', async () => {
  const { clock, wall, ana, say } = await started()
  for (let i = 0; i < 20; i++) {
    ana.set('tables', 't/label', `Table ${i}`)
    say('ana/remote', i % 2 === 0)
    await clock.advance(20)
  }
  await clock.advance(100)
  // 400 ms: at once, then every 100 ms.
  expect(wall.names().filter((name) => name === 'change')).toHaveLength(5)
  expect(wall.last()?.registers).toEqual({
    tables: { 't/label': 'Table 19' },
    people: { 'ana/remote': false },
  })
})

it('nothing leaves that is not on disk, to those who look on already nor to those who come', async () => {
  const { clock, store, rooms, wall, say } = await started()
  store.hold = true
  say('ana/name', 'Ana Not Yet')
  await clock.advance(500)
  const late = createOnlooker()
  const coming = (await rooms.open('b')).follow('room', late.reader)
  await clock.advance(1_000)
  expect(late.seen.bytes).toBe('')
  // The disk is away for long: they see what it has, and come back for more when it is there again.
  await clock.advance(8_000)
  await coming
  expect(late.events[0]?.registers.people).toMatchObject({ 'ana/name': 'ana' })
  expect(wall.seen.bytes + late.seen.bytes).not.toContain('Not Yet')
  expect([late.names().at(-1), wall.names().at(-1)]).toEqual(['alive', 'alive'])
  store.hold = false
  store.release()
  await clock.advance(200)
  expect(wall.last()?.registers.people).toEqual({ 'ana/name': 'Ana Not Yet' })
  expect([late.seen.ended, wall.seen.ended]).toEqual(['done', ''])
})

it('[I11] consent that is given or withdrawn holds from the next output on', async () => {
  const { clock, wall, ana, say, come } = await started('world')
  ana.set('claims', 't.ana/begun.1', { at: 5, by: 'ana' })
  await clock.advance(200)
  const [hidden = ''] = Object.keys(wall.last()?.registers.claims ?? {})
  expect(wall.seen.bytes).not.toMatch(/\bana\b/)
  say('ana/nameInPublic', true)
  await clock.advance(200)
  expect(wall.last()?.registers).toEqual({
    people: { 'ana/name': 'ana', 'ana/nameInPublic': true },
    claims: { [hidden]: null, 't.ana/begun.1': { at: 5, by: 'ana' } },
  })
  say('ana/nameInPublic', false)
  // Also for who comes in the same tenth of a second.
  const late = await come('world')
  expect(late.seen.bytes).not.toMatch(/\bana\b/)
  await clock.advance(200)
  expect(wall.last()?.registers).toMatchObject({
    people: { 'ana/name': null, 'ana/nameInPublic': null },
    claims: { 't.ana/begun.1': null, [hidden]: { at: 5 } },
  })
})

it('who comes back gets what changed since, as it stands by now', async () => {
  const { clock, wall, ana, say, come } = await started('world')
  const before = wall.last()?.id
  ana.set('tickets', 't/title', 'Typo')
  say('ana/nameInPublic', true)
  await clock.advance(200)
  say('ana/nameInPublic', false)
  await clock.advance(200)
  const back = await come('world', before)
  expect(back.names()).toEqual(['change'])
  // Not a word of who was named meanwhile: they never saw it, and shall not now.
  expect(back.last()?.registers).toEqual({ tickets: { 't/title': 'Typo' } })
  expect(back.last()?.id).toBe(wall.last()?.id)
  const again = await come('world', back.last()?.id)
  expect(again.names()).toEqual(['alive'])
})

it('who saw a name that was withdrawn while they were away is told that it is gone', async () => {
  const { clock, wall, say, come } = await started('world')
  say('ana/nameInPublic', true)
  await clock.advance(200)
  const named = wall.last()?.id
  say('ana/nameInPublic', false)
  await clock.advance(200)
  const back = await come('world', named)
  expect(back.last()?.registers).toEqual({ people: { 'ana/name': null, 'ana/nameInPublic': null } })
})

it.each(['', 'x', 'x-1', '-', 'NaN', '0-0', '-1'])(
  'an id that is none, "%s", gets everything',
  async (id) => {
    const { come } = await started()
    expect((await come('room', id)).names()).toEqual(['snapshot'])
  },
)

it('ids of another audience, of a number that never was, or of a server before this one, get everything', async () => {
  const { clock, wall, start, come } = await started()
  const id = wall.last()?.id ?? ''
  const [life] = id.split('-')
  for (const other of [`${life}-7`, `${life}--1`, `${life}-0.5`, `${life}-`, `${life}-x`]) {
    expect((await come('room', other)).names()).toEqual(['snapshot'])
  }
  expect((await come('world', id)).names()).toEqual(['snapshot'])
  const restarted = start()
  await clock.advance(0)
  expect((await come('room', id, restarted)).names()).toEqual(['snapshot'])
})

it('who was away for longer than is remembered gets everything', async () => {
  const { clock, wall, say, come } = await started()
  const before = wall.last()?.id
  for (let i = 0; i <= maxRememberedChanges; i++) {
    say('ana/remote', i % 2 === 0)
    await clock.advance(100)
  }
  expect((await come('room', before)).names()).toEqual(['snapshot'])
  expect((await come('room', wall.events[1]?.id)).names()).toEqual(['change'])
})

it('in silence the line says every four seconds that it is alive', async () => {
  const { clock, wall, say } = await started()
  await clock.advance(12_500)
  expect(wall.names()).toEqual(['snapshot', 'alive', 'alive', 'alive'])
  expect(wall.last()?.id).toBeUndefined()
  say('ana/remote', true)
  await clock.advance(3_500)
  expect(wall.names().slice(4)).toEqual(['change'])
})

it('a slow reader is sent off, the others go on', async () => {
  const { clock, wall, say, come } = await started()
  const other = await come('room')
  wall.seen.buffered = maxBufferedBytes + 1
  say('ana/remote', true)
  await clock.advance(200)
  expect([wall.seen.ended, wall.names()]).toEqual(['broken', ['snapshot']])
  expect([other.seen.ended, other.names()]).toEqual(['', ['snapshot', 'change']])
})

it('a board stays open while somebody looks on, and is let go of after; nothing of it is left', async () => {
  const { clock, rooms, wall, ana } = await started()
  ana.disconnect()
  await clock.advance(300_000)
  const room = await rooms.open('b')
  expect(wall.seen.ended).toBe('')
  wall.leave()
  wall.leave()
  await clock.advance(120_000)
  expect(await rooms.open('b')).not.toBe(room)
  await clock.advance(120_000)
  expect(clock.waiting()).toBe(0)
})

it('when the server stops, streams end', async () => {
  const { rooms, wall, clock } = await started()
  const closed = rooms.close()
  await clock.advance(100)
  await closed
  expect(wall.seen.ended).toBe('done')
  await clock.advance(0)
  expect(clock.waiting()).toBe(0)
})

it('[I10] a note is in no stream', async () => {
  const { clock, rooms, ana, wall, come } = await started()
  const room = await rooms.open('b')
  const written = room.change((doc) => noteOf(doc, 't').insert(0, 'between us'))
  ana.set('tickets', 't/title', 'Typo')
  await clock.advance(200)
  await written
  const follower = await come('world')
  expect(wall.seen.bytes).toContain('Typo')
  expect(wall.seen.bytes + follower.seen.bytes).not.toContain('between us')
})
