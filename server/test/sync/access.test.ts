// Who may do what while connected: roles raised and lowered, people removed and brought back, tokens that end.
import { expect, it } from 'vitest'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { setUp, TestClient } from './harness.ts'

async function trio() {
  const set = setUp()
  const ana = await new TestClient('ana').connect(set.rooms)
  const bo = await new TestClient('bo').connect(set.rooms)
  const cy = await new TestClient('cy').connect(set.rooms)
  await set.clock.advance(100)
  return { ...set, ana, bo, cy }
}

it('a role raised and lowered counts at once, for who is connected', async () => {
  const { ana, bo, cy, clock } = await trio()
  bo.set('meta', 'board/name', 'Before')
  await clock.advance(100)
  expect(bo.undone).toMatchObject([{ code: 'notAllowed' }])
  ana.set('people', 'bo/role', 'organiser')
  await clock.advance(100)
  bo.set('meta', 'board/name', 'As organiser')
  await clock.advance(100)
  expect(cy.get('meta', 'board/name')).toBe('As organiser')
  ana.set('people', 'bo/role', 'sprinter')
  await clock.advance(100)
  bo.set('meta', 'board/name', 'After')
  await clock.advance(100)
  for (const client of [ana, bo, cy]) {
    expect(client.get('meta', 'board/name')).toBe('As organiser')
    expect(client.closed).toBeUndefined()
  }
})

it('what somebody wrote while they were still an organiser, and sends when they are none, is undone', async () => {
  const { ana, bo, cy, clock, rooms } = await trio()
  ana.set('people', 'bo/role', 'organiser')
  await clock.advance(100)
  bo.disconnect()
  bo.set('meta', 'board/name', 'Late')
  ana.set('people', 'bo/role', 'sprinter')
  await clock.advance(100)
  await bo.connect(rooms)
  await clock.advance(100)
  for (const client of [ana, bo, cy]) expect(client.get('meta', 'board/name')).toBeUndefined()
  expect(bo.undone).toMatchObject([{ code: 'notAllowed', keys: ['meta/board/name'] }])
})

it('an organiser may lower the last organiser: the link raises again', async () => {
  const { ana, bo, clock } = await trio()
  ana.set('people', 'ana/role', 'sprinter')
  await clock.advance(100)
  expect(ana.undone).toEqual([])
  expect(bo.get('people', 'ana/role')).toBe('sprinter')
})

it('every device of somebody removed is sent off within two seconds, and takes nothing more', async () => {
  const { ana, bo, cy, clock, rooms, store } = await trio()
  const phone = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  ana.set('people', 'bo/removed', true)
  await clock.advance(100)
  for (const device of [bo, phone]) expect(device.closed?.code).toBe(closeCodes.unauthorised)
  expect(bo.closed?.reason).toContain('took you off')
  expect([ana.closed, cy.closed]).toEqual([undefined, undefined])
  bo.set('tickets', 't1/title', 'Not sent')
  await clock.advance(100)
  expect(store.onDisk('b').getMap('tickets').get('t1/title')).toBeUndefined()
  expect(bo.get('tickets', 't1/title')).toBe('Not sent')
})

it('nobody is sent off before their removal is on disk', async () => {
  const { ana, bo, clock, store } = await trio()
  store.hold = true
  ana.set('people', 'bo/removed', true)
  await clock.advance(1_000)
  expect(bo.closed).toBeUndefined()
  store.hold = false
  store.release()
  await clock.advance(100)
  expect(bo.closed?.code).toBe(closeCodes.unauthorised)
})

it('a removal that was not allowed sends nobody off', async () => {
  const { bo, cy, clock } = await trio()
  bo.set('people', 'cy/removed', true)
  await clock.advance(100)
  expect(cy.closed).toBeUndefined()
  expect(bo.undone).toMatchObject([{ code: 'notAllowed' }])
})

it('somebody removed between their request and their connection is sent off before they are told anything', async () => {
  const { ana, clock, rooms } = await trio()
  ana.set('people', 'bo/removed', true)
  await clock.advance(100)
  const late = await new TestClient('bo').connect(rooms)
  await clock.advance(100)
  expect(late.closed?.code).toBe(closeCodes.unauthorised)
  expect(late.frames).toBe(0)
})

it('somebody brought back is let in, and what they wrote meanwhile is taken', async () => {
  const { ana, bo, clock, rooms } = await trio()
  ana.set('people', 'bo/removed', true)
  await clock.advance(100)
  bo.set('tickets', 't1/title', 'Kept')
  ana.set('people', 'bo/removed', false)
  await clock.advance(100)
  await bo.connect(rooms)
  await clock.advance(100)
  expect(bo.closed).toBeUndefined()
  expect(ana.get('tickets', 't1/title')).toBe('Kept')
})

it('one device of a person is sent off by its token, the other stays', async () => {
  const { bo, clock, rooms } = await trio()
  const phone = new TestClient('bo')
  phone.token = 'phone'
  await phone.connect(rooms)
  await clock.advance(100)
  const room = await rooms.open('b')
  room.disconnect(({ token }) => token === 'phone', closeCodes.unauthorised, 'gone')
  expect(phone.closed).toEqual({ code: closeCodes.unauthorised, reason: 'gone' })
  expect(bo.closed).toBeUndefined()
})

it('whoever was merged into somebody who is removed is sent off, in whichever order that happens', async () => {
  for (const order of ['merged first', 'removed first'] as const) {
    const { ana, bo, cy, clock } = await trio()
    const steps = [
      () => ana.set('people', 'bo/mergedInto', 'cy'),
      () => ana.set('people', 'cy/removed', true),
    ]
    for (const step of order === 'merged first' ? steps : steps.toReversed()) {
      step()
      await clock.advance(100)
    }
    expect([bo.closed?.code, cy.closed?.code]).toEqual([closeCodes.unauthorised, closeCodes.unauthorised])
  }
})
