import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { registersOf } from '../src/board/registers.ts'
import { answerPairUp, claimTicket, endClaim } from '../src/ops/claims.ts'
import { addPerson } from '../src/ops/people.ts'
import { addTicket, moveTicket } from '../src/ops/tickets.ts'
import { createBoardView } from '../src/view/boardView.ts'

const ctx = (me: string, now = 1_000_000) => ({ me, now, random: Math.random })

describe('claims', () => {
  it('claims, moves, and answers pair up', () => {
    const doc = new Y.Doc()
    const view = createBoardView(registersOf(doc))
    const ada = addPerson(doc, { name: 'Ada' }, ctx('x'))
    const bob = addPerson(doc, { name: 'Bob' }, ctx('x'))
    const ticket = addTicket(doc, { title: 'One' }, ctx('x'))
    if (!ada.ok || !bob.ok || !ticket.ok) throw new Error()
    claimTicket(doc, { ticket: ticket.value }, ctx(ada.value))
    claimTicket(doc, { ticket: ticket.value }, ctx(bob.value))
    expect(view.ticket(ticket.value).get()).toMatchObject({ lane: 'doing', pairUp: true })
    answerPairUp(doc, { ticket: ticket.value, how: 'together' }, ctx(ada.value))
    expect(view.ticket(ticket.value).get()?.pairUp).toBe(false)
    endClaim(doc, { ticket: ticket.value, how: 'released' }, ctx(bob.value))
    expect(view.lane('doing').get()).toEqual([ticket.value])
    const moved = moveTicket(doc, { ticket: ticket.value, lane: 'ready' }, ctx(ada.value))
    expect(view.lane('ready').get()).toEqual([ticket.value])
    if (moved.ok) moved.undo?.(doc, ctx(ada.value))
    expect(view.ticket(ticket.value).get()).toMatchObject({ lane: 'doing' })
  })
})
