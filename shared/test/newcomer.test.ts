// Tickets that are doable today: checks that notice when upstream changes, what is kept for whom, and splitting.
import { describe, expect, it } from 'vitest'
import { maxPieces, maxWordsLength } from '../src/board/limits.ts'
import { importTickets } from '../src/ops/import.ts'
import { mergePeople } from '../src/ops/merging.ts'
import { checkTicket, reserveTicket, setEffort, splitTicket, uncheckTicket } from '../src/ops/newcomer.ts'
import { moveTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { value } from '../src/testing/index.ts'
import { minute, oneBoard } from './oneBoard.ts'

const tracker = 'trac:tracker.example'
const item = (id: string, owner: string | null, fetched?: number) => ({
  id,
  row: 2,
  upstream: {
    tracker,
    number: 5500,
    url: 'https://tracker.example/ticket/5500',
    title: 'Old',
    kind: 'ticket' as const,
    state: 'open' as const,
    owner,
  },
  lane: 'ready' as const,
  ...(fetched !== undefined && { fetched }),
})

describe('checking a ticket for newcomers', () => {
  it('is one change with its first step and effort, and is taken back as one', () => {
    const b = oneBoard({ upstream: 1 })
    const [ticket] = b.tickets
    const firstStep = '  Run the   tests of the admin '
    const checked = checkTicket(b.doc, { ticket, firstStep, effort: 'hour' }, b.as(b.mentor))
    expect(b.view.ticket(ticket).get()).toMatchObject({
      checked: { at: b.clock.now(), by: b.mentor, firstStep: 'Run the tests of the admin' },
      isCheckStale: false,
      effort: 'hour',
    })
    b.undo(checked, b.mentor)
    expect(b.view.ticket(ticket).get()).toMatchObject({ checked: undefined, effort: undefined })
  })

  it('goes stale when upstream says something else, not when it was merely fetched again; checked anew it is good', () => {
    const b = oneBoard()
    const id = 'ticket5500'
    importTickets(b.doc, [item(id, null)], b.as(b.organiser))
    checkTicket(b.doc, { ticket: id, firstStep: 'Look' }, b.as(b.mentor))
    b.clock.advance(minute)
    importTickets(b.doc, [item(id, null)], b.as(b.organiser))
    expect(b.view.ticket(id).get()?.isCheckStale).toBe(false)
    importTickets(b.doc, [item(id, 'somebody')], b.as(b.organiser))
    expect(b.view.ticket(id).get()?.isCheckStale).toBe(true)
    checkTicket(b.doc, { ticket: id }, b.as(b.mentor))
    expect(b.view.ticket(id).get()).toMatchObject({ isCheckStale: false, checked: { firstStep: 'Look' } })
  })

  it('a ticket of the board’s own never goes stale', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    checkTicket(b.doc, { ticket }, b.as(b.mentor))
    moveTicket(b.doc, { ticket, lane: 'ready' }, b.as(b.mentor))
    expect(b.view.ticket(ticket).get()).toMatchObject({ checked: { by: b.mentor }, isCheckStale: false })
  })

  it('is withdrawn, and that is taken back; an empty first step is none', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    checkTicket(b.doc, { ticket, firstStep: 'Look' }, b.as(b.mentor))
    const withdrawn = uncheckTicket(b.doc, { ticket }, b.as(b.mentor))
    expect(b.view.ticket(ticket).get()?.checked).toBeUndefined()
    expect(b.updatesMade(() => uncheckTicket(b.doc, { ticket }, b.as(b.mentor)))).toBe(0)
    b.undo(withdrawn, b.mentor)
    expect(b.view.ticket(ticket).get()?.checked?.firstStep).toBe('Look')
    checkTicket(b.doc, { ticket, firstStep: ' ' }, b.as(b.mentor))
    expect(b.view.ticket(ticket).get()?.checked).toMatchObject({ by: b.mentor, firstStep: undefined })
  })

  it('[I14] refuses what is not on the board, and a first step that is a paragraph', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const firstStep = 'x'.repeat(maxWordsLength + 1)
    const refused = () => [
      checkTicket(b.doc, { ticket, firstStep }, b.as(b.mentor)),
      checkTicket(b.doc, { ticket: 'nobodyKnowsIt' }, b.as(b.mentor)),
      uncheckTicket(b.doc, { ticket: 'nobodyKnowsIt' }, b.as(b.mentor)),
      setEffort(b.doc, { ticket: 'nobodyKnowsIt', effort: 'hour' }, b.as(b.mentor)),
      reserveTicket(b.doc, { ticket: 'nobodyKnowsIt', whom: 'newcomers' }, b.as(b.mentor)),
      splitTicket(b.doc, { ticket: 'nobodyKnowsIt', titles: ['a'] }, b.as(b.mentor)),
    ]
    expect(b.updatesMade(() => refused().forEach(({ ok }) => expect(ok).toBe(false)))).toBe(0)
  })
})

describe('effort', () => {
  it('is guessed, changed and taken back; the same guess changes nothing', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    setEffort(b.doc, { ticket, effort: 'hour' }, b.as(b.ada))
    const second = setEffort(b.doc, { ticket, effort: 'days' }, b.as(b.bo))
    expect(b.updatesMade(() => setEffort(b.doc, { ticket, effort: 'days' }, b.as(b.ada)))).toBe(0)
    b.undo(second, b.bo)
    expect(b.view.ticket(ticket).get()?.effort).toBe('hour')
  })
})

describe('keeping a ticket', () => {
  it('for newcomers, for one person, for nobody any more; each is taken back', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const reserved = () => b.view.ticket(ticket).get()?.reserved
    reserveTicket(b.doc, { ticket, whom: 'newcomers' }, b.as(b.mentor))
    expect(reserved()).toEqual({ person: null })
    const forAda = reserveTicket(b.doc, { ticket, whom: { person: b.ada } }, b.as(b.mentor))
    expect(reserved()).toEqual({ person: b.ada })
    const same = () => reserveTicket(b.doc, { ticket, whom: { person: b.ada } }, b.as(b.mentor))
    expect(b.updatesMade(same)).toBe(0)
    b.undo(forAda, b.mentor)
    expect(reserved()).toEqual({ person: null })
    const off = reserveTicket(b.doc, { ticket, whom: 'nobody' }, b.as(b.mentor))
    expect(reserved()).toBeUndefined()
    b.undo(off, b.mentor)
    expect(reserved()).toEqual({ person: null })
  })

  it('follows somebody whose second record it was kept for', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    reserveTicket(b.doc, { ticket, whom: { person: b.bo } }, b.as(b.mentor))
    mergePeople(b.doc, { from: b.bo, into: b.ada }, b.as(b.organiser))
    expect(b.view.ticket(ticket).get()?.reserved).toEqual({ person: b.ada })
  })
})

describe('splitting a ticket', () => {
  it('puts its pieces up for grabs right behind it, in the order they were named; one undo takes all off', () => {
    const b = oneBoard()
    const [first, second] = b.tickets
    for (const ticket of [first, second]) moveTicket(b.doc, { ticket, lane: 'ready' }, b.as(b.mentor))
    const titles = ['Write a test', '', '  Fix   it ', 'Write docs']
    const split = splitTicket(b.doc, { ticket: first, titles }, b.as(b.mentor))
    const pieces = value(split)
    expect(b.view.lane('ready').get()).toEqual([first, ...pieces, second])
    expect(b.view.parts(first).get()).toEqual(pieces)
    expect(pieces.map((id) => b.view.ticket(id).get())).toMatchObject(
      ['Write a test', 'Fix it', 'Write docs'].map((title) => ({ title, partOf: first, lane: 'ready' })),
    )
    b.undo(split, b.mentor)
    expect(b.view.parts(first).get()).toEqual([])
    expect(b.view.lane('ready').get()).toEqual([first, second])
  })

  it('[I7] a piece whose bigger ticket left the board stays; the pieces are found again when it comes back', () => {
    const b = oneBoard()
    const [whole] = b.tickets
    const pieces = value(splitTicket(b.doc, { ticket: whole, titles: ['One', 'Two'] }, b.as(b.mentor)))
    withdrawTicket(b.doc, { ticket: whole, withdrawn: true }, b.as(b.mentor))
    expect(b.view.lane('ready').get()).toEqual(pieces)
    withdrawTicket(b.doc, { ticket: whole, withdrawn: false }, b.as(b.mentor))
    withdrawTicket(b.doc, { ticket: pieces[0] ?? '', withdrawn: true }, b.as(b.ada))
    expect(b.view.parts(whole).get()).toEqual(pieces.slice(1))
  })

  it('the one who watches its pieces is not woken by what changes elsewhere', () => {
    const b = oneBoard()
    const [whole, other] = b.tickets
    splitTicket(b.doc, { ticket: whole, titles: ['One'] }, b.as(b.mentor))
    let woken = 0
    b.view.parts(whole).subscribe(() => void (woken += 1))
    setEffort(b.doc, { ticket: other, effort: 'hour' }, b.as(b.ada))
    splitTicket(b.doc, { ticket: other, titles: ['Two'] }, b.as(b.ada))
    expect(woken).toBe(0)
    splitTicket(b.doc, { ticket: whole, titles: ['Three'] }, b.as(b.ada))
    expect(woken).toBe(1)
  })

  it.each([
    [[]],
    [['', ' ']],
    [Array.from({ length: maxPieces + 1 }, (_, i) => `${i}`)],
    [['x'.repeat(501)]],
  ])('refuses %j', (titles) => {
    const b = oneBoard()
    const split = () => splitTicket(b.doc, { ticket: b.tickets[0], titles }, b.as(b.mentor))
    expect(b.updatesMade(() => expect(split()).toMatchObject({ ok: false, code: 'invalid' }))).toBe(0)
  })
})
