// On a board that came out of a backup: what others did since, and whoever brings it may not do, waits for its author.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverClientId } from '@taula/shared/board/clientIds'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { syncMessages } from '@taula/shared/protocol/messages'
import { seededRandom } from '@taula/shared/testing'
import type { Random } from '@taula/shared/testing'
import { createBoardDoc } from '../../src/sync/boardDoc.ts'
import { maxBareDeletions, maxStructsAtOnce } from '../../src/sync/limits.ts'
import { craft, scan } from './craft.ts'
import { deviceDoc, setUp, TestClient } from './harness.ts'

const boardName = ['meta', 'board/name'] as const

/** Ana's and Bo's pages as they were when the server was lost: on what the backup holds they go on by themselves. */
async function afterRestore(seed: (client: TestClient) => void = () => {}, random = Math.random) {
  const { store, clock, start } = setUp()
  const load = store.load
  const at = clock.now()
  store.load = async (board) => ({ ...(await load(board)), restored: { serverId: 5, at } })
  const first = new TestClient('ana', deviceDoc(random))
  const [backedUp] = store.rows.get('b') ?? []
  Y.applyUpdate(first.doc, backedUp!)
  seed(first)
  store.rows.set('b', [Y.encodeStateAsUpdate(first.doc)])
  const page = (person: string) => {
    const client = new TestClient(person, deviceDoc(random))
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(first.doc))
    return client
  }
  const rooms = start()
  return {
    store,
    clock,
    page,
    ana: page('ana'),
    bo: page('bo'),
    async comesBack(client: TestClient) {
      // Over a network a page has said who it is before it is asked for what it has.
      client.holdsStep2 = true
      await client.connect(rooms)
      await clock.advance(100)
      client.holdsStep2 = false
      client.releaseStep2()
      await clock.advance(1_000)
    },
    onBoard: (map: string, key: string) => store.onDisk('b').getMap(map).get(key),
  }
}
/** `to` has all that `from` did. */
const hears = (to: TestClient, from: TestClient) => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc))

it('[I14] what an organiser did stands in the end, also where a sprinter brings it first', async () => {
  const { clock, page, ana, bo, comesBack, onBoard } = await afterRestore((client) =>
    client.set(...boardName, 'As it was'),
  )
  ana.set('tickets', 't1/title', 'One')
  ana.set(...boardName, 'A first name')
  ana.set('people', 'cy/removed', true)
  ana.set(...boardName, 'Renamed')
  ana.set('tickets', 't2/title', 'Two')
  hears(bo, ana)
  await comesBack(bo)
  expect([bo.closed, bo.undone, bo.saved]).toEqual([undefined, [], bo.sent])
  expect(onBoard('tickets', 't1/title')).toBe('One')
  expect([onBoard(...boardName), onBoard('people', 'cy/removed')]).toEqual(['As it was', undefined])
  expect(bo.get(...boardName)).toBe('Renamed')
  await comesBack(ana)
  const late = page('bo')
  await comesBack(late)
  for (const { doc } of [ana, bo, late]) {
    expect(doc.getMap('meta').get('board/name')).toBe('Renamed')
    expect(doc.getMap('people').get('cy/removed')).toBe(true)
    expect(doc.getMap('tickets').get('t2/title')).toBe('Two')
  }
  expect([ana.closed, ana.undone, ana.saved]).toEqual([undefined, [], ana.sent])
  ana.set(...boardName, 'Renamed again')
  bo.set('tickets', 't2/title', 'Bo goes on')
  await clock.advance(1_000)
  expect([onBoard(...boardName), onBoard('tickets', 't2/title')]).toEqual(['Renamed again', 'Bo goes on'])
  expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
})

it('[I14] what builds on what was left out is kept where it was made, not said to be saved, and comes with it', async () => {
  const { clock, page, ana, bo, comesBack, onBoard } = await afterRestore()
  ana.set(...boardName, 'Renamed')
  ana.set('tickets', 't1/title', 'One')
  hears(bo, ana)
  bo.set('tickets', 't2/title', 'Bo’s own')
  await comesBack(bo)
  expect(onBoard('tickets', 't2/title')).toBe('Bo’s own')
  expect(bo.saved).toBe(bo.sent)
  const before = bo.saved
  bo.set('tickets', 't1/title', 'One, by Bo')
  bo.set('tickets', 't3/title', 'Three')
  await clock.advance(1_000)
  expect([bo.closed, bo.saved]).toEqual([undefined, before])
  expect(onBoard('tickets', 't3/title')).toBeUndefined()

  // Meanwhile Bo still gets what others do, and a line that breaks changes nothing.
  const cy = page('cy')
  await comesBack(cy)
  cy.set('tickets', 't4/title', 'Four')
  await clock.advance(1_000)
  expect(bo.get('tickets', 't4/title')).toBe('Four')
  bo.disconnect()
  await comesBack(bo)
  bo.set('tickets', 't5/title', 'Five')
  await clock.advance(1_000)
  expect([bo.closed, bo.saved]).toEqual([undefined, 0])

  await comesBack(ana)
  expect(bo.saved).toBe(bo.sent)
  for (const client of [ana, bo, cy]) {
    const titles = ['t1', 't3', 't5'].map((ticket) => client.get('tickets', `${ticket}/title`))
    expect([client.closed, ...titles]).toEqual([undefined, 'One, by Bo', 'Three', 'Five'])
    expect(client.get(...boardName)).toBe('Renamed')
  }
  bo.set('tickets', 't6/title', 'Six')
  await clock.advance(1_000)
  expect([onBoard('tickets', 't6/title'), bo.saved]).toEqual(['Six', bo.sent])
})

it('[I14] who waits for much of somebody’s is asked again as soon as the first of it has come', async () => {
  const { clock, page, ana, bo, comesBack, onBoard } = await afterRestore()
  ana.set(...boardName, 'Renamed')
  ana.set('tickets', 't1/title', 'One')
  const anasOther = page('ana')
  hears(anasOther, ana)
  ana.set('tickets', 't2/title', 'Two')
  hears(bo, ana)
  await comesBack(bo)
  bo.set('tickets', 't1/title', 'One, by Bo')
  bo.set('tickets', 't2/title', 'Two, by Bo')
  await clock.advance(1_000)
  await comesBack(anasOther)
  expect(bo.get('meta', 'board/name')).toBe('Renamed')
  expect(onBoard('tickets', 't1/title')).toBe('One, by Bo')
  await comesBack(ana)
  expect(onBoard('tickets', 't2/title')).toBe('Two, by Bo')
  expect([bo.closed, bo.saved]).toEqual([undefined, bo.sent])
})

it('[I14] text that was written behind what was left out comes with it, and so does what was deleted of it', async () => {
  const { clock, ana, bo, comesBack, store } = await afterRestore((client) =>
    client.doc.getText('note:t1').insert(0, 'Before. '),
  )
  const note = ({ doc }: TestClient) => doc.getText('note:t1')
  note(ana).insert(0, 'Since. ')
  ana.set(...boardName, 'Renamed')
  note(ana).insert(note(ana).length, 'and later')
  hears(bo, ana)
  note(bo).delete(0, 3)
  note(bo).delete(note(bo).length - 6, 6)
  await comesBack(bo)
  expect(store.onDisk('b').getText('note:t1').toJSON()).toBe('ce. Before. ')
  note(bo).delete(note(bo).length - 1, 1)
  await clock.advance(1_000)
  expect(bo.closed).toBeUndefined()
  expect(bo.saved).toBeLessThan(bo.sent)
  await comesBack(ana)
  for (const client of [ana, bo]) expect(note(client).toJSON()).toBe('ce. Before. an')
  expect(bo.saved).toBe(bo.sent)
})

it('[I14] what somebody deleted of text that was left out is gone for everybody once it has come', async () => {
  const { ana, bo, comesBack, store } = await afterRestore()
  const note = ({ doc }: TestClient) => doc.getText('note:t1')
  ana.set(...boardName, 'Renamed')
  note(ana).insert(0, 'Since and later')
  hears(bo, ana)
  note(bo).delete(5, 10)
  await comesBack(bo)
  expect(store.onDisk('b').getText('note:t1').toJSON()).toBe('')
  await comesBack(ana)
  expect(store.onDisk('b').getText('note:t1').toJSON()).toBe('Since')
  for (const client of [ana, bo]) expect(note(client).toJSON()).toBe('Since')
  expect([bo.closed, bo.undone, bo.saved]).toEqual([undefined, [], bo.sent])
})

it('[I14] nothing is different where somebody brings so much that it is taken in pieces', async () => {
  const count = 2 * maxBareDeletions
  const { ana, bo, comesBack, onBoard } = await afterRestore((client) => {
    for (let i = 0; i < count; i++) client.set('tickets', `t${i}/title`, `before ${i}`)
  })
  for (let i = 0; i < maxStructsAtOnce; i++) ana.set('tickets', `a${i}/title`, 'One')
  ana.set(...boardName, 'Renamed')
  for (let i = 0; i < maxStructsAtOnce; i++) ana.set('tickets', `b${i}/title`, 'One')
  for (let i = 0; i < count; i++) ana.set('tickets', `t${i}/title`, `since ${i}`)
  hears(bo, ana)
  bo.set('tickets', 'mine/title', 'Bo’s own')
  bo.set('tickets', 'b7/title', 'Seven, by Bo')
  await comesBack(bo)
  expect([bo.closed, bo.undone, bo.saved]).toEqual([undefined, [], 0])
  expect(onBoard('tickets', `a${maxStructsAtOnce - 1}/title`)).toBe('One')
  expect([onBoard('tickets', 'mine/title'), onBoard('tickets', 'b7/title')]).toEqual(['Bo’s own', undefined])
  expect(onBoard('tickets', 't0/title')).toBe('before 0')
  await comesBack(ana)
  expect([ana.closed, ana.undone]).toEqual([undefined, []])
  expect(bo.saved).toBe(bo.sent)
  expect(onBoard(...boardName)).toBe('Renamed')
  expect(onBoard('tickets', 't0/title')).toBe('since 0')
  expect(onBoard('tickets', 'b7/title')).toBe('Seven, by Bo')
})

it('what they wrote themselves and may not write is undone, and they are told of that alone', async () => {
  const { ana, bo, comesBack, onBoard } = await afterRestore((client) => {
    client.set(...boardName, 'As it was')
  })
  ana.set('people', 'cy/role', 'mentor')
  hears(bo, ana)
  bo.set(...boardName, 'Bo’s board')
  bo.set('tickets', 't1/title', 'One')
  await comesBack(bo)
  expect(bo.undone.map(({ code, keys }) => [code, keys])).toEqual([['notAllowed', ['meta/board/name']]])
  expect(bo.get(...boardName)).toBe('As it was')
  expect([onBoard('tickets', 't1/title'), bo.saved]).toEqual(['One', bo.sent])
  expect(onBoard('people', 'cy/role')).toBe('sprinter')
  await comesBack(ana)
  expect([onBoard('people', 'cy/role'), bo.get('people', 'cy/role')]).toEqual(['mentor', 'mentor'])
})

it('what the server alone may write nobody brings: it is undone without a word, and what follows it is taken', async () => {
  const { ana, bo, comesBack, onBoard } = await afterRestore()
  const server = new Y.Doc()
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc))
  server.clientID = serverClientId
  server.getMap('people').set('cy/cameBack.one', { is: 'ended', at: 1 })
  server.getMap('tickets').set('t1/title', 'imported')
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(server))
  await comesBack(bo)
  expect([bo.closed, bo.undone, bo.saved]).toEqual([undefined, [], bo.sent])
  expect(onBoard('people', 'cy/cameBack.one')).toBeUndefined()
  expect(onBoard('tickets', 't1/title')).toBe('imported')
})

it('who forges an organiser’s edits under the organiser’s page gets nothing through', async () => {
  const { clock, ana, bo, comesBack, onBoard } = await afterRestore((client) =>
    client.set(...boardName, 'As it was'),
  )
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(bo.doc))
  forged.clientID = ana.doc.clientID
  forged.getMap('people').set('bo/role', 'organiser')
  forged.getMap('meta').set('board/name', 'Forged')
  forged.getMap('people').set('ana/removed', true)
  await comesBack(bo)
  const update = Y.encodeStateAsUpdate(forged, Y.encodeStateVector(bo.doc))
  bo.sendSync(syncMessages.step2, update)
  await clock.advance(1_000)
  const standing = () => [
    onBoard('people', 'bo/role'),
    onBoard('people', 'ana/removed'),
    onBoard(...boardName),
  ]
  expect(standing()).toEqual(['sprinter', undefined, 'As it was'])
  ana.set(...boardName, 'By Ana')
  await comesBack(ana)
  expect(standing()).toEqual(['sprinter', undefined, 'By Ana'])
  bo.sendSync(syncMessages.update, update)
  await clock.advance(1_000)
  expect(bo.closed?.code).toBe(closeCodes.foreignClientId)
  expect(standing()).toEqual(['sprinter', undefined, 'By Ana'])
})

it('many devices that all wait for each other cost no more than each of them', () => {
  const at = 1_000_000_000_000
  const stored = { updates: [], owners: new Map(), through: 0, mended: [], restored: { serverId: 5, at } }
  const root = { client: 77, clock: 0 }
  const runs = Array.from({ length: 12_000 }, (_, i) => ({
    client: 1_000 + i,
    clock: 0,
    items: [{ origin: i === 0 ? root : { client: 999 + i, clock: 0 }, content: { any: [1] } }],
  }))
  const begun = performance.now()
  const applied = createBoardDoc(stored).apply(scan(craft(runs)), 'bo', at, { isStep2: true })
  // Each by each they took most of a minute.
  expect(performance.now() - begun).toBeLessThan(2_500)
  expect(applied.ok && applied.leftOut?.waitsFor).toEqual(runs.map(() => root))
})

/** Does by chance what this person may do. */
function scribble(client: TestClient, person: string, times: number, random: Random) {
  const note = client.doc.getText('note:t1')
  for (let i = 0; i < times; i++) {
    const word = `${person} ${random.int(0, 1_000_000)}`
    const at = random.int(0, note.length)
    if (person === 'ana' && random.chance(0.2)) client.set(...boardName, word)
    else if (person === 'ana' && random.chance(0.1)) client.set('people', 'cy/pronouns', word)
    else if (random.chance(0.1)) client.set('people', `${person}/pronouns`, word)
    else if (random.chance(0.6)) client.set('tickets', `t${random.int(0, 9)}/title`, word)
    else if (random.chance(0.7)) note.insert(at, word)
    else note.delete(at, Math.min(3, note.length - at))
  }
}

it.each(Array.from({ length: 20 }, (_, seed) => seed))(
  '[I14] whoever comes back first, in the end everybody has what all of them did: seed %i',
  async (seed) => {
    const random = seededRandom(seed)
    const { page, ana, bo, comesBack, store, clock } = await afterRestore(
      (client) => scribble(client, 'ana', 20, random),
      random.next,
    )
    const [bosOther, cy] = [page('bo'), page('cy')]
    const pages = [
      [ana, 'ana'],
      [bo, 'bo'],
      [bosOther, 'bo'],
      [cy, 'cy'],
    ] as const
    for (let i = 0; i < 60; i++) {
      if (random.chance(0.3)) hears(random.pick(pages)[0], random.pick(pages)[0])
      else {
        const [one, person] = random.pick(pages)
        scribble(one, person, random.int(1, 4), random)
      }
    }
    // Bo comes back on one page, which has what was done on the other.
    hears(bo, bosOther)
    const whole = new TestClient('nobody')
    const back = [ana, bo, cy]
    for (const one of back) hears(whole, one)
    for (const [one, person] of random.shuffle(pages.filter(([one]) => one !== bosOther))) {
      await comesBack(one)
      if (random.chance(0.5)) continue
      scribble(one, person, 2, random)
      hears(whole, one)
      await clock.advance(1_000)
    }
    for (const one of back) expect([one.closed, one.undone, one.saved]).toEqual([undefined, [], one.sent])
    const everything = (doc: Y.Doc) => [
      ...['meta', 'people', 'tickets'].map((map) => doc.getMap(map).toJSON()),
      doc.getText('note:t1').toJSON(),
    ]
    for (const { doc } of [...back, whole]) expect(everything(doc)).toEqual(everything(store.onDisk('b')))
  },
)
