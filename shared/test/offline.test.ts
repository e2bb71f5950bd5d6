// Two and three people, some of them offline: the rules by example. The same at random is in properties/.
import { describe, expect, it } from 'vitest'
import { lanes } from '../src/board/kinds/tickets.ts'
import { closeTable } from '../src/ops/tables.ts'
import { answerPairUp, claimTicket, endClaim } from '../src/ops/claims.ts'
import { seatPerson } from '../src/ops/people.ts'
import { addTicket, moveTicket, renameTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { dayOf } from '../src/select/time.ts'
import {
  buildBoard,
  createNetwork,
  createPeer,
  handClock,
  sameDocument,
  seededRandom,
  value,
} from '../src/testing/index.ts'

const hour = 60 * 60 * 1000

/** Ada, Bo and Cy with a device each; Ada's second device knows the same and is offline. Clocks may be wrong. */
function venue(clockErrorMs = 0) {
  const clock = handClock()
  const random = seededRandom(11)
  const board = buildBoard({ people: 4, tables: 2, upstream: 0, own: 3 }, random, clock)
  const [organiser, ada, bo, cy] = board.people.map(({ id }) => id) as [string, string, string, string]
  const device = (person: string, name: string) =>
    createPeer({
      person,
      name,
      clock,
      random,
      clockErrorMs: name === 'bo' ? clockErrorMs : 0,
      state: board.state,
    })
  const people = {
    ada: device(ada, 'ada'),
    bo: device(bo, 'bo'),
    cy: device(cy, 'cy'),
    phone: device(ada, 'phone'),
  }
  const network = createNetwork(Object.values(people))
  network.goOffline(people.phone)
  return {
    ...people,
    network,
    clock,
    organiser,
    tickets: board.tickets as [string, string, string],
    tables: board.tables as [string, string],
    /** Everybody comes back, and has to have the same. */
    meet() {
      network.converge()
      for (const peer of network.peers) expect(sameDocument(peer.doc, people.ada.doc)).toBe(true)
    },
  }
}
type Venue = ReturnType<typeof venue>
const everywhere = <T>({ network }: Venue, look: (peer: Venue['ada']) => T): T => {
  const [first, ...others] = network.peers.map(look)
  for (const other of others) expect(other).toEqual(first)
  return first as T
}
const holders = (v: Venue, ticket: string) =>
  everywhere(v, ({ view }) =>
    view
      .ticket(ticket)
      .get()
      ?.holders.map(({ person }) => person)
      .toSorted(),
  )

describe('[I2] claims', () => {
  it('two people claim one ticket offline: both claims stay, and both are asked to pair up', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.bo)
    v.ada.act(claimTicket, { ticket })
    v.bo.act(claimTicket, { ticket })
    v.meet()
    expect(holders(v, ticket)).toEqual([v.ada.person, v.bo.person].toSorted())
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get()?.pairUp)).toBe(true)
  })

  it('one ends a claim while another claims: only the one that was ended is gone', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.ada.act(claimTicket, { ticket })
    v.network.deliverAll()
    v.network.goOffline(v.bo)
    v.bo.act(claimTicket, { ticket })
    v.ada.act(endClaim, { ticket, how: 'done' })
    v.meet()
    expect(holders(v, ticket)).toEqual([v.bo.person])
  })

  it('a claim that my phone made while it was offline does not undo what I ended since', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.phone.act(claimTicket, { ticket })
    v.ada.act(claimTicket, { ticket })
    v.clock.advance(hour)
    v.ada.act(endClaim, { ticket, how: 'done' })
    v.meet()
    expect(holders(v, ticket)).toEqual([])
  })

  it('a claim made anew stays, whatever my phone ended long ago', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.ada.act(claimTicket, { ticket })
    v.network.goOnline(v.phone)
    v.network.deliverAll()
    v.network.goOffline(v.phone)
    v.phone.act(endClaim, { ticket, how: 'released' })
    v.ada.act(endClaim, { ticket, how: 'released' })
    v.ada.act(claimTicket, { ticket })
    v.meet()
    expect(holders(v, ticket)).toEqual([v.ada.person])
  })

  it('two answer "pair up?" at once and differ: it is settled, and both answers are kept', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.ada.act(claimTicket, { ticket })
    v.bo.act(claimTicket, { ticket })
    v.network.deliverAll()
    v.network.goOffline(v.bo)
    v.ada.act(answerPairUp, { ticket, how: 'together' })
    v.bo.act(answerPairUp, { ticket, how: 'separate' })
    v.meet()
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get()?.pairUp)).toBe(false)
  })

  it('a third driver who was offline while two agreed asks anew', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.cy)
    v.cy.act(claimTicket, { ticket })
    v.ada.act(claimTicket, { ticket })
    v.bo.act(claimTicket, { ticket })
    v.network.deliverAll()
    v.ada.act(answerPairUp, { ticket, how: 'together' })
    expect(v.ada.view.ticket(ticket).get()?.pairUp).toBe(false)
    v.meet()
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get()?.pairUp)).toBe(true)
  })

  it('arrive twice and in the wrong order all the same', () => {
    const v = venue()
    const [ticket] = v.tickets
    const random = seededRandom(5)
    v.ada.act(claimTicket, { ticket, role: 'reviewer' })
    v.ada.act(endClaim, { ticket, how: 'done' })
    v.ada.act(claimTicket, { ticket })
    v.bo.act(claimTicket, { ticket })
    while (v.network.deliverAny(random)) expect(v.network.waiting).toBeLessThan(100)
    v.meet()
    expect(holders(v, ticket)).toEqual([v.ada.person, v.bo.person].toSorted())
  })
})

describe('[I3] seats', () => {
  it('somebody seated at two tables at once sits at one of them, the same for everybody', () => {
    const v = venue()
    const [one, two] = v.tables
    v.ada.act(seatPerson, { table: one })
    v.phone.act(seatPerson, { table: two })
    v.meet()
    const seat = everywhere(v, ({ view }) => view.seat(v.ada.person).get())
    const at = everywhere(v, ({ view }) =>
      v.tables.filter((id) => view.seated(id).get().includes(v.ada.person)),
    )
    expect([[one], [two]]).toContainEqual(at)
    expect(at).toEqual([seat])
  })

  it('a table that is closed while somebody sits down there seats nobody', () => {
    const v = venue()
    const [one] = v.tables
    v.network.goOffline(v.bo)
    v.bo.act(seatPerson, { table: one })
    v.ada.act(closeTable, { table: one, closed: true })
    v.meet()
    expect(everywhere(v, ({ view }) => view.seat(v.bo.person).get())).toBeNull()
  })
})

describe('[I7] references', () => {
  it('a claim that arrives before its ticket is unseen until the ticket is there', () => {
    const v = venue()
    const id = value(v.ada.act(addTicket, { title: 'New' }))
    v.network.goOffline(v.bo)
    v.network.deliverAll()
    v.cy.act(claimTicket, { ticket: id })
    const claimed = v.cy.doc.getMap('claims').toJSON()
    for (const [key, register] of Object.entries(claimed)) v.bo.doc.getMap('claims').set(key, register)
    expect(v.bo.view.ticket(id).get()).toBeUndefined()
    expect(v.bo.view.holding(v.cy.person).get()).toEqual([])
    v.meet()
    expect(v.bo.view.holding(v.cy.person).get()).toEqual([id])
  })
})

describe('[I9] time', () => {
  it('a claim made offline in the evening belongs to that day, though it was heard of in the morning', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.bo)
    v.bo.act(claimTicket, { ticket })
    const made = v.clock.now()
    v.clock.advance(26 * hour)
    v.meet()
    const since = everywhere(v, ({ view }) => view.ticket(ticket).get()?.holders[0]?.since) ?? 0
    expect(since).toBe(made)
    expect(dayOf(since, 'Europe/Madrid')).toBe('2026-05-16')
  })

  it.each([-9 * hour, 9 * hour])(
    'a clock that is %d ms wrong wins nothing and loses nothing',
    (clockErrorMs) => {
      const v = venue(clockErrorMs)
      const [ticket, other] = v.tickets
      v.bo.act(claimTicket, { ticket })
      v.bo.act(moveTicket, { ticket: other, lane: 'review' })
      v.network.deliverAll()
      v.ada.act(endClaim, { ticket, person: v.bo.person, how: 'left' })
      v.ada.act(moveTicket, { ticket: other, lane: 'landed' })
      v.meet()
      expect(holders(v, ticket)).toEqual([])
      expect(everywhere(v, ({ view }) => view.ticket(other).get()?.lane)).toBe('landed')
    },
  )
})

describe('[I14] cards', () => {
  it('one that two people move at once is in one lane, once, where one of them put it', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.bo)
    v.ada.act(moveTicket, { ticket, lane: 'review' })
    v.bo.act(moveTicket, { ticket, lane: 'waiting' })
    v.meet()
    const found = everywhere(v, ({ view }) => lanes.filter((lane) => view.lane(lane).get().includes(ticket)))
    expect([['review'], ['waiting']]).toContainEqual(found)
  })

  it('one that was withdrawn while it was moved, renamed and claimed comes back with all of that', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.bo)
    v.bo.act(moveTicket, { ticket, lane: 'review' })
    v.bo.act(renameTicket, { ticket, title: 'Typed on the train' })
    v.bo.act(claimTicket, { ticket })
    v.ada.act(withdrawTicket, { ticket, withdrawn: true })
    v.meet()
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get())).toBeUndefined()
    v.cy.act(withdrawTicket, { ticket, withdrawn: false })
    v.meet()
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get())).toMatchObject({
      lane: 'review',
      title: 'Typed on the train',
      holders: [{ person: v.bo.person }],
    })
  })

  it('one that is claimed by one and put back to "up for grabs" by another stays with who claimed it', () => {
    const v = venue()
    const [ticket] = v.tickets
    v.network.goOffline(v.bo)
    v.bo.act(claimTicket, { ticket })
    v.ada.act(moveTicket, { ticket, lane: 'ready' })
    v.meet()
    expect(everywhere(v, ({ view }) => view.ticket(ticket).get()?.lane)).toBe('doing')
  })

  it('two that are dropped into the same gap at once both lie in it, in one order', () => {
    const v = venue()
    const [first, second, third] = v.tickets
    const more = value(v.ada.act(addTicket, { title: 'Four' }))
    v.network.deliverAll()
    v.network.goOffline(v.bo)
    v.ada.act(moveTicket, { ticket: third, lane: 'triage', after: first, before: second })
    v.bo.act(moveTicket, { ticket: more, lane: 'triage', after: first, before: second })
    v.meet()
    const order = everywhere(v, ({ view }) => view.lane('triage').get())
    expect([order[0], order[3]]).toEqual([first, second])
    expect(order.slice(1, 3).toSorted()).toEqual([third, more].toSorted())
  })

  it('taking a move back offline leaves where somebody else put the card meanwhile to Yjs, but never loses it', () => {
    const v = venue()
    const [ticket] = v.tickets
    const moved = v.ada.act(moveTicket, { ticket, lane: 'review' })
    v.network.deliverAll()
    v.network.goOffline(v.ada)
    v.bo.act(moveTicket, { ticket, lane: 'landed' })
    if (moved.ok) moved.undo?.(v.ada.doc, v.ada.ctx())
    v.meet()
    expect(['triage', 'landed']).toContain(everywhere(v, ({ view }) => view.ticket(ticket).get()?.lane))
  })
})
