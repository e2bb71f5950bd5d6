// Moving a card: to a lane, between neighbours that may have gone, and back.
import { describe, expect, it } from 'vitest'
import { lanes } from '../src/board/kinds/tickets.ts'
import { maxRankLength } from '../src/board/limits.ts'
import { claimTicket, endClaim } from '../src/ops/claims.ts'
import { moveTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { oneBoard } from './oneBoard.ts'

type Board = ReturnType<typeof oneBoard>
const order = (b: Board) => b.view.lane('triage').get()
const setRank = (b: Board, ticket: string, rank: string) =>
  b.doc.getMap('tickets').set(`${ticket}/place`, { lane: 'triage', rank })

describe('moving to a lane', () => {
  it.each(lanes)('[I14] a free card moved to %s is there, and nowhere else', (lane) => {
    const b = oneBoard()
    const [ticket] = b.tickets
    expect(moveTicket(b.doc, { ticket, lane }, b.as(b.ada))).toMatchObject({ ok: true })
    expect(lanes.filter((other) => b.view.lane(other).get().includes(ticket))).toEqual([lane])
  })

  it('into "in progress" claims it for the mover, unless somebody is on it already', () => {
    const b = oneBoard()
    const [ticket, other] = b.tickets
    moveTicket(b.doc, { ticket, lane: 'doing' }, b.as(b.ada))
    expect(
      b.view
        .ticket(ticket)
        .get()
        ?.holders.map(({ person }) => person),
    ).toEqual([b.ada])
    claimTicket(b.doc, { ticket: other }, b.as(b.bo))
    moveTicket(b.doc, { ticket: other, lane: 'doing' }, b.as(b.ada))
    expect(
      b.view
        .ticket(other)
        .get()
        ?.holders.map(({ person }) => person),
    ).toEqual([b.bo])
  })

  it.each(['ready', 'triage'] as const)('back to %s releases the mover, and nobody else', (lane) => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    const refused = moveTicket(b.doc, { ticket, lane }, b.as(b.ada))
    expect(refused).toMatchObject({ ok: false, code: 'somebodyIsOnIt' })
    endClaim(b.doc, { ticket, how: 'done' }, b.as(b.bo))
    moveTicket(b.doc, { ticket, lane }, b.as(b.ada))
    expect(b.view.ticket(ticket).get()).toMatchObject({ lane, holders: [] })
  })

  it('to review, waiting, landed or parked leaves everybody on it', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    for (const lane of ['review', 'waiting', 'landed', 'parked'] as const) {
      moveTicket(b.doc, { ticket, lane }, b.as(b.bo))
      expect(b.view.ticket(ticket).get()).toMatchObject({ lane, holders: [{ person: b.ada }] })
    }
  })

  it('refuses a ticket or a lane that is none', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const moved = [
      moveTicket(b.doc, { ticket: 'nobodyKnowsIt', lane: 'ready' }, b.as(b.ada)),
      moveTicket(b.doc, { ticket: '__proto__', lane: 'ready' }, b.as(b.ada)),
      moveTicket(b.doc, { ticket, lane: 'toString' as 'ready' }, b.as(b.ada)),
    ]
    expect(moved.map((result) => !result.ok && result.code)).toEqual(['unknown', 'unknown', 'invalid'])
  })
})

describe('moving between neighbours', () => {
  it('puts the card between them, first, or last', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    moveTicket(b.doc, { ticket: z, lane: 'triage', after: x, before: y }, b.as(b.ada))
    expect(order(b)).toEqual([x, z, y])
    moveTicket(b.doc, { ticket: y, lane: 'triage', before: x }, b.as(b.ada))
    expect(order(b)).toEqual([y, x, z])
    moveTicket(b.doc, { ticket: y, lane: 'triage', after: z }, b.as(b.ada))
    expect(order(b)).toEqual([x, z, y])
    moveTicket(b.doc, { ticket: x, lane: 'triage' }, b.as(b.ada))
    expect(order(b)).toEqual([z, y, x])
  })

  it('one of them withdrawn or moved away meanwhile still says where', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    withdrawTicket(b.doc, { ticket: x, withdrawn: true }, b.as(b.bo))
    moveTicket(b.doc, { ticket: z, lane: 'triage', after: x, before: y }, b.as(b.ada))
    expect(order(b)).toEqual([z, y])
    withdrawTicket(b.doc, { ticket: x, withdrawn: false }, b.as(b.bo))
    expect(order(b)).toEqual([x, z, y])
  })

  it('crossed meanwhile: right behind the first', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    moveTicket(b.doc, { ticket: x, lane: 'triage', after: y, before: z }, b.as(b.bo))
    expect(order(b)).toEqual([y, x, z])
    moveTicket(b.doc, { ticket: z, lane: 'triage', after: x, before: y }, b.as(b.ada))
    expect(order(b)).toEqual([y, x, z])
  })

  it('unknown, itself, or one and the same: the card is in the lane all the same', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    const pairs = [
      ['nobodyKnowsIt', 'nobodyKnowsIt'],
      [x, x],
      [y, y],
      [x, 'nobodyKnowsIt'],
      ['__proto__', z],
    ]
    for (const [after, before] of pairs) {
      expect(moveTicket(b.doc, { ticket: x, lane: 'triage', after, before }, b.as(b.ada))).toMatchObject({
        ok: true,
      })
      expect(order(b).toSorted()).toEqual([x, y, z].toSorted())
    }
  })

  it('of equal rank lie in one order everywhere, and a card dropped between them lies beside them', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    for (const ticket of [x, y]) setRank(b, ticket, 'a5')
    setRank(b, z, 'a9')
    const [first, second] = [x, y].toSorted() as [string, string]
    expect(order(b)).toEqual([first, second, z])
    moveTicket(b.doc, { ticket: z, lane: 'triage', after: first, before: second }, b.as(b.ada))
    expect(order(b)).toEqual([first, second, z])
  })

  it('[I14] whose ranks a stranger made as long as allowed: the move is valid, and stays', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    const long = `a0${'0'.repeat(maxRankLength - 3)}`
    setRank(b, x, `${long}1`)
    setRank(b, y, `${long}2`)
    for (let i = 0; i < 20; i++) {
      moveTicket(b.doc, { ticket: z, lane: 'triage', after: x, before: y }, b.as(b.ada))
      expect(b.view.ticket(z).get()?.lane).toBe('triage')
      expect(b.view.ticket(z).get()?.rank).not.toBe('')
    }
    setRank(b, x, `z${'z'.repeat(26)}${'z'.repeat(maxRankLength - 27)}`)
    moveTicket(b.doc, { ticket: z, lane: 'review' }, b.as(b.ada))
    expect(b.view.ticket(z).get()?.lane).toBe('review')
    setRank(b, x, `A${'0'.repeat(25)}1`)
    moveTicket(b.doc, { ticket: z, lane: 'triage', before: x }, b.as(b.ada))
    expect(b.view.ticket(z).get()?.lane).toBe('triage')
  })
})

describe('taking a move back', () => {
  it('puts the card back where it was, and takes back the claim that came with it', () => {
    const b = oneBoard()
    const [x, y, z] = b.tickets
    const moved = moveTicket(b.doc, { ticket: y, lane: 'doing' }, b.as(b.ada))
    b.undo(moved, b.ada)
    expect(order(b)).toEqual([x, y, z])
    expect(b.view.ticket(y).get()?.holders).toEqual([])
  })

  it('brings back the claim that it ended', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    moveTicket(b.doc, { ticket, lane: 'doing' }, b.as(b.ada))
    const before = b.view.ticket(ticket).get()
    const moved = moveTicket(b.doc, { ticket, lane: 'ready' }, b.as(b.ada))
    b.undo(moved, b.ada)
    expect(b.view.ticket(ticket).get()).toEqual(before)
  })

  it('leaves the card where somebody else has put it since', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const mine = moveTicket(b.doc, { ticket, lane: 'review' }, b.as(b.ada))
    moveTicket(b.doc, { ticket, lane: 'landed' }, b.as(b.bo))
    b.undo(mine, b.ada)
    expect(b.view.ticket(ticket).get()?.lane).toBe('landed')
  })

  it('leaves somebody who claimed it since, and so the card with them', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const mine = moveTicket(b.doc, { ticket, lane: 'doing' }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    b.undo(mine, b.ada)
    expect(b.view.ticket(ticket).get()).toMatchObject({ lane: 'doing', holders: [{ person: b.bo }] })
  })
})
