// Policy: a refused value is undone for everybody and its author told; an honest value is never lost to it.
import { describe, expect, it } from 'vitest'
import { seededRandom } from '@taula/shared/testing'
import * as Y from 'yjs'
import { deviceDoc, setUp, TestClient } from './harness.ts'

async function trio() {
  const set = setUp({ ana: 'organiser', bo: 'sprinter', cy: 'sprinter', mo: 'mentor' })
  const ana = await new TestClient('ana').connect(set.rooms)
  const bo = await new TestClient('bo').connect(set.rooms)
  const mo = await new TestClient('mo').connect(set.rooms)
  await set.clock.advance(100)
  return { ...set, ana, bo, mo }
}

const aloud = (by: string) => ({ at: 1, by, kind: 'peer', ticket: 't1', aloud: true })

describe('what a role may not write', () => {
  it.each<[string, string, string, unknown, string]>([
    ['the board’s name by a sprinter', 'meta', 'board/name', 'Mine', 'notAllowed'],
    ['a role by a sprinter', 'people', 'bo/role', 'organiser', 'notAllowed'],
    ['somebody else’s name', 'people', 'ana/name', 'Anna', 'notAllowed'],
    ['somebody else’s seat', 'seats', 'ana/table', 't', 'notAllowed'],
    ['somebody else’s claim', 'claims', 't1.ana/ended.1', { at: 1, by: 'bo', how: 'released' }, 'notAllowed'],
    ['a word about a device, by its person', 'people', 'bo/cameBack.x', { is: 'ended', at: 1 }, 'notAllowed'],
    ['a pairing said aloud in another’s name', 'pairings', 'p1/made', aloud('ana'), 'notAllowed'],
    ['the end of a pairing in another’s name', 'pairings', 'p1/ended', { at: 1, by: 'ana' }, 'notAllowed'],
    ['a wrong type', 'tickets', 't1/title', 42, 'badValue'],
    ['a title of 100,000 characters', 'tickets', 't1/title', 'x'.repeat(100_000), 'badValue'],
    ['a place that is none', 'tickets', 't1/place', { lane: 'done', rank: 'a0' }, 'badValue'],
    ['a field that is none', 'tickets', 't1/colour', 'red', 'unknownRegister'],
    ['an id with ../', 'tickets', '../x/title', 'a', 'unknownRegister'],
    ['a prototype', 'tickets', '__proto__/constructor', 'a', 'unknownRegister'],
  ])('%s is undone for everybody and its author told', async (_, map, key, value, code) => {
    const { bo, ana, clock, store } = await trio()
    const before = ana.get(map, key)
    bo.set(map, key, value)
    await clock.advance(100)
    for (const client of [ana, bo]) expect(client.get(map, key)).toEqual(before)
    expect(store.onDisk('b').getMap(map).get(key)).toEqual(before)
    expect(bo.undone).toMatchObject([{ code, keys: [`${map}/${key}`] }])
    expect(ana.undone).toEqual([])
    expect(bo.saved).toBe(bo.sent)
    expect(bo.closed).toBeUndefined()
  })

  it('[I9] a list read in a future that no clock here knows is undone, and locks no ticket against later ones', async () => {
    const { ana, bo, clock } = await trio()
    const upstream = (fetched: number, title: string) => ({
      tracker: 'trac:x',
      number: 1,
      url: 'https://x/ticket/1',
      title,
      kind: 'ticket',
      fetched,
    })
    const now = upstream(clock.now(), 'now')
    ana.set('tickets', 't1/upstream', now)
    await clock.advance(100)
    bo.set('tickets', 't1/upstream', upstream(clock.now() + 365 * 24 * 60 * 60 * 1000, 'next year'))
    await clock.advance(100)
    expect(bo.undone).toMatchObject([{ code: 'badValue', keys: ['tickets/t1/upstream'] }])
    for (const client of [ana, bo]) expect(client.get('tickets', 't1/upstream')).toEqual(now)
    const later = upstream(clock.now(), 'later')
    bo.set('tickets', 't1/upstream', later)
    await clock.advance(100)
    expect(ana.get('tickets', 't1/upstream')).toEqual(later)
  })

  it('members pair in their own name and take over no invitation to another ticket; mentors pair anybody', async () => {
    const { ana, bo, mo, clock } = await trio()
    mo.set('pairings', 'p1/made', aloud('ana'))
    bo.set('pairings', 'p2/made', { ...aloud('bo'), aloud: false })
    await clock.advance(100)
    mo.set('pairings', 'p2/made', aloud('bo'))
    bo.set('pairings', 'p1/made', { ...aloud('bo'), ticket: 't2' })
    await clock.advance(100)
    expect([mo.undone, bo.undone]).toMatchObject([[], [{ code: 'notAllowed', keys: ['pairings/p1/made'] }]])
    expect(ana.get('pairings', 'p1/made')).toEqual(aloud('ana'))
    expect(ana.get('pairings', 'p2/made')).toEqual(aloud('bo'))
  })

  it('a deletion is undone: nothing on the board is ever deleted', async () => {
    const { ana, bo, clock } = await trio()
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(100)
    bo.doc.getMap('tickets').delete('t1/title')
    await clock.advance(100)
    for (const client of [ana, bo]) expect(client.get('tickets', 't1/title')).toBe('One')
    expect(bo.undone).toMatchObject([{ code: 'neverDeleted' }])
  })

  it.each([undefined, 1n, Number.NaN])('a value that is no JSON (%s) is undone', async (value) => {
    const { ana, bo, clock } = await trio()
    ana.set('tickets', 't1/title', 'One')
    await clock.advance(100)
    bo.set('tickets', 't1/title', value)
    await clock.advance(100)
    for (const client of [ana, bo]) expect(client.get('tickets', 't1/title')).toBe('One')
    expect(bo.undone).toMatchObject([{ code: 'badValue' }])
  })

  it('a scribe adds a sprinter, and gives no other role', async () => {
    const { ana, bo, mo, clock } = await trio()
    mo.set('people', 'bo/role', 'scribe')
    await clock.advance(100)
    bo.set('people', 'noor/name', 'Noor')
    bo.set('people', 'noor/role', 'sprinter')
    await clock.advance(100)
    expect([bo.undone, ana.get('people', 'noor/role')]).toEqual([[], 'sprinter'])
    bo.set('people', 'omar/role', 'mentor')
    bo.set('people', 'mo/role', 'sprinter')
    await clock.advance(100)
    expect(bo.undone.map(({ code }) => code)).toContain('notAllowed')
    expect([ana.get('people', 'omar/role'), ana.get('people', 'mo/role')]).toEqual([undefined, 'mentor'])
  })

  it('a mentor raises a sprinter, but touches no organiser, not even in two steps of one change', async () => {
    const { ana, mo, clock } = await trio()
    mo.set('people', 'bo/role', 'scribe')
    mo.doc.transact(() => {
      mo.set('people', 'ana/role', 'sprinter')
      mo.set('people', 'ana/role', 'mentor')
    })
    await clock.advance(100)
    expect(ana.get('people', 'bo/role')).toBe('scribe')
    expect(ana.get('people', 'ana/role')).toBe('organiser')
    expect(mo.get('people', 'ana/role')).toBe('organiser')
  })

  it('a raise in the same change does not count for the change itself', async () => {
    const { ana, bo, clock } = await trio()
    bo.doc.transact(() => {
      bo.set('people', 'bo/role', 'organiser')
      bo.set('meta', 'board/name', 'Mine')
    })
    await clock.advance(100)
    expect(ana.get('people', 'bo/role')).toBe('sprinter')
    expect(ana.get('meta', 'board/name')).toBeUndefined()
  })

  it('in one change what is allowed stays and what is not goes', async () => {
    const { ana, bo, clock } = await trio()
    bo.doc.transact(() => {
      bo.set('tickets', 't1/title', 'Mine to write')
      bo.set('meta', 'board/name', 'Mine')
    })
    await clock.advance(100)
    expect(ana.get('tickets', 't1/title')).toBe('Mine to write')
    expect(ana.get('meta', 'board/name')).toBeUndefined()
  })
})

describe('an honest concurrent write', () => {
  const seeds = Array.from({ length: 200 }, (_, i) => i + 1)

  it('survives a refused one to the same register, whichever Yjs prefers and whichever comes first (200 seeds)', async () => {
    for (const seed of seeds) {
      const random = seededRandom(seed).next
      const { rooms, clock } = setUp()
      const client = (person: string) => new TestClient(person, deviceDoc(random))
      const honest = await client('bo').connect(rooms)
      const evil = await client('cy').connect(rooms)
      honest.set('tickets', 't1/title', 'first')
      await clock.advance(100)
      honest.disconnect()
      evil.disconnect()
      evil.set('tickets', 't1/title', 13)
      honest.set('tickets', 't1/title', 'honest')
      for (const next of random() < 0.5 ? [honest, evil] : [evil, honest]) {
        await next.connect(rooms)
        await clock.advance(random() < 0.5 ? 0 : 100)
      }
      await clock.advance(100)
      for (const one of [honest, evil]) expect(one.get('tickets', 't1/title'), `seed ${seed}`).toBe('honest')
      expect(evil.undone.length).toBe(1)
      expect(honest.undone).toEqual([])
      expect(Y.equalSnapshots(Y.snapshot(honest.doc), Y.snapshot(evil.doc)), `seed ${seed}`).toBe(true)
    }
  })

  it('[I6] an older fetch never beats a newer one, whichever Yjs prefers and whichever comes first (200 seeds)', async () => {
    for (const seed of seeds) {
      const random = seededRandom(seed).next
      const { rooms, clock } = setUp()
      const upstream = (fetched: number) => ({
        tracker: 'trac:x',
        number: 1,
        url: 'https://x/ticket/1',
        title: `read ${fetched}`,
        kind: 'ticket',
        fetched,
      })
      const client = (person: string) => new TestClient(person, deviceDoc(random))
      const older = client('bo')
      const newer = client('cy')
      older.set('tickets', 't1/upstream', upstream(1000))
      newer.set('tickets', 't1/upstream', upstream(2000))
      for (const next of random() < 0.5 ? [older, newer] : [newer, older]) {
        await next.connect(rooms)
        await clock.advance(random() < 0.5 ? 0 : 100)
      }
      await clock.advance(100)
      for (const one of [older, newer]) {
        expect(one.get('tickets', 't1/upstream'), `seed ${seed}`).toMatchObject({ fetched: 2000 })
        expect(one.undone).toEqual([])
      }
    }
  })
})

describe('[I5] one helper on two devices, whichever Yjs prefers and whichever comes first (12 seeds)', () => {
  it.each<[string, readonly number[], readonly number[], boolean]>([
    ['who took it, handed it back and took it again, comes', [1, -1, 2], [1], true],
    ['who handed back on both, on one of them twice, does not', [1, -1, 2, -2], [1, -1], false],
  ])('%s', async (_, long, short, comes) => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = seededRandom(seed).next
      const { rooms, clock } = setUp()
      const devices = [long, short].map((turns) => {
        const client = new TestClient('bo', deviceDoc(random))
        for (const turn of turns)
          client.set('help', `h1/${turn > 0 ? 'taken' : 'back'}.bo`, { turn: Math.abs(turn), at: 1000 })
        return client
      })
      for (const next of random() < 0.5 ? devices : devices.toReversed()) {
        await next.connect(rooms)
        await clock.advance(random() < 0.5 ? 0 : 100)
      }
      await clock.advance(100)
      for (const device of devices) {
        const turnOf = (family: string) =>
          (device.get('help', `h1/${family}.bo`) as { turn: number } | undefined)?.turn ?? 0
        expect(turnOf('taken') > turnOf('back'), `seed ${seed}`).toBe(comes)
        expect(device.undone).toEqual([])
      }
    }
  })
})

describe('two records of one person', () => {
  it('may each write what is the other’s, from when an organiser said so', async () => {
    const { ana, bo, clock } = await trio()
    const seat = (table: string) => {
      bo.set('seats', 'cy/table', table)
      return clock.advance(100)
    }
    await seat('t1')
    expect(bo.undone).toMatchObject([{ code: 'notAllowed' }])
    ana.set('people', 'bo/mergedInto', 'cy')
    await clock.advance(100)
    await seat('t2')
    expect(bo.undone).toHaveLength(1)
    expect(ana.get('seats', 'cy/table')).toBe('t2')
  })

  it('nobody makes themself somebody else, not even within one update', async () => {
    const { ana, bo, clock } = await trio()
    bo.doc.transact(() => {
      bo.set('people', 'bo/mergedInto', 'ana')
      bo.set('meta', 'board/name', 'Mine')
      bo.set('seats', 'ana/table', 't1')
    })
    await clock.advance(100)
    expect(bo.undone).toMatchObject([{ code: 'notAllowed' }])
    expect(ana.get('people', 'bo/mergedInto')).toBeUndefined()
    expect(ana.get('seats', 'ana/table')).toBeUndefined()
  })

  it('a role that is raised or lowered counts from the next change on, on connections that are open', async () => {
    const { ana, bo, clock } = await trio()
    const rename = async (name: string) => {
      bo.set('meta', 'board/name', name)
      await clock.advance(100)
      return ana.get('meta', 'board/name')
    }
    const give = async (role: string) => {
      ana.set('people', 'bo/role', role)
      await clock.advance(100)
    }
    await give('organiser')
    expect(await rename('Ours')).toBe('Ours')
    await give('sprinter')
    expect(await rename('Mine')).toBe('Ours')
    expect(bo.undone).toMatchObject([{ code: 'notAllowed', keys: ['meta/board/name'] }])
  })
})
