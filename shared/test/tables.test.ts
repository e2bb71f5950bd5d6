// Tables: what is said of them, and their order.
import { describe, expect, it } from 'vitest'
import { addTable, editTable, moveTable } from '../src/ops/tables.ts'
import { value } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

describe('a table', () => {
  it('knows its theme, lead, seats and call, each taken back by itself', () => {
    const b = oneBoard()
    const [table] = b.tables
    const said = { theme: 'Docs', lead: b.mentor, seats: 6, call: 'https://meet.example.org/docs' }
    const edited = editTable(b.doc, { table, ...said }, b.as(b.organiser))
    expect(b.view.table(table).get()).toMatchObject(said)
    editTable(b.doc, { table, seats: 8 }, b.as(b.organiser))
    b.undo(edited, b.organiser)
    expect(b.view.table(table).get()).toMatchObject({ theme: null, lead: null, seats: 8, call: null })
  })

  it.each([
    ['a blank label', { label: ' ' }],
    ['no seat at all', { seats: 0 }],
    ['a hall of seats', { seats: 101 }],
    ['a call that is no web address', { call: 'javascript:alert(1)' }],
    ['a lead that cannot be an id', { lead: '../x' }],
  ])('refuses %s', (_, said) => {
    const b = oneBoard()
    const edit = () =>
      expect(editTable(b.doc, { table: b.tables[0], ...said }, b.as(b.organiser)).ok).toBe(false)
    expect(b.updatesMade(edit)).toBe(0)
  })

  it('is put before another or behind all, and a table that is not there is refused', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    const three = value(addTable(b.doc, { label: 'Three' }, b.as(b.organiser)))
    moveTable(b.doc, { table: three, before: one }, b.as(b.organiser))
    expect(b.view.tables.get()).toEqual([three, one, two])
    const moved = moveTable(b.doc, { table: three }, b.as(b.organiser))
    expect(b.view.tables.get()).toEqual([one, two, three])
    b.undo(moved, b.organiser)
    expect(b.view.tables.get()).toEqual([three, one, two])
    expect(moveTable(b.doc, { table: 'nobodyKnowsIt' }, b.as(b.organiser)).ok).toBe(false)
  })
})
