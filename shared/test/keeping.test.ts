// Keeping a claim alive, passing it on, leaving; and that nothing of it happens by itself.
import { describe, expect, it } from 'vitest'
import { passClaim, keepClaim, leave, readHandover, releaseClaim } from '../src/ops/keeping.ts'
import { claimTicket, endClaim } from '../src/ops/claims.ts'
import { moveTicket, renameTicket } from '../src/ops/tickets.ts'
import { minute, oneBoard } from './oneBoard.ts'

function claimed() {
  const board = oneBoard()
  const [ticket] = board.tickets
  claimTicket(board.doc, { ticket }, board.as(board.ada))
  board.clock.advance(10 * minute)
  const now = () => board.view.ticket(ticket).get()
  const mine = () => now()?.holders.find(({ person }) => person === board.ada)
  return { ...board, ticket, now, mine }
}

describe('a sign', () => {
  it('is given by saying "still on it", with until when, and taken back', () => {
    const { doc, as, ada, ticket, mine, clock, undo } = claimed()
    const before = mine()
    const kept = keepClaim(doc, { ticket, until: { is: 'sprint' } }, as(ada))
    expect(mine()).toMatchObject({ sign: clock.now(), until: { is: 'sprint' }, since: before?.since })
    undo(kept, ada)
    expect(mine()).toEqual(before)
  })

  it('is given by moving and renaming by whoever is on it, by nobody else', () => {
    const { doc, as, ada, bo, ticket, mine, clock, undo } = claimed()
    const begun = mine()?.sign
    moveTicket(doc, { ticket, lane: 'review' }, as(bo))
    renameTicket(doc, { ticket, title: 'Bo renames it' }, as(bo))
    expect(mine()?.sign).toBe(begun)
    const moved = moveTicket(doc, { ticket, lane: 'doing' }, as(ada))
    expect(mine()?.sign).toBe(clock.now())
    undo(moved, ada)
    expect(mine()?.sign).toBe(begun)
    renameTicket(doc, { ticket, title: 'Ada renames it' }, as(ada))
    expect(mine()?.sign).toBe(clock.now())
  })

  it('is refused of somebody who is not on it, and for a time that cannot be', () => {
    const { doc, as, ada, bo, ticket, mine } = claimed()
    const before = mine()
    expect(keepClaim(doc, { ticket }, as(bo)).ok).toBe(false)
    expect(keepClaim(doc, { ticket, until: { is: 'minutes', minutes: -1 } }, as(ada)).ok).toBe(false)
    expect(mine()).toEqual(before)
  })
})

describe('a hand-over', () => {
  it('[I2] ends this claim and no other, and its note stays on the ticket', () => {
    const { doc, as, ada, bo, ticket, now } = claimed()
    claimTicket(doc, { ticket }, as(bo))
    passClaim(doc, { ticket, note: '  The test fails\n on line 3 ' }, as(ada))
    expect(now()?.holders.map(({ person }) => person)).toEqual([bo])
    expect(now()?.handover).toMatchObject({ from: ada, to: null, note: 'The test fails on line 3' })
  })

  it('names whom it is offered to, who is on it only when they say so', () => {
    const { doc, as, ada, bo, ticket, now } = claimed()
    passClaim(doc, { ticket, to: bo }, as(ada))
    expect(now()?.handover).toMatchObject({ from: ada, to: bo, note: null })
    expect(now()?.holders).toEqual([])
  })

  it('stays until somebody who is on it has read it, and comes back when that is taken back', () => {
    const { doc, as, ada, bo, cy, ticket, now, undo } = claimed()
    passClaim(doc, { ticket, note: 'Nearly there' }, as(ada))
    expect(readHandover(doc, { ticket }, as(cy)).ok).toBe(false)
    claimTicket(doc, { ticket }, as(bo))
    expect(now()?.handover?.note).toBe('Nearly there')
    const read = readHandover(doc, { ticket }, as(bo))
    expect(now()?.handover).toBeUndefined()
    undo(read, bo)
    expect(now()?.handover?.note).toBe('Nearly there')
    endClaim(doc, { ticket, how: 'released' }, as(bo))
    moveTicket(doc, { ticket, lane: 'landed' }, as(bo))
    expect(now()?.handover).toBeUndefined()
  })

  it('is taken back as one, with the claim', () => {
    const { doc, as, ada, ticket, now, mine, undo } = claimed()
    const before = mine()?.since
    const passed = passClaim(doc, { ticket, note: 'Nearly there' }, as(ada))
    undo(passed, ada)
    expect(mine()?.since).toBe(before)
    expect(now()?.handover).toBeUndefined()
  })

  it('is left on release only where something was said', () => {
    const { doc, as, ada, ticket, now } = claimed()
    releaseClaim(doc, { ticket }, as(ada))
    expect(now()?.handover).toBeUndefined()
    claimTicket(doc, { ticket }, as(ada))
    releaseClaim(doc, { ticket, note: 'Needs a decision' }, as(ada))
    expect(now()?.handover?.note).toBe('Needs a decision')
  })

  it('is refused to nobody, and with a page for a note: then the claim stands', () => {
    const { doc, as, ada, ticket, mine } = claimed()
    expect(passClaim(doc, { ticket, to: 'nobody' }, as(ada)).ok).toBe(false)
    expect(passClaim(doc, { ticket, note: 'x'.repeat(281) }, as(ada)).ok).toBe(false)
    expect(mine()).toBeDefined()
  })
})

describe('leaving', () => {
  it('does what was said of each claim, keeps what was not, and is taken back as one', () => {
    const { doc, as, ada, bo, tickets, view, undo, register } = oneBoard()
    const [a, b, c] = tickets
    for (const ticket of [a, b, c]) claimTicket(doc, { ticket }, as(ada))
    const seat = view.seat(ada).get()
    const left = leave(
      doc,
      {
        claims: [
          { how: 'pass', ticket: a, to: bo, note: 'See the branch' },
          { how: 'release', ticket: b },
          { how: 'keep', ticket: c },
        ],
      },
      as(ada),
    )
    expect(view.holding(ada).get()).toEqual([c])
    expect(view.ticket(a).get()?.handover).toMatchObject({ to: bo, note: 'See the branch' })
    expect(register('people', `${ada}/presence`)).toMatchObject({ is: 'left', day: '2026-05-16', by: ada })
    expect(view.seat(ada).get()).toBe(seat)
    undo(left, ada)
    expect(view.holding(ada).get().toSorted()).toEqual([a, b, c].toSorted())
    expect(register('people', `${ada}/presence`)).toMatchObject({ is: 'here' })
  })

  it('[I2] releases nothing that was not named, whatever the time', () => {
    const { doc, as, ada, tickets, view, clock } = oneBoard()
    claimTicket(doc, { ticket: tickets[0] }, as(ada))
    clock.advance(3 * 24 * 60 * minute)
    leave(doc, { claims: [] }, as(ada))
    expect(view.holding(ada).get()).toEqual([tickets[0]])
  })

  it('does nothing where one answer cannot be', () => {
    const { doc, as, ada, tickets, view, updatesMade } = oneBoard()
    claimTicket(doc, { ticket: tickets[0] }, as(ada))
    const claims = [
      { how: 'release', ticket: tickets[0] },
      { how: 'pass', ticket: tickets[1], to: 'nobody' },
    ] as const
    expect(updatesMade(() => expect(leave(doc, { claims }, as(ada)).ok).toBe(false))).toBe(0)
    expect(view.holding(ada).get()).toEqual([tickets[0]])
  })
})
