// Who wins when an import and a person write one register at the same time: the person, always.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  deviceClientId,
  importClientId,
  lowestDeviceClientId,
  serverClientId,
} from '../src/board/clientIds.ts'
import { importTickets } from '../src/ops/import.ts'
import { moveTicket, renameTicket } from '../src/ops/tickets.ts'
import { factId } from '../src/board/ids.ts'
import {
  buildItems,
  createNetwork,
  createPeer,
  handClock,
  sameDocument,
  seededRandom,
} from '../src/testing/index.ts'
import type { ParsedTicket } from '../src/import/parsed.ts'
import type { Peer } from '../src/testing/index.ts'

const clock = handClock()
const twoDevices = (seed: number, server = false): [Peer, Peer] => {
  const random = seededRandom(seed)
  const [ada, bo] = ['ada', 'bo'].map((person) => createPeer({ person, clock, random })) as [Peer, Peer]
  if (server) ada.doc.clientID = serverClientId
  return [ada, bo]
}
const place = (peer: Peer, ticket: string) => peer.doc.getMap('tickets').get(`${ticket}/place`)
const seeds = Array.from({ length: 40 }, (_, i) => i)

describe('[I6] two people import the same list at once', () => {
  it.each([
    ['by hand', false],
    ['one of them through the server', true],
  ])('%s: a card that one of them moved meanwhile stays where it was put', (_who, server) => {
    for (const seed of seeds) {
      const [ada, bo] = twoDevices(seed, server)
      const network = createNetwork([ada, bo])
      network.goOffline(bo)
      const items = buildItems(seededRandom(seed), [5500, 5501])
      const [{ id: moved }, { id: untouched }] = items as [ParsedTicket, ParsedTicket]
      ada.act(importTickets, items)
      bo.act(importTickets, items)
      bo.act(moveTicket, { ticket: moved, lane: 'landed' })
      const put = place(bo, moved)
      expect(put).toMatchObject({ lane: 'landed' })
      network.converge()
      expect(place(ada, moved), `seed ${seed}`).toEqual(put)
      expect(place(bo, untouched)).toEqual(place(ada, untouched))
      expect(ada.view.tickets.get()).toHaveLength(2)
      expect(sameDocument(ada.doc, bo.doc)).toBe(true)
    }
  })

  it('a third import that comes later from far behind changes nothing either', () => {
    for (const seed of seeds) {
      const [ada, bo] = twoDevices(seed)
      const cy = createPeer({ person: 'cy', clock, random: seededRandom(seed + 1000) })
      const network = createNetwork([ada, bo, cy])
      network.goOffline(cy)
      const items = buildItems(seededRandom(seed), [5500])
      const [{ id }] = items as [ParsedTicket]
      ada.act(importTickets, items)
      network.deliverAll()
      bo.act(moveTicket, { ticket: id, lane: 'waiting' })
      network.deliverAll()
      ada.act(moveTicket, { ticket: id, lane: 'review' })
      cy.act(importTickets, items)
      network.converge()
      expect(place(cy, id), `seed ${seed}`).toMatchObject({ lane: 'review' })
    }
  })

  it('a title that was mended meanwhile stays mended', () => {
    for (const seed of seeds) {
      const [ada, bo] = twoDevices(seed)
      const network = createNetwork([ada, bo])
      network.goOffline(bo)
      const id = factId('title:Fix teh docs')
      const items = [{ id, row: 1, upstream: undefined, title: 'Fix teh docs', lane: 'ready' as const }]
      ada.act(importTickets, items)
      bo.act(importTickets, items)
      bo.act(renameTicket, { ticket: id, title: 'Fix the docs' })
      network.converge()
      expect(ada.view.ticket(id).get()?.title, `seed ${seed}`).toBe('Fix the docs')
    }
  })

  it('of two people who both moved it, one is right, the same for both, and moves go on', () => {
    for (const seed of seeds) {
      const [ada, bo] = twoDevices(seed)
      const network = createNetwork([ada, bo])
      network.goOffline(bo)
      const items = buildItems(seededRandom(seed), [5500])
      const [{ id }] = items as [ParsedTicket]
      for (const [peer, lane] of [
        [ada, 'review'],
        [bo, 'landed'],
      ] as const) {
        peer.act(importTickets, items)
        peer.act(moveTicket, { ticket: id, lane })
      }
      network.converge()
      expect(place(ada, id)).toEqual(place(bo, id))
      ada.act(moveTicket, { ticket: id, lane: 'waiting' })
      network.converge()
      expect(place(bo, id)).toMatchObject({ lane: 'waiting' })
    }
  })
})

describe('client ids', () => {
  it('a device never gets one that imports use, and imports never one of a device', () => {
    const { next } = seededRandom(1)
    const doc = new Y.Doc()
    doc.clientID = lowestDeviceClientId
    for (let i = 0; i < 1_000; i++) {
      expect(deviceClientId(next)).toBeGreaterThanOrEqual(lowestDeviceClientId)
      expect(deviceClientId(next)).toBeLessThan(2 ** 32)
      expect(importClientId(doc, next)).toBeLessThan(lowestDeviceClientId)
      expect(importClientId(doc, next)).toBeGreaterThan(serverClientId)
    }
  })

  it('an import gets one that this document has not seen, and the server keeps its own', () => {
    const other = new Y.Doc()
    other.clientID = 2
    other.getMap('tickets').set('x', 1)
    const doc = new Y.Doc()
    doc.clientID = lowestDeviceClientId
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const dice = [0, 0, 0.5]
    expect(importClientId(doc, () => dice.shift() ?? 0.9)).toBeGreaterThan(2)
    doc.clientID = serverClientId
    expect(importClientId(doc, Math.random)).toBe(serverClientId)
  })
})
