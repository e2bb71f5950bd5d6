// A room by its rules: what it acknowledges, what it tells whom, and when.
import { describe, expect, it } from 'vitest'
import { encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { deviceClientId } from '@taula/shared/board/clientIds'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { syncMessages } from '@taula/shared/protocol/messages'
import { bringAfterRestoreMs } from '../../src/sync/limits.ts'
import { setUp, TestClient } from './harness.ts'

describe('commit before broadcast and saved', () => {
  it('sends nothing on and acknowledges nothing before the commit is on disk', async () => {
    const { rooms, store, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    const before = ana.saved
    store.hold = true
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(1000)
    expect(ana.saved).toBe(before)
    expect(bo.get('tickets', 't1/title')).toBeUndefined()
    store.hold = false
    store.release()
    await clock.advance(100)
    expect(ana.saved).toBe(ana.sent)
    expect(bo.get('tickets', 't1/title')).toBe('One')
  })

  it('answers neither a state request nor a newcomer with what is not on disk', async () => {
    const { rooms, store, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    store.hold = true
    ana.set('tickets', 't1/title', 'One')
    const late = await new TestClient('bo').connect(rooms)
    const room = await rooms.open('b')
    let state: Uint8Array | undefined
    void room.state().then((bytes) => (state = bytes))
    await clock.advance(1000)
    expect(state).toBeUndefined()
    expect(late.get('tickets', 't1/title')).toBeUndefined()
    store.hold = false
    store.release()
    await clock.advance(100)
    expect(state).toBeDefined()
    expect(late.get('tickets', 't1/title')).toBe('One')
  })

  it('keeps a change through a disk that fails for a while, and acknowledges it once it is safe', async () => {
    const { rooms, store, clock, reports } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    store.failure = new Error('disk full')
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(70_000)
    expect(ana.saved).toBeLessThan(ana.sent)
    // Once, and once a minute: a log may be on the same disk.
    expect(reports).toHaveLength(2)
    store.failure = undefined
    await clock.advance(1000)
    expect(ana.saved).toBe(ana.sent)
    expect(store.onDisk('b').getMap('tickets').get('t1/title')).toBe('One')
  })

  it('a change on a quiet board is on its way with no timer in between', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(0)
    expect(bo.get('tickets', 't1/title')).toBe('One')
    expect(ana.saved).toBe(ana.sent)
  })

  it('merges a burst into one frame for each reader', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    const before = bo.frames
    for (let i = 0; i < 50; i++) ana.set('tickets', `t${i}/title`, 'One')
    await clock.advance(50)
    expect(bo.doc.getMap('tickets').size).toBe(50)
    expect(bo.frames - before).toBe(2)
    expect(ana.saved).toBe(ana.sent)
  })

  it('counts empty and repeated updates as dealt with', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    ana.set('tickets', 't1/title', 'One')
    const all = Y.encodeStateAsUpdate(ana.doc)
    ana.sendSync(2, all)
    ana.sendSync(2, Uint8Array.of(0, 0))
    await clock.advance(100)
    expect(ana.saved).toBe(ana.sent)
  })

  it('the server writes under one client id, whatever it loads', async () => {
    const { rooms, clock, start, store } = setUp()
    for (const life of [() => rooms, start]) {
      const written = life()
        .open('b')
        .then((room) => room.change((doc) => doc.getMap('meta').set('board/name', 'x')))
      await clock.advance(100)
      await written
    }
    expect([...Y.decodeStateVector(Y.encodeStateVector(store.onDisk('b'))).keys()]).toEqual([1])
  })

  it('a restart gives back everything that was acknowledged', async () => {
    const { rooms, clock, start } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(100)
    const closing = rooms.close()
    await clock.advance(100)
    await closing
    expect(ana.closed?.code).toBe(closeCodes.restarting)
    const bo = await new TestClient('bo').connect(start())
    await clock.advance(100)
    expect(bo.get('tickets', 't1/title')).toBe('One')
  })
})

describe('idle rooms', () => {
  it('a board that was busy when it was looked at is let go of later, and opened again from disk', async () => {
    const { rooms, clock, store } = setUp()
    const room = await rooms.open('b')
    store.hold = true
    const written = room.change((doc) => doc.getMap('meta').set('board/name', 'x'))
    const told = expect(written).rejects.toMatchObject({ code: 'disk_slow' })
    await clock.advance(90_000)
    await told
    store.hold = false
    store.release()
    await clock.advance(200_000)
    expect(clock.waiting()).toBe(0)
    await expect(room.state()).rejects.toThrow('closed')
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    expect(bo.get('meta', 'board/name')).toBe('x')
  })
})

describe('greeting', () => {
  it('holds updates that come before the step 2 and takes them after it', async () => {
    const { rooms, clock } = setUp()
    const offline = new TestClient('bo')
    offline.set('tickets', 't1/title', 'offline')
    offline.holdsStep2 = true
    await offline.connect(rooms)
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    offline.set('tickets', 't1/title', 'online')
    await clock.advance(100)
    expect(ana.get('tickets', 't1/title')).toBeUndefined()
    offline.releaseStep2()
    await clock.advance(100)
    expect(ana.get('tickets', 't1/title')).toBe('online')
    expect(offline.saved).toBe(offline.sent)
    expect(offline.closed).toBeUndefined()
  })

  it('what was held before the first sync is counted as saved one by one', async () => {
    const { rooms, clock, metrics } = setUp()
    const bo = new TestClient('bo')
    bo.holdsStep2 = true
    await bo.connect(rooms)
    await clock.advance(100)
    for (let i = 0; i < 3; i++) bo.set('tickets', `t${i}/title`, 'One')
    await clock.advance(100)
    bo.releaseStep2()
    await clock.advance(100)
    expect(bo.saved).toBe(4)
    expect(await metrics()).toContain(`taula_ack_seconds_count ${bo.sent}`)
  })

  it('an update that builds on edits the server never had closes the connection and is not acknowledged', async () => {
    const { rooms, clock, store } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    const other = new Y.Doc()
    other.getMap('tickets').set('t1/title', 'a')
    const before = Y.encodeStateVector(other)
    other.getMap('tickets').set('t1/title', 'b')
    const saved = ana.saved
    ana.sendSync(2, Y.encodeStateAsUpdate(other, before))
    await clock.advance(100)
    expect(ana.closed?.code).toBe(closeCodes.orphanUpdate)
    expect(ana.saved).toBe(saved)
    expect(store.onDisk('b').store.pendingStructs).toBeNull()
  })
})

describe('identity', () => {
  it('edits under a client id of somebody else close the connection and change nothing', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    ana.set('tickets', 't1/title', 'mine')
    await clock.advance(100)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ana.doc))
    forged.clientID = ana.doc.clientID
    forged.getMap('tickets').set('t1/title', 'forged')
    bo.sendSync(2, Y.encodeStateAsUpdate(forged, Y.encodeStateVector(ana.doc)))
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.foreignClientId)
    expect(ana.get('tickets', 't1/title')).toBe('mine')
    ana.set('tickets', 't1/title', 'still mine')
    await clock.advance(100)
    expect(ana.saved).toBe(ana.sent)
  })

  it('a client id shown by presence alone is its owner’s, also after a restart', async () => {
    const { rooms, clock, start } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    const closing = rooms.close()
    await clock.advance(100)
    await closing
    const doc = new Y.Doc()
    doc.clientID = ana.doc.clientID
    const bo = await new TestClient('bo', doc).connect(start())
    bo.set('tickets', 't1/title', 'forged')
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.foreignClientId)
  })

  describe('on a board that came out of a backup', () => {
    /** Ana is back on the page that she had. Bo's has what she did meanwhile, and Cy did on a page that is not. */
    async function restored(agoMs: number) {
      const { store, clock, start } = setUp()
      const at = clock.now() - agoMs
      const load = store.load
      store.load = async (board) => ({ ...(await load(board)), restored: { serverId: 5, at } })
      const rooms = start()
      const [ana, bo] = [new TestClient('ana'), new TestClient('bo')]
      for (const one of [ana, bo]) await one.connect(rooms)
      await clock.advance(100)
      const cysPage = deviceClientId(Math.random)
      return {
        rooms,
        clock,
        ana,
        bo,
        cysPage,
        async bring(page: number, title: string) {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc))
          doc.clientID = page
          doc.getMap('tickets').set('t1/title', title)
          bo.sendSync(syncMessages.step2, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(ana.doc)))
          await clock.advance(100)
        },
      }
    }

    it('[I14] whoever comes back soon brings what anybody did since', async () => {
      const { ana, bo, cysPage, bring } = await restored(bringAfterRestoreMs - 1_000)
      await bring(ana.doc.clientID, 'by Ana')
      expect([bo.closed, ana.get('tickets', 't1/title')]).toEqual([undefined, 'by Ana'])
      await bring(cysPage, 'by Cy')
      expect([bo.closed, ana.get('tickets', 't1/title')]).toEqual([undefined, 'by Cy'])
    })

    it('later nobody writes as who has been back since', async () => {
      const { ana, bo, bring } = await restored(bringAfterRestoreMs)
      await bring(ana.doc.clientID, 'forged')
      expect(bo.closed?.code).toBe(closeCodes.foreignClientId)
      expect(ana.get('tickets', 't1/title')).toBeUndefined()
    })

    it('[I14] later still they bring what was done on a page that was not back, and do not take it over', async () => {
      const { rooms, clock, ana, bo, cysPage, bring } = await restored(bringAfterRestoreMs)
      await bring(cysPage, 'by Cy')
      expect([bo.closed, ana.get('tickets', 't1/title')]).toEqual([undefined, 'by Cy'])
      const doc = new Y.Doc()
      doc.clientID = cysPage
      const cy = await new TestClient('cy', doc).connect(rooms)
      await clock.advance(100)
      cy.set('tickets', 't1/title', 'Cy goes on')
      await clock.advance(100)
      expect([cy.closed, ana.get('tickets', 't1/title')]).toEqual([undefined, 'Cy goes on'])
    })
  })

  it('somebody who sends everybody’s known edits along stays connected', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    ana.set('tickets', 't1/title', 'mine')
    await clock.advance(100)
    bo.sendSync(2, Y.encodeStateAsUpdate(bo.doc))
    await clock.advance(100)
    expect(bo.closed).toBeUndefined()
    expect(bo.saved).toBe(bo.sent)
  })
})

describe('presence', () => {
  it('is stamped with who it is, and gone when the connection closes', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    bo.showPresence({ person: 'ana', at: 't1' })
    await clock.advance(100)
    expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ person: 'bo', at: 't1' })
    bo.disconnect()
    await clock.advance(100)
    expect(ana.awareness.getStates().has(bo.doc.clientID)).toBe(false)
    await bo.connect(rooms)
    await clock.advance(100)
    expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ person: 'bo' })
  })

  it('is seen again at once after a restart, though stock clients come back with the clock they had', async () => {
    const { rooms, clock, start } = setUp()
    const [ana, bo] = [new TestClient('ana'), new TestClient('bo')]
    for (const one of [ana, bo]) await one.connect(rooms)
    await clock.advance(100)
    const closing = rooms.close()
    await clock.advance(1_000)
    await closing
    const next = start()
    for (const one of [ana, bo]) {
      const others = [...one.awareness.getStates().keys()].filter((id) => id !== one.doc.clientID)
      removeAwarenessStates(one.awareness, others, 'as y-websocket does when the line breaks')
      await one.connect(next, 'b', encodeAwarenessUpdate(one.awareness, [one.doc.clientID]))
    }
    await clock.advance(100)
    expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ person: 'bo' })
    expect(bo.awareness.getStates().get(ana.doc.clientID)).toEqual({ person: 'ana' })
  })

  it('of others is seen again at once by a stock client whose line broke, and does not take back its own', async () => {
    const { rooms, clock } = setUp()
    const [ana, bo] = [new TestClient('ana'), new TestClient('bo')]
    for (const one of [ana, bo]) await one.connect(rooms)
    await clock.advance(1_000)
    // Nobody has noticed yet that the line is dead.
    removeAwarenessStates(ana.awareness, [bo.doc.clientID], 'as y-websocket does when the line breaks')
    ana.awareness.setLocalState({ at: 't1' })
    await ana.connect(rooms, 'b', encodeAwarenessUpdate(ana.awareness, [ana.doc.clientID]))
    await clock.advance(100)
    expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ person: 'bo' })
    expect(ana.awareness.getLocalState()).toEqual({ at: 't1' })
    expect(bo.awareness.getStates().get(ana.doc.clientID)).toEqual({ person: 'ana', at: 't1' })
    bo.showPresence({ at: 't2' })
    await clock.advance(100)
    expect(ana.awareness.getStates().get(bo.doc.clientID)).toEqual({ person: 'bo', at: 't2' })
  })

  it('what a client has said since is not taken back by what it hears of itself', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    ana.awareness.setLocalState({ at: 't1' })
    await clock.advance(100)
    expect(ana.awareness.getLocalState()).toEqual({ at: 't1' })
  })

  it('entries about others are skipped unread', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    const { encodePresence } = await import('../../src/sync/presence.ts')
    bo.sendPresence(
      encodePresence([
        { client: ana.doc.clientID, clock: 99, state: '{"person":"bo"}' },
        { client: 424_242, clock: 1, state: 'not even JSON' },
      ]),
    )
    // Not even UTF-8.
    bo.sendPresence(Uint8Array.of(1, 42, 1, 1, 0xff))
    await clock.advance(100)
    expect(bo.closed).toBeUndefined()
    expect(ana.awareness.getLocalState()).toEqual({})
    expect(ana.awareness.getStates().has(424_242)).toBe(false)
  })

  it('a line that is silent hears every four seconds that it is alive', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    await clock.advance(100)
    const before = ana.frames
    await clock.advance(20_000)
    expect(ana.frames - before).toBeGreaterThanOrEqual(4)
    expect(ana.frames - before).toBeLessThanOrEqual(6)
    ana.disconnect()
    await clock.advance(200_000)
    expect(clock.waiting()).toBe(0)
  })
})

describe('hostile frames', () => {
  it.each([
    ['an empty frame', Uint8Array.of()],
    ['an unknown type', Uint8Array.of(42)],
    ['a truncated sync', Uint8Array.of(0, 2, 200)],
    ['text', new TextEncoder().encode('hello')],
    ['30 million structs in 8 bytes', Uint8Array.of(0, 2, 8, 1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0)],
    ['bytes behind a message', Uint8Array.of(0, 2, 2, 0, 0, 1)],
    ['a broken state vector', Uint8Array.of(0, 0, 2, 9, 9)],
    ['a broken presence', Uint8Array.of(1, 2, 200, 200)],
  ])('%s closes its own connection and nobody else’s', async (_, frame) => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    bo.sendRaw(frame)
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    ana.set('tickets', 't1/title', 'on we go')
    await clock.advance(100)
    expect(ana.saved).toBe(ana.sent)
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['an unknown root type', (doc) => doc.getMap('secrets').set('a/b', 1)],
    ['a list in a root map', (doc) => doc.getArray('tickets').push([1])],
    ['a nested type', (doc) => doc.getMap('tickets').set('t1/title', new Y.Map())],
    ['a subdocument', (doc) => doc.getMap('tickets').set('t1/title', new Y.Doc())],
    [
      'deep JSON',
      (doc) => doc.getMap('tickets').set('t1/title', JSON.parse('['.repeat(50) + ']'.repeat(50))),
    ],
    ['a key of 10 KB', (doc) => doc.getMap('tickets').set(`${'x'.repeat(10_000)}/title`, 'a')],
  ])('%s closes the connection and leaves the board as it was', async (_, write) => {
    const { rooms, clock, store } = setUp()
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    const before = JSON.stringify(store.onDisk('b').toJSON())
    const evil = new Y.Doc()
    write(evil)
    bo.sendSync(2, Y.encodeStateAsUpdate(evil))
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    expect(before).toContain('ana')
    expect(JSON.stringify(store.onDisk('b').toJSON())).toBe(before)
  })

  it('a slow reader is told to come back', async () => {
    const { rooms, clock } = setUp()
    const ana = await new TestClient('ana').connect(rooms)
    const bo = await new TestClient('bo').connect(rooms)
    await clock.advance(100)
    bo.buffered = 100 * 1024 * 1024
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(100)
    expect(bo.closed?.code).toBe(closeCodes.tryLater)
    expect(ana.closed).toBeUndefined()
  })
})
