// The tools of the tests themselves: chance, the clock, pipes and the network.
import { describe, expect, it } from 'vitest'
import { addTicket } from '../src/ops/tickets.ts'
import {
  buildBoard,
  createJournal,
  createNetwork,
  createPeer,
  createPipe,
  createSimulation,
  everything,
  handClock,
  registersJson,
  sameDocument,
  seededRandom,
} from '../src/testing/index.ts'

describe('seeded chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => {
      const random = seededRandom(seed)
      return [
        random.next(),
        random.int(1, 6),
        random.pick(['a', 'b', 'c']),
        random.shuffle([1, 2, 3, 4]).join(''),
      ]
    }
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })

  it('stays within its bounds and reaches them', () => {
    const { next, int, shuffle, weighted, chance } = seededRandom(3)
    const numbers = Array.from({ length: 1_000 }, () => int(1, 6))
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([1, 6])
    expect(Array.from({ length: 1_000 }, next).every((n) => n >= 0 && n < 1)).toBe(true)
    expect(shuffle([3, 1, 2]).toSorted()).toEqual([1, 2, 3])
    const picks = Array.from({ length: 1_000 }, () => weighted({ rarely: 1, often: 9, never: 0 }))
    expect(new Set(picks)).toEqual(new Set(['rarely', 'often']))
    expect(picks.filter((pick) => pick === 'often').length).toBeGreaterThan(800)
    expect([chance(0), chance(1)]).toEqual([false, true])
    expect(() => seededRandom(1).pick([])).toThrow('nothing to pick')
  })
})

describe('a clock by hand', () => {
  it('stands still, and calls what falls due in its order and at its time', () => {
    const clock = handClock(1_000)
    const rung: (readonly [string, number])[] = []
    const ring = (name: string) => () => rung.push([name, clock.now()])
    clock.after(30, ring('late'))
    clock.after(10, () => {
      ring('early')()
      clock.after(5, ring('in between'))
    })
    const cancel = clock.after(20, ring('never'))
    cancel()
    clock.advance(9)
    expect(rung).toEqual([])
    clock.advance(100)
    expect(rung).toEqual([
      ['early', 1_010],
      ['in between', 1_015],
      ['late', 1_030],
    ])
    expect(clock.now()).toBe(1_109)
  })
})

describe('a pipe', () => {
  it('keeps what is sent until it is delivered: in any order, twice, or never', () => {
    const got: string[] = []
    const pipe = createPipe<string>((message) => got.push(message))
    for (const message of ['a', 'b', 'c']) pipe.send(message)
    expect(got).toEqual([])
    pipe.deliver(1)
    pipe.deliverCopy()
    pipe.deliver()
    expect([got, pipe.waiting]).toEqual([['b', 'a', 'a'], 1])
    pipe.lose()
    pipe.deliver()
    expect([got.length, pipe.waiting]).toEqual([3, 0])
  })
})

describe('the network', () => {
  const board = buildBoard({ people: 3 })
  const open = () => {
    const [clock, random] = [handClock(), seededRandom(1)]
    const peers = board.people.map(({ id }) => createPeer({ person: id, clock, random, state: board.state }))
    return { peers, network: createNetwork(peers), one: peers[0]!, two: peers[1]! }
  }

  it('brings nothing until it is told to', () => {
    const { network, one, two } = open()
    one.act(addTicket, { title: 'New' })
    expect(network.waiting).toBe(2)
    expect(sameDocument(one.doc, two.doc)).toBe(false)
    network.deliverAll()
    expect(sameDocument(one.doc, two.doc)).toBe(true)
  })

  it('loses what is under way when a line breaks, and brings it when it is up again', () => {
    const { network, one, two } = open()
    one.act(addTicket, { title: 'New' })
    network.goOffline(two)
    two.act(addTicket, { title: 'Other' })
    expect(network.isOnline(two)).toBe(false)
    network.deliverAll()
    expect(sameDocument(one.doc, two.doc)).toBe(false)
    network.goOnline(two)
    network.deliverAll()
    expect(sameDocument(one.doc, two.doc)).toBe(true)
  })

  it('closes: nothing is sent or followed any more', () => {
    const { network, one } = open()
    network.close()
    one.act(addTicket, { title: 'New' })
    expect(network.waiting).toBe(0)
    expect(one.view.tickets.get()).toHaveLength(board.tickets.length)
  })

  it('sees documents as different that differ by a delete alone', () => {
    const { one, two } = open()
    one.doc.getMap('tickets').delete([...one.doc.getMap('tickets').keys()][0] ?? '')
    expect(sameDocument(one.doc, two.doc)).toBe(false)
  })
})

describe('random sprints', () => {
  it('are the same for the same seed', () => {
    const run = (seed: number) => {
      const simulation = createSimulation({ random: seededRandom(seed) })
      for (let i = 0; i < 60; i++) simulation.step()
      simulation.network.converge()
      const done = simulation.journal.entries.map(({ deed, ok }) => [deed, ok])
      return [done, registersJson(simulation.network.peers[0]!.doc)]
    }
    expect(run(5)).toEqual(run(5))
    expect(run(5)).not.toEqual(run(6))
  })

  it('do every kind of deed, and most of them go through', () => {
    const simulation = createSimulation({ random: seededRandom(1), board: { people: 5 } })
    for (let i = 0; i < 3_000; i++) simulation.step()
    const { entries } = simulation.journal
    const kinds = new Set(entries.filter(({ ok }) => ok).map(({ deed }) => deed.did))
    expect(kinds).toEqual(new Set(Object.keys(everything)))
    expect(entries.filter(({ ok }) => ok).length).toBeGreaterThan(entries.length * 0.7)
  })

  it('a journal knows what an undo took back', () => {
    const [clock, random] = [handClock(), seededRandom(1)]
    const board = buildBoard()
    const peer = createPeer({ person: board.people[0]!.id, clock, random, state: board.state })
    const journal = createJournal()
    const [ticket = ''] = board.tickets
    const before = peer.doc.getMap('tickets').get(`${ticket}/place`)
    const move = { did: 'move', ticket, lane: 'landed', after: undefined, before: undefined } as const
    const entry = journal.record(peer, move)
    expect(journal.record(peer, { did: 'undo' })).toMatchObject({ ok: true, undid: entry })
    expect(peer.doc.getMap('tickets').get(`${ticket}/place`)).toEqual(before)
    expect(journal.record(peer, { did: 'undo' })).toMatchObject({ ok: false, undid: undefined })
  })
})
