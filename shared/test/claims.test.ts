// Claiming and ending: everybody's claim is their own.
import { describe, expect, it } from 'vitest'
import { claimTicket, endClaim } from '../src/ops/claims.ts'
import { withdrawTicket } from '../src/ops/tickets.ts'
import { minute, oneBoard } from './oneBoard.ts'

const holders = (b: ReturnType<typeof oneBoard>, ticket: string) =>
  b.view
    .ticket(ticket)
    .get()
    ?.holders.map(({ person, role }) => `${person} ${role}`)

describe('claiming', () => {
  it('[I1] a claimed ticket is in progress, and its card says who is on it since when', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    expect(claimTicket(b.doc, { ticket }, b.as(b.ada))).toMatchObject({ ok: true })
    expect(b.view.ticket(ticket).get()).toMatchObject({
      lane: 'doing',
      holders: [{ person: b.ada, role: 'driver', since: b.clock.now() }],
      pairUp: false,
    })
    expect(b.view.holding(b.ada).get()).toEqual([ticket])
  })

  it('claiming twice changes nothing', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.ada))
    const again = () => expect(claimTicket(b.doc, { ticket }, b.as(b.ada))).toEqual({ ok: true, value: null })
    expect(b.updatesMade(again)).toBe(0)
  })

  it('refuses a ticket that is not there, was withdrawn, or cannot be an id', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.ada))
    for (const gone of [
      ticket,
      'nobodyKnowsIt',
      '__proto__',
      'constructor',
      '../etc',
      '',
      `${ticket}/title`,
    ]) {
      const claim = () =>
        expect(claimTicket(b.doc, { ticket: gone }, b.as(b.ada))).toMatchObject({
          ok: false,
          code: 'unknown',
        })
      expect(b.updatesMade(claim)).toBe(0)
    }
  })

  it('refuses a person who cannot be one', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    for (const person of ['', 'a.b', 'a/b', '../x']) {
      const claim = () =>
        expect(claimTicket(b.doc, { ticket, person }, b.as(b.mentor))).toMatchObject({
          ok: false,
          code: 'invalid',
        })
      expect(b.updatesMade(claim)).toBe(0)
    }
  })

  it('[I2] claims by two people both stand, and ending one leaves the other', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    b.clock.advance(minute)
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    expect(holders(b, ticket)).toEqual([`${b.ada} driver`, `${b.bo} driver`])
    endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
    expect(holders(b, ticket)).toEqual([`${b.bo} driver`])
    expect(b.view.ticket(ticket).get()?.lane).toBe('doing')
  })

  it('can be done again after it ended, from then on', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    endClaim(b.doc, { ticket, how: 'released' }, b.as(b.ada))
    b.clock.advance(minute)
    claimTicket(b.doc, { ticket, role: 'shadow' }, b.as(b.ada))
    expect(b.view.ticket(ticket).get()?.holders).toMatchObject([
      { person: b.ada, role: 'shadow', since: b.clock.now() },
    ])
  })

  it('ending what nobody claimed, or what has ended, changes nothing', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const end = () =>
      expect(endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))).toEqual({ ok: true, value: null })
    expect(b.updatesMade(end)).toBe(0)
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
    expect(b.updatesMade(end)).toBe(0)
  })

  it('ending ends every turn that is open, also those of a device that was offline', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    for (const turn of [1, 2]) {
      b.doc.getMap('claims').set(`${ticket}.${b.ada}/begun.${turn}`, { at: turn, by: b.ada })
    }
    expect(b.view.ticket(ticket).get()?.holders).toMatchObject([{ person: b.ada, since: 1 }])
    endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
    expect(holders(b, ticket)).toEqual([])
  })

  it('a turn that a stranger numbered oddly neither holds the person back nor is taken for ended', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const sign = { at: 1, by: b.ada }
    for (const turn of ['9007199254740991', '9007199254740992', '1e300', 'abc', '__proto__', 'constructor']) {
      b.doc.getMap('claims').set(`${ticket}.${b.ada}/begun.${turn}`, sign)
      expect(holders(b, ticket), turn).toHaveLength(1)
      endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
      expect(holders(b, ticket), turn).toHaveLength(0)
    }
    for (let i = 0; i < 3; i++) {
      claimTicket(b.doc, { ticket }, b.as(b.ada))
      expect(holders(b, ticket)).toHaveLength(1)
      endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
      expect(holders(b, ticket)).toHaveLength(0)
    }
  })
})

describe('taking back', () => {
  it('a claim: it ends, and nobody else is touched', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const mine = claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    b.undo(mine, b.ada)
    expect(holders(b, ticket)).toEqual([`${b.bo} driver`])
  })

  it('a claim that has ended since leaves the one that somebody began after it', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const forAda = claimTicket(b.doc, { ticket, person: b.ada }, b.as(b.mentor))
    endClaim(b.doc, { ticket, how: 'released' }, b.as(b.ada))
    b.clock.advance(minute)
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    b.undo(forAda, b.mentor)
    expect(holders(b, ticket)).toEqual([`${b.ada} driver`])
  })

  it('a change of role: the old one is back, unless somebody changed it since', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.ada))
    const change = claimTicket(b.doc, { ticket, role: 'pair' }, b.as(b.ada))
    expect(holders(b, ticket)).toEqual([`${b.ada} pair`])
    b.undo(change, b.ada)
    expect(holders(b, ticket)).toEqual([`${b.ada} reviewer`])
    const second = claimTicket(b.doc, { ticket, role: 'pair' }, b.as(b.ada))
    claimTicket(b.doc, { ticket, person: b.ada, role: 'shadow' }, b.as(b.mentor))
    b.undo(second, b.ada)
    expect(holders(b, ticket)).toEqual([`${b.ada} shadow`])
  })

  it('an ending: the claim is back as it was, with its role and its beginning', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.ada))
    const since = b.clock.now()
    b.clock.advance(90 * minute)
    const ending = endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
    b.clock.advance(minute)
    b.undo(ending, b.ada)
    expect(b.view.ticket(ticket).get()?.holders).toMatchObject([{ person: b.ada, role: 'reviewer', since }])
  })

  it('an ending, and then the claim itself: nobody is on it', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const claim = claimTicket(b.doc, { ticket }, b.as(b.ada))
    b.clock.advance(minute)
    const ending = endClaim(b.doc, { ticket, person: b.ada, how: 'left' }, b.as(b.mentor))
    b.clock.advance(minute)
    b.undo(ending, b.mentor)
    b.undo(claim, b.ada)
    expect(holders(b, ticket)).toEqual([])
  })

  it('an ending leaves a claim that was begun since as it is', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket, role: 'driver' }, b.as(b.ada))
    const ending = endClaim(b.doc, { ticket, how: 'done' }, b.as(b.ada))
    claimTicket(b.doc, { ticket, person: b.ada, role: 'shadow' }, b.as(b.mentor))
    b.undo(ending, b.ada)
    expect(holders(b, ticket)).toEqual([`${b.ada} shadow`])
  })
})
