// Adding, renaming, withdrawing: what is refused, and what taking back leaves alone.
import { describe, expect, it } from 'vitest'
import { maxTitleLength } from '../src/board/limits.ts'
import { claimTicket } from '../src/ops/claims.ts'
import { addTicket, moveTicket, renameTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { value } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

describe('adding a ticket', () => {
  it('puts it at the end of triage, under its tidied title, with who brought it and when', () => {
    const b = oneBoard()
    const id = value(addTicket(b.doc, { title: '  Fix   the\n docs ' }, b.as(b.ada)))
    expect(b.view.lane('triage').get().at(-1)).toBe(id)
    expect(b.view.ticket(id).get()).toMatchObject({
      title: 'Fix the docs',
      added: { at: b.clock.now(), by: b.ada },
    })
  })

  it('puts it into the lane that was asked for; into "in progress" it comes with the one who adds it', () => {
    const b = oneBoard()
    const ready = value(addTicket(b.doc, { title: 'One', lane: 'ready' }, b.as(b.ada)))
    const doing = value(addTicket(b.doc, { title: 'Two', lane: 'doing' }, b.as(b.ada)))
    expect(b.view.lane('ready').get()).toContain(ready)
    expect(b.view.ticket(doing).get()).toMatchObject({ lane: 'doing', holders: [{ person: b.ada }] })
  })

  it.each(['', '   ', '\n', 'x'.repeat(maxTitleLength + 1), 'a\u0000b', '\u2028'])(
    'refuses the title %j',
    (title) => {
      const b = oneBoard()
      const add = () =>
        expect(addTicket(b.doc, { title }, b.as(b.ada))).toMatchObject({ ok: false, code: 'invalid' })
      expect(b.updatesMade(add)).toBe(0)
    },
  )

  it('is taken back by withdrawing it', () => {
    const b = oneBoard()
    const added = addTicket(b.doc, { title: 'One' }, b.as(b.ada))
    b.undo(added, b.ada)
    expect(b.view.tickets.get()).not.toContain(value(added))
  })
})

describe('renaming a ticket', () => {
  it('[I6] covers the title upstream, and null uncovers it', () => {
    const b = oneBoard({ upstream: 1 })
    const [ticket] = b.tickets
    const upstream = b.view.ticket(ticket).get()?.title
    renameTicket(b.doc, { ticket, title: ' Ours ' }, b.as(b.ada))
    expect(b.view.ticket(ticket).get()?.title).toBe('Ours')
    renameTicket(b.doc, { ticket, title: null }, b.as(b.ada))
    expect(b.view.ticket(ticket).get()?.title).toBe(upstream)
  })

  it('refuses to take the only title away, and a title that is none', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    for (const title of [null, '', '\t', 'x'.repeat(maxTitleLength + 1)]) {
      expect(renameTicket(b.doc, { ticket, title }, b.as(b.ada))).toMatchObject({
        ok: false,
        code: 'invalid',
      })
    }
  })

  it('[I14] never brings a card into being that nobody added', () => {
    const b = oneBoard()
    for (const ticket of ['nobodyKnowsIt', '__proto__', 'a/b', '']) {
      const rename = () =>
        expect(renameTicket(b.doc, { ticket, title: 'Boo' }, b.as(b.ada))).toMatchObject({
          ok: false,
          code: 'unknown',
        })
      expect(b.updatesMade(rename)).toBe(0)
    }
  })

  it('[I14] keeps what was typed for a ticket that was withdrawn meanwhile', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.bo))
    expect(renameTicket(b.doc, { ticket, title: 'Typed' }, b.as(b.ada))).toMatchObject({ ok: true })
    withdrawTicket(b.doc, { ticket, withdrawn: false }, b.as(b.bo))
    expect(b.view.ticket(ticket).get()?.title).toBe('Typed')
  })

  it('is taken back, also while the ticket is withdrawn, unless somebody renamed it since', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const before = b.view.ticket(ticket).get()?.title
    const mine = renameTicket(b.doc, { ticket, title: 'Mine' }, b.as(b.ada))
    withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.bo))
    b.undo(mine, b.ada)
    withdrawTicket(b.doc, { ticket, withdrawn: false }, b.as(b.bo))
    expect(b.view.ticket(ticket).get()?.title).toBe(before)
    const second = renameTicket(b.doc, { ticket, title: 'Mine' }, b.as(b.ada))
    renameTicket(b.doc, { ticket, title: 'Theirs' }, b.as(b.bo))
    b.undo(second, b.ada)
    expect(b.view.ticket(ticket).get()?.title).toBe('Theirs')
  })
})

describe('withdrawing a ticket', () => {
  it('[I14] takes it off the board and loses nothing: brought back it is what it was, with later changes', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    const before = b.view.ticket(ticket).get()
    const withdrawn = withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.bo))
    expect(b.view.ticket(ticket).get()).toBeUndefined()
    expect(b.view.lane('doing').get()).toEqual([])
    expect(b.view.holding(b.ada).get()).toEqual([])
    b.undo(withdrawn, b.bo)
    expect(b.view.ticket(ticket).get()).toEqual(before)
  })

  it('refuses a ticket that never was', () => {
    const b = oneBoard()
    for (const ticket of ['nobodyKnowsIt', 'a/b']) {
      const withdraw = () =>
        expect(withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.ada))).toMatchObject({
          code: 'unknown',
        })
      expect(b.updatesMade(withdraw)).toBe(0)
    }
  })

  it('taking it back does nothing where somebody brought the ticket back already', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const withdrawn = withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.ada))
    withdrawTicket(b.doc, { ticket, withdrawn: false }, b.as(b.bo))
    expect(b.updatesMade(() => b.undo(withdrawn, b.ada))).toBe(0)
  })

  it('a withdrawn ticket is not moved', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    withdrawTicket(b.doc, { ticket, withdrawn: true }, b.as(b.ada))
    expect(moveTicket(b.doc, { ticket, lane: 'review' }, b.as(b.ada))).toMatchObject({
      ok: false,
      code: 'unknown',
    })
  })
})
