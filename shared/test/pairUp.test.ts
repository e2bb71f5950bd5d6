// "Pair up?": asked of drivers until one of them says how they share the ticket.
import { describe, expect, it } from 'vitest'
import { answerPairUp, claimTicket, endClaim } from '../src/ops/claims.ts'
import { maxPairPeople } from '../src/board/limits.ts'
import { oneBoard } from './oneBoard.ts'

const asks = (b: ReturnType<typeof oneBoard>) => b.view.ticket(b.tickets[0]).get()?.pairUp

describe('pair up', () => {
  it('[I2] is asked of two drivers, and not of a driver with a reviewer, a pair or a shadow', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    for (const role of ['reviewer', 'pair', 'shadow'] as const) {
      claimTicket(b.doc, { ticket, role }, b.as(b.bo))
      expect(asks(b)).toBe(false)
    }
    claimTicket(b.doc, { ticket, role: 'driver' }, b.as(b.bo))
    expect(asks(b)).toBe(true)
  })

  it.each(['together', 'separate'] as const)('[I2] is settled for both when one says %s', (how) => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    answerPairUp(b.doc, { ticket, how }, b.as(b.bo))
    expect(asks(b)).toBe(false)
  })

  it('[I2] a third driver asks anew, and so does a reviewer who begins to drive', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.mentor))
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.cy))
    expect(asks(b)).toBe(true)
    answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.cy))
    expect(asks(b)).toBe(false)
    claimTicket(b.doc, { ticket, role: 'driver' }, b.as(b.mentor))
    expect(asks(b)).toBe(true)
  })

  it('is not asked any more when only one of them is left', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    endClaim(b.doc, { ticket, how: 'left' }, b.as(b.bo))
    expect(asks(b)).toBe(false)
  })

  it('is asked again when the one who answered for three has left and two still drive', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    for (const person of [b.ada, b.bo, b.cy]) claimTicket(b.doc, { ticket }, b.as(person))
    answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.ada))
    expect(asks(b)).toBe(false)
    endClaim(b.doc, { ticket, how: 'left' }, b.as(b.ada))
    expect(asks(b)).toBe(true)
  })

  it('is answered only by somebody who is on the ticket', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    const answer = answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.cy))
    expect(answer).toMatchObject({ ok: false, code: 'invalid' })
    expect(asks(b)).toBe(true)
  })

  it('is asked again when the answer is taken back, and settled when somebody else has answered since', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket }, b.as(b.bo))
    const first = answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.ada))
    const second = answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.ada))
    b.undo(second, b.ada)
    expect(b.register('claims', `${ticket}.${b.ada}/agreed`)).toMatchObject({ how: 'together' })
    b.undo(first, b.ada)
    expect(asks(b)).toBe(true)
    const mine = answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.ada))
    answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.bo))
    b.undo(mine, b.ada)
    expect(asks(b)).toBe(false)
  })

  it('never writes an answer that is not valid, however many people drive', () => {
    const b = oneBoard({ people: maxPairPeople + 5 })
    const [ticket] = b.tickets
    for (const person of b.view.people.get()) claimTicket(b.doc, { ticket, person }, b.as(b.organiser))
    expect(answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.ada))).toMatchObject({
      ok: false,
      code: 'invalid',
    })
    expect(b.register('claims', `${ticket}.${b.ada}/agreed`)).toBeUndefined()
  })
})
