// People and seats: one seat each, at a table that is open, or none.
import { describe, expect, it } from 'vitest'
import { roles } from '../src/board/kind.ts'
import { maxNameLength } from '../src/board/limits.ts'
import { schema } from '../src/board/schema.ts'
import { announce, setBoard } from '../src/ops/board.ts'
import { claimTicket, endClaim } from '../src/ops/claims.ts'
import { addPerson, editPerson, seatPerson } from '../src/ops/people.ts'
import { addTable, closeTable } from '../src/ops/tables.ts'
import { moveTicket } from '../src/ops/tickets.ts'
import { elsewhere, mayPlace } from '../src/select/seats.ts'
import { value } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

describe('people', () => {
  it('are added with a tidied name, and listed by name', () => {
    const b = oneBoard()
    const id = value(addPerson(b.doc, { name: '  Ana \n Lía ', newHere: true }, b.as(b.ada)))
    expect(b.view.person(id).get()).toMatchObject({
      name: 'Ana Lía',
      role: 'sprinter',
      newHere: true,
      remote: false,
      joined: { at: b.clock.now(), by: b.ada },
    })
    expect(b.view.people.get()[1]).toBe(id)
  })

  it.each(['', '  ', 'x'.repeat(maxNameLength + 1), '\u0007'])('refuse the name %j', (name) => {
    const b = oneBoard()
    expect(addPerson(b.doc, { name }, b.as(b.ada))).toMatchObject({ ok: false, code: 'invalid' })
    expect(editPerson(b.doc, { person: b.ada, name }, b.as(b.ada))).toMatchObject({
      ok: false,
      code: 'invalid',
    })
  })

  it('change what is said of them; a name is tidied here too', () => {
    const b = oneBoard()
    editPerson(b.doc, { person: b.ada, name: ' Ada  L. ', remote: true }, b.as(b.ada))
    expect(b.view.person(b.ada).get()).toMatchObject({ name: 'Ada L.', remote: true })
    const same = () => editPerson(b.doc, { person: b.ada, name: 'Ada L.', remote: true }, b.as(b.ada))
    expect(b.updatesMade(same)).toBe(0)
  })

  it('refuse to be changed where nobody is', () => {
    const b = oneBoard()
    for (const person of ['nobodyKnowsIt', '__proto__', 'a/b']) {
      const edit = () =>
        expect(editPerson(b.doc, { person, newHere: true }, b.as(b.ada))).toMatchObject({
          ok: false,
          code: 'unknown',
        })
      expect(b.updatesMade(edit)).toBe(0)
    }
  })

  it('taking a change back leaves what somebody else changed since', () => {
    const b = oneBoard()
    const before = b.view.person(b.ada).get()
    const mine = editPerson(b.doc, { person: b.ada, name: 'A', remote: true }, b.as(b.ada))
    editPerson(b.doc, { person: b.ada, name: 'B' }, b.as(b.mentor))
    b.undo(mine, b.ada)
    expect(b.view.person(b.ada).get()).toEqual({ ...before, name: 'B' })
  })
})

describe('[I3] seats', () => {
  it('one each: sitting down elsewhere leaves the first table', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    seatPerson(b.doc, { table: two }, b.as(b.ada))
    expect(b.view.seat(b.ada).get()).toBe(two)
    expect(b.view.seated(one).get()).not.toContain(b.ada)
    expect(b.view.seated(two).get()).toContain(b.ada)
    seatPerson(b.doc, { table: null }, b.as(b.ada))
    expect(b.view.seat(b.ada).get()).toBeNull()
    expect(b.view.seated(two).get()).not.toContain(b.ada)
  })

  it('at a table that is closed nobody sits, and they sit there again when it opens', () => {
    const b = oneBoard()
    const [one] = b.tables
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    expect(b.view.seat(b.ada).get()).toBeNull()
    expect(b.view.seated(one).get()).toEqual([])
    expect(b.view.tables.get()).not.toContain(one)
    closeTable(b.doc, { table: one, closed: false }, b.as(b.organiser))
    expect(b.view.seat(b.ada).get()).toBe(one)
  })

  it('refuse a table that is closed or never was, and a person who cannot be one', () => {
    const b = oneBoard()
    const [one] = b.tables
    closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    for (const table of [one, 'nobodyKnowsIt', '__proto__', 'a/b', '']) {
      expect(seatPerson(b.doc, { table }, b.as(b.ada))).toMatchObject({ ok: false, code: 'unknown' })
    }
    for (const person of ['', 'a/b', 'a.b']) {
      const seat = () =>
        expect(seatPerson(b.doc, { person, table: b.tables[1] }, b.as(b.mentor))).toMatchObject({
          code: 'invalid',
        })
      expect(b.updatesMade(seat)).toBe(0)
    }
  })

  it('are taken back, unless somebody was seated elsewhere since', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    const mine = seatPerson(b.doc, { table: two }, b.as(b.ada))
    b.undo(mine, b.ada)
    expect(b.view.seat(b.ada).get()).toBe(one)
    const second = seatPerson(b.doc, { table: two }, b.as(b.ada))
    seatPerson(b.doc, { person: b.ada, table: null }, b.as(b.mentor))
    b.undo(second, b.ada)
    expect(b.view.seat(b.ada).get()).toBeNull()
  })

  it('taken back to a table that closed meanwhile: none, not the one that was taken back', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    const mine = seatPerson(b.doc, { table: two }, b.as(b.ada))
    closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    b.undo(mine, b.ada)
    expect(b.view.seat(b.ada).get()).toBeNull()
  })
})

describe('[I3] the table elsewhere', () => {
  it('is there, behind the others, as long as somebody is remote, wherever they sit, or it has a call', () => {
    const b = oneBoard()
    expect(b.view.tables.get()).not.toContain(elsewhere)
    expect(b.view.table(elsewhere).get()).toBeUndefined()
    editPerson(b.doc, { person: b.bo, remote: true }, b.as(b.bo))
    seatPerson(b.doc, { table: b.tables[0] }, b.as(b.bo))
    expect(b.view.tables.get()).toEqual([...b.tables, elsewhere])
    editPerson(b.doc, { person: b.bo, remote: false }, b.as(b.bo))
    expect(b.view.tables.get()).toEqual(b.tables)
    const call = 'https://meet.example/sprint'
    const said = setBoard(b.doc, { call }, b.as(b.organiser))
    expect(b.view.table(elsewhere).get()).toMatchObject({ label: 'From elsewhere', call })
    b.undo(said, b.organiser)
    expect(b.view.tables.get()).toEqual(b.tables)
  })

  it('joining it leaves the seat and makes remote; undo brings both back, or what nobody changed since', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    const before = b.view.person(b.ada).get()
    const mine = seatPerson(b.doc, { table: elsewhere }, b.as(b.ada))
    expect(b.view.seat(b.ada).get()).toBe(elsewhere)
    expect(b.view.seated(one).get()).not.toContain(b.ada)
    expect(b.view.person(b.ada).get()?.remote).toBe(true)
    b.undo(mine, b.ada)
    expect(b.view.seat(b.ada).get()).toBe(one)
    expect(b.view.person(b.ada).get()).toEqual(before)
    const again = seatPerson(b.doc, { person: b.ada, table: elsewhere }, b.as(b.mentor))
    seatPerson(b.doc, { table: two }, b.as(b.ada))
    b.undo(again, b.mentor)
    expect(b.view.seat(b.ada).get()).toBe(two)
  })

  it('whoever sits down at a table of the room belongs there and stays remote; standing up in the room does not', () => {
    const b = oneBoard()
    const [one] = b.tables
    seatPerson(b.doc, { table: elsewhere }, b.as(b.ada))
    seatPerson(b.doc, { table: one }, b.as(b.ada))
    expect(b.view.seat(b.ada).get()).toBe(one)
    expect(b.view.person(b.ada).get()?.remote).toBe(true)
    closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    expect(b.view.seat(b.ada).get()).toBe(elsewhere)
    const up = seatPerson(b.doc, { table: null }, b.as(b.ada))
    expect(b.view.standing.get()).toContain(b.ada)
    expect(b.view.person(b.ada).get()?.remote).toBe(false)
    b.undo(up, b.ada)
    expect(b.view.seat(b.ada).get()).toBe(elsewhere)
  })

  it('holds what those at it are on, as any other table', () => {
    const b = oneBoard()
    const [first] = b.tickets
    seatPerson(b.doc, { table: elsewhere }, b.as(b.ada))
    claimTicket(b.doc, { ticket: first }, b.as(b.ada))
    expect(b.view.heldAt(elsewhere).get()).toEqual([first])
    endClaim(b.doc, { ticket: first, how: 'released' }, b.as(b.ada))
    expect(b.view.heldAt(elsewhere).get()).toEqual([])
  })

  it('changes nothing where somebody is there already', () => {
    const b = oneBoard()
    seatPerson(b.doc, { table: elsewhere }, b.as(b.ada))
    expect(b.updatesMade(() => seatPerson(b.doc, { table: elsewhere }, b.as(b.ada)))).toBe(0)
  })
})

describe('the floor', () => {
  it('those at no table stand, or are at the table elsewhere', () => {
    const b = oneBoard()
    for (const person of b.view.people.get()) seatPerson(b.doc, { person, table: null }, b.as(b.mentor))
    editPerson(b.doc, { person: b.bo, remote: true }, b.as(b.bo))
    seatPerson(b.doc, { table: b.tables[0] }, b.as(b.ada))
    expect(b.view.seated(elsewhere).get()).toEqual([b.bo])
    expect(b.view.standing.get().toSorted()).toEqual([b.organiser, b.mentor, b.cy].toSorted())
    closeTable(b.doc, { table: b.tables[0], closed: true }, b.as(b.organiser))
    expect(b.view.standing.get()).toContain(b.ada)
  })

  it('a table holds what those at it are on, also what has landed, and it goes along when they move', () => {
    const b = oneBoard()
    const [one, two] = b.tables
    const [first, second] = b.tickets
    for (const person of [b.ada, b.bo]) seatPerson(b.doc, { person, table: one }, b.as(b.mentor))
    claimTicket(b.doc, { ticket: first }, b.as(b.ada))
    claimTicket(b.doc, { ticket: first }, b.as(b.bo))
    claimTicket(b.doc, { ticket: second }, b.as(b.bo))
    moveTicket(b.doc, { ticket: second, lane: 'landed' }, b.as(b.bo))
    expect(b.view.heldAt(one).get()).toEqual([first, second].toSorted())
    seatPerson(b.doc, { table: two }, b.as(b.bo))
    expect(b.view.heldAt(one).get()).toEqual([first])
    expect(b.view.heldAt(two).get()).toEqual([first, second].toSorted())
    endClaim(b.doc, { ticket: first, how: 'released' }, b.as(b.ada))
    expect(b.view.heldAt(one).get()).toEqual([])
  })

  it('who may seat somebody is who the schema lets write their seat and their claims', () => {
    const write = (id: string) => ({
      id,
      value: null,
      before: undefined,
      roleOf: () => undefined,
      personOf: (person: string) => person,
    })
    for (const role of roles) {
      for (const person of ['me', 'other']) {
        const by = { person: 'me', role }
        expect(mayPlace(by, person)).toBe(schema.seats.fields.table.write(by, write(person)))
        expect(mayPlace(by, person)).toBe(schema.claims.fields.begun.write(by, write(`ticket.${person}`)))
      }
    }
  })
})

describe('tables and the board', () => {
  it('tables stand in the order they were set up, and taking one back closes it', () => {
    const b = oneBoard()
    const added = addTable(b.doc, { label: ' Corner ' }, b.as(b.organiser))
    expect(b.view.tables.get()).toEqual([...b.tables, value(added)])
    expect(b.view.table(value(added)).get()?.label).toBe('Corner')
    b.undo(added, b.organiser)
    expect(b.view.tables.get()).toEqual(b.tables)
    expect(addTable(b.doc, { label: ' ' }, b.as(b.organiser))).toMatchObject({ ok: false, code: 'invalid' })
  })

  it('closing one is taken back unless somebody opened it since; what never was is refused', () => {
    const b = oneBoard()
    const [one] = b.tables
    const closing = closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    b.undo(closing, b.organiser)
    expect(b.view.tables.get()).toEqual(b.tables)
    const again = closeTable(b.doc, { table: one, closed: true }, b.as(b.organiser))
    closeTable(b.doc, { table: one, closed: false }, b.as(b.organiser))
    expect(b.updatesMade(() => b.undo(again, b.organiser))).toBe(0)
    const unknown = closeTable(b.doc, { table: 'nobodyKnowsIt', closed: true }, b.as(b.organiser))
    expect(unknown).toMatchObject({ ok: false, code: 'unknown' })
  })

  it('facts of the board are validated, shown, and taken back', () => {
    const b = oneBoard()
    const mine = setBoard(b.doc, { name: 'Autumn', 'laneLabel.doing': 'On it' }, b.as(b.organiser))
    expect(b.view.board.get()?.name).toBe('Autumn')
    expect(b.view.laneLabel('doing').get()).toBe('On it')
    expect(b.view.laneLabel('ready').get()).toBe('Up for grabs')
    b.undo(mine, b.organiser)
    expect(b.view.board.get()?.name).toBe('Sprint')
    const bad = [
      { name: '' },
      { timeZone: 'not a zone' },
      { startsOn: '16/5/2026' },
      { trac: 'javascript:alert(1)' },
    ]
    for (const patch of bad) {
      const set = () =>
        expect(setBoard(b.doc, patch, b.as(b.organiser))).toMatchObject({ ok: false, code: 'invalid' })
      expect(b.updatesMade(set)).toBe(0)
    }
  })

  it('a word to the room hangs for its minutes; taken back, what hung before hangs again or nothing does', () => {
    const b = oneBoard()
    const as = b.as(b.organiser)
    const first = announce(b.doc, { text: ' Pizza  is here! ', minutes: 15 }, as)
    const until = as.now + 15 * 60_000
    expect(b.view.board.get()?.announcement).toEqual({ text: 'Pizza is here!', at: as.now, until })
    const second = announce(b.doc, { text: 'Lights out', minutes: 5 }, b.as(b.organiser))
    b.undo(second, b.organiser)
    expect(b.view.board.get()?.announcement?.text).toBe('Pizza is here!')
    b.undo(first, b.organiser)
    expect(b.view.board.get()?.announcement ?? null).toBeNull()
    for (const text of [' ', 'x'.repeat(121)]) {
      const set = () => expect(announce(b.doc, { text, minutes: 5 }, as)).toMatchObject({ ok: false })
      expect(b.updatesMade(set)).toBe(0)
    }
  })

  it('a view that was pinned on the wall is let go again', () => {
    const b = oneBoard()
    const pinned = setBoard(b.doc, { pinnedView: 'next' }, b.as(b.organiser))
    expect(b.view.board.get()?.pinnedView).toBe('next')
    b.undo(pinned, b.organiser)
    expect(b.view.board.get()?.pinnedView ?? null).toBeNull()
  })
})
