// Fourteen people for a minute: random claims, moves and disconnections, the server killed and started again meanwhile.
import { expect, it } from 'vitest'
import { claimId } from '@taula/shared/board/ids'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import { lanes } from '@taula/shared/board/kinds/tickets'
import { claimTicket, endClaim } from '@taula/shared/ops/claims'
import { addTicket, moveTicket } from '@taula/shared/ops/tickets'
import { holderOf } from '@taula/shared/select/claims'
import { seededRandom } from '@taula/shared/testing'
import * as Y from 'yjs'
import { deviceDoc, setUp, TestClient } from './harness.ts'

const names = Array.from({ length: 14 }, (_, i) => `p${i}`)

it.each([1, 2, 3])(
  '[I2] [I14] fourteen people, a minute, three kills: all equal, every claim there (seed %i)',
  async (seed) => {
    const random = seededRandom(seed).next
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const {
      clock,
      start,
      rooms: first,
      store,
    } = setUp(Object.fromEntries(names.map((name) => [name, 'sprinter'])))
    let rooms = first
    const people = names.map((name) => ({
      name,
      client: new TestClient(name, deviceDoc(random)),
      online: true,
      holds: new Set<string>(),
    }))
    for (const { client } of people) await client.connect(rooms)
    const tickets: string[] = []
    const ctx = (me: string) => ({ me, now: clock.now(), random })
    for (let i = 0; i < 30; i++) {
      const added = addTicket(people[0]!.client.doc, { title: `Ticket ${i}` }, ctx('p0'))
      if (added.ok) tickets.push(added.value)
    }
    await clock.advance(500)

    const end = clock.now() + 60_000
    let nextKill = clock.now() + 15_000
    while (clock.now() < end) {
      const person = pick(people)
      const { doc } = person.client
      const ticket = pick(tickets)
      const roll = random()
      if (roll < 0.4) {
        if (claimTicket(doc, { ticket }, ctx(person.name)).ok) person.holds.add(ticket)
      } else if (roll < 0.55) {
        endClaim(doc, { ticket, how: 'released' }, ctx(person.name))
        person.holds.delete(ticket)
      } else if (roll < 0.85) {
        // Only between lanes that neither claim nor release, so that the model stays the plain list of claims above.
        const lane = pick(lanes.filter((one) => one === 'review' || one === 'waiting' || one === 'landed'))
        moveTicket(doc, { ticket, lane, before: pick(tickets) }, ctx(person.name))
      } else if (person.online) {
        person.client.disconnect()
        person.online = false
      } else {
        await person.client.connect(rooms)
        person.online = true
      }
      await clock.advance(Math.floor(random() * 200))
      if (clock.now() > nextKill) {
        nextKill += 15_000
        // Killed: nobody is told, only what is on disk is left.
        for (const { client } of people) client.disconnect()
        rooms = start()
        for (const one of people) if (one.online) await one.client.connect(rooms)
      }
    }
    for (const one of people) if (!one.online) await one.client.connect(rooms)
    await clock.advance(5_000)

    const onDisk = store.onDisk('b')
    for (const { name, client, holds } of people) {
      expect(client.closed, name).toBeUndefined()
      expect(client.saved, name).toBe(client.sent)
      expect(Y.equalSnapshots(Y.snapshot(client.doc), Y.snapshot(onDisk)), name).toBe(true)
      expect(client.doc.getMap('tickets').toJSON()).toEqual(onDisk.getMap('tickets').toJSON())
      for (const ticket of tickets) {
        const claim = readRecord(registersOf(onDisk), 'claims', claimId(ticket, name))
        expect(holderOf(claim) !== undefined, `${name} on ${ticket}`).toBe(holds.has(ticket))
      }
    }
  },
)
