// Cells: woken only when their own answer changed, and only when every other answer is there too.
import { describe, expect, it } from 'vitest'
import { claimTicket } from '../src/ops/claims.ts'
import { editPerson } from '../src/ops/people.ts'
import { addTicket, moveTicket, renameTicket } from '../src/ops/tickets.ts'
import { createCells, sameList } from '../src/view/cell.ts'
import { createBoardView } from '../src/view/boardView.ts'
import { registersOf } from '../src/board/registers.ts'
import { viewJson } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

describe('a family of cells', () => {
  it('wakes who watches a key that changed, once, at the next wake', () => {
    const cells = createCells<number>(0)
    const woken: string[] = []
    cells.cell('a').subscribe(() => woken.push('a'))
    cells.cell('b').subscribe(() => woken.push('b'))
    cells.set('a', 1)
    cells.set('a', 2)
    cells.set('b', 0)
    expect(woken).toEqual([])
    cells.wake()
    cells.wake()
    expect(woken).toEqual(['a'])
    expect(cells.cell('a').get()).toBe(2)
  })

  it('keeps the old answer where the new one is equal', () => {
    const cells = createCells<readonly string[]>([], sameList)
    cells.set('a', ['x'])
    const before = cells.get('a')
    cells.set('a', ['x'])
    expect(cells.get('a')).toBe(before)
  })

  it('gives the same handle for the same key', () => {
    const cells = createCells<number>(0)
    expect(cells.cell('a')).toBe(cells.cell('a'))
  })

  it('undoes a subscription, also when the same function watches twice', () => {
    const cells = createCells<number>(0)
    let woken = 0
    const wake = () => void (woken += 1)
    const stop = cells.cell('a').subscribe(wake)
    cells.cell('a').subscribe(wake)
    stop()
    stop()
    cells.set('a', 1)
    cells.wake()
    expect(woken).toBe(1)
  })

  it('does not wake who stopped watching while others were woken', () => {
    const cells = createCells<number>(0)
    const woken: string[] = []
    const stops = ['first', 'second'].map((name) =>
      cells.cell('a').subscribe(() => {
        woken.push(name)
        for (const stop of stops) stop()
      }),
    )
    cells.set('a', 1)
    cells.wake()
    expect(woken).toEqual(['first'])
  })

  it('somebody who watches anew while being woken is not woken for the same change', () => {
    const cells = createCells<number>(0)
    let woken = 0
    cells.cell('a').subscribe(() => cells.cell('a').subscribe(() => void (woken += 1)))
    cells.set('a', 1)
    cells.wake()
    expect(woken).toBe(0)
  })
})

describe('the cells of a board', () => {
  it('are not woken by what does not change their answer', () => {
    const b = oneBoard()
    const [ticket, other] = b.tickets
    const woken: string[] = []
    const watch = (name: string, cell: { subscribe(wake: () => void): () => void }) =>
      cell.subscribe(() => woken.push(name))
    watch('ticket', b.view.ticket(ticket))
    watch('other', b.view.ticket(other))
    watch('triage', b.view.lane('triage'))
    watch('doing', b.view.lane('doing'))
    watch('tickets', b.view.tickets)
    watch('people', b.view.people)
    watch('ada', b.view.person(b.ada))
    watch('board', b.view.board)
    watch('holding', b.view.holding(b.ada))
    const wokenBy = (act: () => void) => {
      woken.length = 0
      act()
      return woken.toSorted()
    }
    expect(wokenBy(() => renameTicket(b.doc, { ticket, title: 'New' }, b.as(b.ada)))).toEqual(['ticket'])
    expect(wokenBy(() => claimTicket(b.doc, { ticket }, b.as(b.ada)))).toEqual([
      'doing',
      'holding',
      'ticket',
      'triage',
    ])
    expect(wokenBy(() => editPerson(b.doc, { person: b.ada, remote: true }, b.as(b.ada)))).toEqual(['ada'])
    const sameAgain = () => {
      for (const [key, value] of b.doc.getMap('meta').entries()) b.doc.getMap('meta').set(key, value)
      for (const [key, value] of b.doc.getMap('people').entries()) b.doc.getMap('people').set(key, value)
    }
    expect(wokenBy(sameAgain)).toEqual([])
    expect(wokenBy(() => b.doc.getMap('tickets').set('rubbish', 1))).toEqual([])
    expect(wokenBy(() => addTicket(b.doc, { title: 'x', lane: 'landed' }, b.as(b.ada)))).toEqual(['tickets'])
  })

  it('all hold the new answer before anyone is woken', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const seen: unknown[] = []
    const look = () => seen.push(viewJson(b.view, b.doc))
    for (const cell of [
      b.view.ticket(ticket),
      b.view.lane('triage'),
      b.view.lane('doing'),
      b.view.holding(b.ada),
    ]) {
      cell.subscribe(look)
    }
    moveTicket(b.doc, { ticket, lane: 'doing' }, b.as(b.ada))
    const fresh = viewJson(createBoardView(registersOf(b.doc)), b.doc)
    expect(seen).toEqual([fresh, fresh, fresh, fresh])
  })

  it('hold the right answers when somebody who is woken changes the board', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    b.view.ticket(ticket).subscribe(() => void claimTicket(b.doc, { ticket }, b.as(b.bo)))
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    expect(viewJson(b.view, b.doc)).toEqual(viewJson(createBoardView(registersOf(b.doc)), b.doc))
    expect(b.view.ticket(ticket).get()?.holders).toHaveLength(2)
  })

  it('stand still when the view is closed', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    let woken = 0
    b.view.ticket(ticket).subscribe(() => void (woken += 1))
    b.view.close()
    renameTicket(b.doc, { ticket, title: 'New' }, b.as(b.ada))
    expect(woken).toBe(0)
  })
})
