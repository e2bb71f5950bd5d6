// Updates put together by hand, to get at what the rules forbid or to stop the board for everybody.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { craft } from './craft.ts'
import { setUp, TestClient } from './harness.ts'

async function board() {
  const set = setUp()
  const ana = await new TestClient('ana').connect(set.rooms)
  const bo = await new TestClient('bo').connect(set.rooms)
  await set.clock.advance(100)
  return { ...set, ana, bo }
}

const device = 300_000_001

it.each([
  ['a value', { any: ['x', 13] }],
  ['a deletion', { gone: 2 }],
] as const)('half of %s laid over an own one of another register raises nobody', async (_, content) => {
  const { ana, bo, clock, store, rooms } = await board()
  bo.sendSync(
    2,
    craft([
      {
        client: device,
        clock: 0,
        items: [{ register: 'tickets/t1/title', content: { any: ['organiser'] } }],
      },
    ]),
  )
  await clock.advance(100)
  bo.sendSync(2, craft([{ client: device, clock: 0, items: [{ register: 'people/bo/role', content }] }]))
  await clock.advance(100)
  bo.set('meta', 'board/name', 'Mine')
  await clock.advance(100)
  expect(store.onDisk('b').getMap('meta').get('board/name')).toBeUndefined()
  const late = await new TestClient('cy').connect(rooms)
  await clock.advance(100)
  for (const doc of [late.doc, store.onDisk('b')]) {
    expect(doc.getMap('people').get('bo/role')).toBe('sprinter')
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(ana.doc))).toBe(true)
  }
})

it('a value of no length takes no register away', async () => {
  const { ana, bo, clock, store } = await board()
  const role = ana.doc.getMap('people')._map.get('ana/role')
  if (!role) throw new Error('ana has no role')
  bo.sendSync(2, craft([{ client: device, clock: 0, items: [{ origin: role.id, content: { text: '' } }] }]))
  await clock.advance(100)
  expect(ana.get('people', 'ana/role')).toBe('organiser')
  expect(store.onDisk('b').getMap('people').get('ana/role')).toBe('organiser')
})

it.each([2 ** 53, 2 ** 56, 2 ** 63])(
  'a client id of %d leaves the board open for others, also after a restart',
  async (client) => {
    const { ana, bo, clock, store } = await board()
    bo.sendSync(
      2,
      craft([{ client, clock: 0, items: [{ register: 'tickets/t1/title', content: { any: ['a'] } }] }]),
    )
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    ana.set('tickets', 't2/title', 'on we go')
    await clock.advance(100)
    expect(ana.saved).toBe(ana.sent)
    expect(store.onDisk('b').getMap('tickets').get('t2/title')).toBe('on we go')
  },
)

it('a run of deleted values longer than any clock leaves the board readable', async () => {
  const { bo, clock, start } = await board()
  const register = 'tickets/t1/title'
  bo.sendSync(
    2,
    craft([
      {
        client: device,
        clock: 0,
        items: [
          { register, content: { gone: 2 ** 53 - 1 } },
          { register, content: { gone: 2 ** 53 - 1 } },
        ],
      },
    ]),
  )
  await clock.advance(100)
  expect(bo.closed?.code).toBe(closeCodes.badMessage)
  const late = await new TestClient('cy').connect(start())
  await clock.advance(100)
  expect(late.get('people', 'ana/name')).toBe('ana')
})

it('more devices than a state vector may hold lock nobody out', async () => {
  const { clock, store, start } = setUp()
  const runs = many(30_000, (i) => ({
    client: device + i,
    clock: 0,
    items: [{ register: `tickets/t${i}/title`, content: { gone: 1 } }],
  }))
  store.rows.get('b')?.push(craft(runs))
  const rooms = start()
  const ana = await new TestClient('ana').connect(rooms)
  await clock.advance(1_000)
  ana.disconnect()
  await ana.connect(rooms)
  await clock.advance(1_000)
  expect(ana.closed).toBeUndefined()
  expect(ana.saved).toBe(ana.sent)
})

const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const title = 'tickets/t1/title'

it.each<[string, Uint8Array]>([
  [
    'the same deletion a thousand times',
    craft(
      [],
      many(1_000, () => ({ client: 1, clock: 0, length: 6 })),
    ),
  ],
  [
    'twenty thousand values at the beginning of one register',
    craft([
      { client: device, clock: 0, items: many(20_000, () => ({ register: title, content: { any: [1] } })) },
    ]),
  ],
  [
    'ten thousand values each beside another',
    craft([
      {
        client: device,
        clock: 0,
        items: many(10_000, (i) =>
          i === 0
            ? { register: title, content: { any: [1] } }
            : { origin: { client: device, clock: i - 1 }, content: { any: [1] } },
        ),
      },
      {
        client: device + 1,
        clock: 0,
        items: many(10_000, (i) => ({ origin: { client: device, clock: i }, content: { any: [1] } })),
      },
    ]),
  ],
  [
    'a list of a hundred thousand entries',
    craft([
      { client: device, clock: 0, items: [{ register: title, content: { any: [many(100_000, () => 1)] } }] },
    ]),
  ],
  [
    'a client named twice',
    craft(
      many(2, () => ({ client: device, clock: 0, items: [{ register: title, content: { any: ['a'] } }] })),
    ),
  ],
])('%s close the connection before the board works on it', async (_, update) => {
  const { ana, bo, clock } = await board()
  bo.sendSync(2, update)
  await clock.advance(1_000)
  expect(bo.closed?.code).toBe(closeCodes.badMessage)
  ana.set('tickets', 't2/title', 'on we go')
  await clock.advance(100)
  expect(ana.saved).toBe(ana.sent)
})

it('a deletion of the whole board in a few bytes is refused, not put back value by value', async () => {
  const { ana, bo, clock, store } = await board()
  for (let i = 0; i < 1_000; i++) ana.set('tickets', `t${i}/title`, 'One')
  await clock.advance(1_000)
  const rows = store.rows.get('b')?.length
  bo.sendSync(2, craft([], [{ client: ana.doc.clientID, clock: 0, length: 1_000 }]))
  await clock.advance(100)
  expect(bo.closed?.code).toBe(closeCodes.badMessage)
  expect(store.rows.get('b')?.length).toBe(rows)
  expect(ana.get('tickets', 't500/title')).toBe('One')
})

it('many honest writes beside others come in: one ticket by many, many tickets beside their import', async () => {
  const { ana, bo, clock, rooms } = await board()
  const offline = many(150, () => new TestClient('cy'))
  for (const [i, one] of offline.entries()) one.set('tickets', 't1/title', `by ${i}`)
  ana.doc.transact(() => {
    for (let i = 0; i < 5_000; i++) ana.set('tickets', `t${i}/title`, 'One')
  })
  bo.doc.transact(() => {
    for (let i = 0; i < 5_000; i++) bo.set('tickets', `t${i}/title`, 'Two')
  })
  for (const one of offline) await one.connect(rooms)
  await clock.advance(10_000)
  for (const one of [ana, bo, ...offline]) {
    expect(one.closed).toBeUndefined()
    expect(one.saved).toBe(one.sent)
    expect(Y.equalSnapshots(Y.snapshot(one.doc), Y.snapshot(ana.doc))).toBe(true)
  }
})

it.each([
  ['a client id', { client: 2 ** 53, clock: 1 }],
  ['a clock', { client: device, clock: 2 ** 53 }],
])('a presence with %s that nobody can read is shown to nobody', async (_, id) => {
  const { bo, clock, store } = await board()
  const { encodePresence } = await import('../../src/sync/presence.ts')
  bo.sendPresence(encodePresence([{ ...id, state: '{}' }]))
  await clock.advance(100)
  expect(bo.closed?.code).toBe(closeCodes.badMessage)
  expect([...(await store.load('b')).owners.keys()]).not.toContain(id.client)
})

it('two hundred thousand refused values in one change are all undone, and what else it says with them', async () => {
  const { ana, bo, clock, store } = await board()
  const junk = many(200_000, (i) => ({ register: `meta/${i.toString(36)}`, content: { any: [1] } }))
  const raise = { register: 'people/cy/newHere', content: { any: [true] } }
  bo.sendSync(1, craft([{ client: device, clock: 0, items: [raise, ...junk] }]))
  await clock.advance(10_000)
  expect(ana.get('people', 'cy/newHere')).toBeUndefined()
  expect(store.onDisk('b').getMap('meta').size).toBe(0)
  expect(bo.saved).toBe(bo.sent)
})
