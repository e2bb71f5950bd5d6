// What is taken away from a board: CSV that no spreadsheet runs, and an export from which the same board is made again.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { maxNoteLength } from '../src/board/limits.ts'
import { parseList } from '../src/import/parseList.ts'
import { setBoard } from '../src/ops/board.ts'
import { claimTicket } from '../src/ops/claims.ts'
import { importTickets } from '../src/ops/import.ts'
import { partsOf, restoreBoard } from '../src/ops/restore.ts'
import { addTicket, moveTicket, renameTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { csvText } from '../src/report/csv.ts'
import { exportBoard } from '../src/report/exportBoard.ts'
import { readExport } from '../src/report/readExport.ts'
import type { ReadExport } from '../src/report/readExport.ts'
import { ticketsCsv } from '../src/report/ticketsCsv.ts'
import { oneBoard } from './oneBoard.ts'

describe('[I12] cells of a CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['with, a comma', '"with, a comma"'],
    ['"quoted"', '"""quoted"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' =1+1', ' =1+1'],
    ['=SUM(A1:A9)', "'=SUM(A1:A9)"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@import', "'@import"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['=cmd|" /C calc"!A0', '"\'=cmd|"" /C calc""!A0"'],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['＝1', "'＝1"],
    ['שלום', 'שלום'],
    ['🐢', '🐢'],
    ['half \uD83D', 'half \uFFFD'],
    ['a;b', 'a;b'],
  ])('%j is written as %j', (cell, written) => {
    expect(csvText([[cell, 'x']])).toBe(`\uFEFF${written},x\r\n`)
  })
})

/** A board with something of everything, among it what hurts. */
function fullBoard() {
  const board = oneBoard({ upstream: 0, own: 0 })
  const { doc, ada, as } = board
  const content =
    'id,summary,status,owner,type,component,keywords,stage,created\n' +
    '7,=SUM(A1:A9),new,ada,Bug,"ORM, really","a, b",Accepted,2008-09-11\n' +
    '3,"Say ""hi"", twice",closed,,,,,Unreviewed,09/11/07'
  importTickets(doc, parseList(content, { trac: 'https://trac.example.org' }).items, as(ada))
  importTickets(doc, parseList('https://github.com/o/r/pull/12 A pull request', { trac: '' }).items, as(ada))
  const add = (title: string) => addTicket(doc, { title, lane: 'ready' }, as(ada))
  const [own, , gone] = [add('From nowhere'), add('@all: -1'), add('Taken off')].map((it) =>
    it.ok ? it.value : '',
  )
  if (own === undefined || gone === undefined) throw new Error('three were added')
  withdrawTicket(doc, { ticket: gone, withdrawn: true }, as(ada))
  claimTicket(doc, { ticket: own }, as(ada))
  const seven =
    board.view.tickets.get().find((id) => board.view.ticket(id).get()?.upstream?.number === 7) ?? ''
  renameTicket(doc, { ticket: seven, title: '+ our own name' }, as(ada))
  setBoard(doc, { 'laneLabel.ready': 'Free, take one' }, as(board.organiser))
  doc.getText(`note:${own}`).insert(0, 'Two\nlines, "quoted" – 🐢')
  return { ...board, own, seven }
}

describe('tickets.csv', () => {
  it('has one row a ticket, lane by lane, in the order of each', () => {
    const { doc } = fullBoard()
    expect(ticketsCsv(doc)).toBe(
      '\uFEFF' +
        [
          'Lane,Title,Tracker,Number,URL,State,Type,Component,Labels,Owner,Created,On it,Next step',
          'Triage,A pull request,gh:o/r,12,https://github.com/o/r/pull/12,,,,,,,,Check whether it still holds',
          '"Free, take one",\'+ our own name,trac:trac.example.org,7,https://trac.example.org/ticket/7,open,Bug,"ORM, really","a, b",ada,2008-09-11,,Claim it',
          '"Free, take one",\'@all: -1,,,,,,,,,,,Claim it',
          'In progress,From nowhere,,,,,,,,,,Çelik,Make a first patch',
          'Parked,"Say ""hi"", twice",trac:trac.example.org,3,https://trac.example.org/ticket/3,closed,,,,,09/11/07,,Not this sprint',
          '',
        ].join('\r\n'),
    )
  })

  it('follows a move', () => {
    const { doc, own, as, ada, view } = fullBoard()
    const first = view.lane('triage').get()[0]
    moveTicket(doc, { ticket: own, lane: 'review', ...(first && { before: first }) }, as(ada))
    expect(ticketsCsv(doc)).toContain('In review,From nowhere')
  })

  it('[I6] brought in again it changes nothing on its own board, and finds its tickets on another', () => {
    const { doc, as, bo } = fullBoard()
    const list = parseList(ticketsCsv(doc), { trac: 'https://code.djangoproject.com' })
    expect(list).toMatchObject({ format: 'csv', bad: [] })
    doc.once('update', () => expect.fail('something changed'))
    expect(importTickets(doc, list.items, as(bo)).value).toMatchObject({
      new: 0,
      changed: 0,
      same: 5,
      bad: [],
    })
    const other = oneBoard({ upstream: 0, own: 0 })
    importTickets(other.doc, parseList('#7', { trac: 'https://trac.example.org' }).items, as(bo))
    expect(importTickets(other.doc, list.items, as(bo)).value).toMatchObject({ new: 4, changed: 1 })
    expect(importTickets(other.doc, list.items, as(bo)).value).toMatchObject({ new: 0, same: 5 })
    expect([...other.view.tickets.get()].map((id) => other.view.ticket(id).get()?.title)).toContain(
      '@all: -1',
    )
  })

  it('takes a ticket that very many people were on', () => {
    const { doc, own } = fullBoard()
    doc.transact(() => {
      for (let i = 0; i < 100_000; i++) doc.getMap('claims').set(`${own}.p${i}/role`, 'driver')
    })
    expect(ticketsCsv(doc)).toContain('From nowhere')
  })

  it('a board without tickets is a row of headings', () => {
    expect(ticketsCsv(new Y.Doc()).split('\r\n')).toHaveLength(2)
  })
})

function finished(steps: Generator<unknown, ReadExport>): ReadExport {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const readBack = (written: unknown) => finished(readExport(written))
const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>

describe('export.json', () => {
  it('says what it is, and has every register and note', () => {
    const { doc, own, ada, register } = fullBoard()
    const written = parsed(exportBoard(doc)) as {
      registers: Record<string, Record<string, unknown>>
      notes: Record<string, string>
    }
    expect(Object.keys(written)).toEqual(['format', 'notes', 'registers', 'version'])
    expect(written).toMatchObject({ format: 'taula-board', version: 1 })
    expect(written.notes).toEqual({ [own]: 'Two\nlines, "quoted" – 🐢' })
    expect(written.registers.people?.[`${ada}/name`]).toBe(register('people', `${ada}/name`))
    expect(written.registers.tickets?.[`${own}/title`]).toBe('From nowhere')
    const count = Object.values(written.registers).reduce((sum, kind) => sum + Object.keys(kind).length, 0)
    expect(count).toBe(Object.keys(written.registers).reduce((sum, kind) => sum + doc.getMap(kind).size, 0))
  })

  it('leaves out what the schema refuses or does not know, and notes that are empty or of nothing', () => {
    const { doc } = fullBoard()
    const before = exportBoard(doc)
    doc.getMap('tickets').set('x/title', 5)
    doc.getMap('tickets').set('../x/title', 'A title')
    doc.getMap('tickets').set('x/colour', 'red')
    doc.getMap('strangers').set('x/title', 'A title')
    doc.getText('note:x')
    doc.getText('note:../x').insert(0, 'A note')
    doc.getMap('note:map').set('a', 1)
    expect(exportBoard(doc)).toBe(before)
  })

  it('has notes of a document that nobody has asked for them yet', () => {
    const { doc } = fullBoard()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(exportBoard(copy)).toBe(exportBoard(doc))
  })

  it('makes the same board again, down to the byte', () => {
    const { doc, as, ada } = fullBoard()
    // Names that plain objects inherit are ids as good as any.
    doc.getMap('tickets').set('__proto__/title', 'A title')
    doc.getText('note:__proto__').insert(0, 'A note')
    doc.getMap('tickets').set('10/title', 'Ten')
    doc.getMap('tickets').set('9/title', 'Nine')
    const text = exportBoard(doc)
    const read = readBack(JSON.parse(text))
    if (!read.ok) throw new Error(`${read.path}: ${read.message}`)
    const again = new Y.Doc()
    for (const part of partsOf(read.content)) restoreBoard(again, part, as(ada))
    expect(exportBoard(again)).toBe(text)
    expect(ticketsCsv(again)).toBe(ticketsCsv(doc))
  })

  const hostile: readonly (readonly [string, (board: Record<string, unknown>) => unknown, string])[] = [
    ['no object', () => [], ''],
    ['nothing', () => null, ''],
    ['another format', (it) => ({ ...it, format: 'trello' }), 'format'],
    ['a later version', (it) => ({ ...it, version: 2 }), 'version'],
    ['something more', (it) => ({ ...it, keys: {} }), 'keys'],
    ['no registers', (it) => ({ ...it, registers: undefined }), 'registers'],
    ['registers that are a list', (it) => ({ ...it, registers: [] }), 'registers'],
    ['an unknown kind', (it) => ({ ...it, registers: { toString: {} } }), 'registers.toString'],
    ['a kind that is a list', (it) => ({ ...it, registers: { tickets: [] } }), 'registers.tickets'],
    [
      'an unknown register',
      (it) => ({ ...it, registers: { tickets: { 'x/colour': 1 } } }),
      'registers.tickets.x/colour',
    ],
    [
      'an id of another folder',
      (it) => ({ ...it, registers: { tickets: { '../x/title': 'A' } } }),
      'registers.tickets.../x/title',
    ],
    [
      'a key of megabytes',
      (it) => ({ ...it, registers: { tickets: { [`${'x'.repeat(1_000_000)}/title`]: 'A' } } }),
      `registers.tickets.${'x'.repeat(80)}…`,
    ],
    [
      'a value of the wrong type',
      (it) => ({ ...it, registers: { tickets: { 'x/title': {} } } }),
      'registers.tickets.x/title',
    ],
    [
      'a title of two lines',
      (it) => ({ ...it, registers: { tickets: { 'x/title': 'a\nb' } } }),
      'registers.tickets.x/title',
    ],
    [
      'half a character',
      (it) => ({ ...it, registers: { tickets: { 'x/title': 'a\uD800' } } }),
      'registers.tickets.x/title',
    ],
    [
      'a script as an address',
      (it) => ({ ...it, registers: { tables: { 'x/call': 'javascript:alert(1)' } } }),
      'registers.tables.x/call',
    ],
    ['notes that are a list', (it) => ({ ...it, notes: [] }), 'notes'],
    ['a note of nothing', (it) => ({ ...it, notes: { '../x': 'A note' } }), 'notes.../x'],
    ['a note that is no text', (it) => ({ ...it, notes: { x: 5 } }), 'notes.x'],
    ['a note without end', (it) => ({ ...it, notes: { x: 'x'.repeat(maxNoteLength + 1) } }), 'notes.x'],
    ['a note with half a character', (it) => ({ ...it, notes: { x: '\uDC00' } }), 'notes.x'],
  ]
  it.each(hostile)('%s is refused, and it is said where', (_name, spoil, path) => {
    const read = readBack(JSON.parse(JSON.stringify(spoil(parsed(exportBoard(fullBoard().doc))))))
    expect(read).toMatchObject({ ok: false, path })
    expect(!read.ok && read.message.length < 100).toBe(true)
  })

  it('a prototype that is written as a key is a key', () => {
    const text = '{"format":"taula-board","version":1,"registers":{"__proto__":{"x/title":"A"}},"notes":{}}'
    expect(readBack(JSON.parse(text))).toMatchObject({ ok: false, path: 'registers.__proto__' })
    expect(({} as Record<string, unknown>)['x/title']).toBeUndefined()
  })
})
