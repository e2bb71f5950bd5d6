// Two records of one person, and people taken off the board.
import { describe, expect, it } from 'vitest'
import { maxMerges } from '../src/board/limits.ts'
import { answerPairUp, claimTicket, endClaim } from '../src/ops/claims.ts'
import { mergePeople, removePerson, separatePerson } from '../src/ops/merging.ts'
import { editPerson, seatPerson } from '../src/ops/people.ts'
import { personIn } from '../src/ops/read.ts'
import { moveTicket } from '../src/ops/tickets.ts'
import { oneBoard } from './oneBoard.ts'

const holders = (b: ReturnType<typeof oneBoard>) =>
  b.view
    .ticket(b.tickets[0])
    .get()
    ?.holders.map(({ person }) => person)

describe('merging two records of one person', () => {
  it('[I2] makes their claims one, longest first, and asks no pairing with oneself', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    b.clock.advance(1000)
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    expect(b.view.ticket(ticket).get()?.pairUp).toBe(true)
    const since = b.view.ticket(ticket).get()?.holders[0]?.since
    const merged = mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    expect(b.view.ticket(ticket).get()).toMatchObject({ pairUp: false, holders: [{ person: b.bo, since }] })
    expect(b.view.holding(b.bo).get()).toEqual([ticket])
    expect(b.view.holding(b.ada).get()).toEqual([])
    b.undo(merged, b.organiser)
    expect(holders(b)).toEqual([b.ada, b.bo])
  })

  it('lists the person once, under the name of the second; the first id still says who it was', () => {
    const b = oneBoard()
    const name = b.view.person(b.bo).get()?.name
    mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    expect(b.view.people.get()).not.toContain(b.ada)
    expect(b.view.person(b.ada).get()?.name).toBe(name)
    expect(b.view.mergedInto(b.ada).get()).toBe(b.bo)
    expect(b.view.alsoKnownAs(b.bo).get()).toEqual([
      { id: b.ada, name: b.register('people', `${b.ada}/name`) },
    ])
    editPerson(b.doc, { person: b.bo, name: 'Bo the Second' }, b.as(b.bo))
    expect(b.view.person(b.ada).get()?.name).toBe('Bo the Second')
    separatePerson(b.doc, { person: b.ada }, b.as(b.organiser))
    expect(b.view.people.get()).toContain(b.ada)
    expect(b.view.alsoKnownAs(b.bo).get()).toEqual([])
  })

  it('[I2] whoever acts under either record acts as the one person: releasing ends both claims, undo brings both back', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    expect(b.updatesMade(() => claimTicket(b.doc, { ticket }, b.as(b.ada)))).toBe(0)
    const ended = endClaim(b.doc, { ticket, how: 'released' }, b.as(b.ada))
    expect(holders(b)).toEqual([])
    b.undo(ended, b.ada)
    expect(holders(b)).toEqual([b.bo])
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.ada))
    expect(b.view.ticket(ticket).get()?.holders).toMatchObject([{ person: b.bo, role: 'reviewer' }])
  })

  it('moving one’s own ticket back needs nobody else’s leave, and "together" is said for the one person', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.cy))
    mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    expect(answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.bo)).ok).toBe(true)
    expect(b.view.ticket(ticket).get()?.pairUp).toBe(false)
    endClaim(b.doc, { ticket, how: 'left' }, b.as(b.cy))
    expect(moveTicket(b.doc, { ticket, lane: 'ready' }, b.as(b.bo)).ok).toBe(true)
    expect(holders(b)).toEqual([])
  })

  it('[I3] sits where the second sits, or where the first did as long as the second said nothing', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    for (const person of [b.ada, b.bo]) b.doc.getMap('seats').delete(`${person}/table`)
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    expect(b.view.seat(b.bo).get()).toBe(one)
    seatPerson(b.doc, { table: two }, b.as(b.ada))
    expect(b.view.seat(b.bo).get()).toBe(two)
    expect(b.view.seated(one).get()).not.toContain(b.bo)
  })

  it('[I3] stands up from where only the other record sat, and sits there again by Undo', () => {
    const b = oneBoard()
    const [one] = b.tables
    for (const person of [b.ada, b.bo]) b.doc.getMap('seats').delete(`${person}/table`)
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    mergePeople(b.doc, { from: b.ada, into: b.bo }, b.as(b.organiser))
    const stood = seatPerson(b.doc, { table: null }, b.as(b.bo))
    expect(b.view.seat(b.bo).get()).toBe(null)
    expect(b.view.seated(one).get()).not.toContain(b.bo)
    b.undo(stood, b.bo)
    expect(b.view.seat(b.bo).get()).toBe(one)
  })

  it('keeps the higher role, and refuses nobody and oneself', () => {
    const b = oneBoard()
    mergePeople(b.doc, { from: b.mentor, into: b.bo }, b.as(b.organiser))
    expect(b.view.person(b.bo).get()?.role).toBe('mentor')
    expect(mergePeople(b.doc, { from: b.ada, into: 'nobodyKnowsIt' }, b.as(b.organiser)).ok).toBe(false)
    const again = () => mergePeople(b.doc, { from: b.bo, into: b.mentor }, b.as(b.organiser))
    expect(b.updatesMade(again)).toBe(0)
  })

  it('[I7] two records merged into each other at once are one person everywhere; one that leads to nobody is itself', () => {
    const b = oneBoard()
    const people = b.doc.getMap('people')
    const [low, high] = [b.ada, b.bo].toSorted() as [string, string]
    people.set(`${low}/mergedInto`, high)
    people.set(`${high}/mergedInto`, low)
    expect([low, high].map(personIn(b.doc))).toEqual([low, low])
    expect(b.view.mergedInto(high).get()).toBe(low)
    people.set(`${b.cy}/mergedInto`, 'notHereYet')
    expect(b.view.people.get()).toContain(b.cy)
    people.set('notHereYet/name', 'Late')
    expect(b.view.people.get()).not.toContain(b.cy)
  })
})

describe('records merged one into the next', () => {
  const chain = (length: number) => {
    const b = oneBoard()
    const people = b.doc.getMap('people')
    b.doc.transact(() => {
      for (let i = 0; i < length; i++) {
        people.set(`p${i}/name`, 'Ana')
        if (i > 0) people.set(`p${i}/mergedInto`, `p${i - 1}`)
      }
    })
    return b
  }

  it('are one person, as many as one person ever has', () => {
    const b = chain(maxMerges + 1)
    expect(personIn(b.doc)(`p${maxMerges}`)).toBe('p0')
    expect(b.view.mergedInto(`p${maxMerges}`).get()).toBe('p0')
  })

  it('beyond that they stand for themselves: nobody follows thousands', () => {
    const b = chain(20_000)
    expect(personIn(b.doc)(`p${maxMerges + 1}`)).toBe(`p${maxMerges + 1}`)
    expect(b.view.people.get()).toContain('p19999')
    expect(b.view.people.get()).not.toContain('p1')
  })
})

describe('taking somebody off the people', () => {
  it('ends what they are on and hides them; bringing them back by undo brings that back too', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    const removed = removePerson(b.doc, { person: b.ada, removed: true }, b.as(b.organiser))
    expect(b.view.people.get()).not.toContain(b.ada)
    expect(b.view.removed.get()).toEqual([b.ada])
    expect(holders(b)).toEqual([])
    b.undo(removed, b.organiser)
    expect(b.view.people.get()).toContain(b.ada)
    expect(holders(b)).toEqual([b.ada])
  })

  it('is for others: nobody shuts themself out', () => {
    const b = oneBoard()
    const self = () => removePerson(b.doc, { person: b.organiser, removed: true }, b.as(b.organiser))
    expect(b.updatesMade(() => expect(self().ok).toBe(false))).toBe(0)
  })
})
