// A document in which strangers wrote what they liked: it reads without throwing, and what is not valid reads as absent.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { emptyRecord, readAll, readField, readRecord, registersOf } from '../src/board/registers.ts'
import { kindNames, parseKey, schema } from '../src/board/schema.ts'
import type { Kind } from '../src/board/kind.ts'
import { claimTicket } from '../src/ops/claims.ts'
import { moveTicket } from '../src/ops/tickets.ts'
import { createBoardView } from '../src/view/boardView.ts'
import { seededRandom, viewJson } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

/** Values that no register takes, or only some. */
const strange = (): unknown[] => {
  const scalars = [null, 0, -1, Number.POSITIVE_INFINITY, Number.NaN, 2 ** 60, true, 10n]
  const texts = ['', 'x', 'x'.repeat(100_000), 'a\u0000b', '\ud800']
  const signs = [{ at: 1 }, { at: 1, by: 'x', more: 1 }, { at: '1', by: 'x' }]
  const places = [
    { lane: 'ready' },
    { lane: 'toString', rank: 'a0' },
    { lane: 'ready', rank: 'a0☃' },
    { lane: ['ready'], rank: 'a0' },
    JSON.parse('{"__proto__":{"lane":"ready","rank":"a0"}}'),
  ]
  const types = [new Uint8Array([1, 2]), new Y.Map(), new Y.Array(), new Y.Text('x')]
  return [...scalars, ...texts, ...signs, ...places, [], [[[]]], {}, ...types]
}
const ids = [
  '__proto__',
  'constructor',
  'toString',
  'ok',
  'a.b',
  '__proto__.__proto__',
  'ok.constructor',
  '',
  'a/b',
  '../x',
  'é',
  'x'.repeat(200),
]
const params = ['1', '__proto__', 'constructor', '9007199254740993', '-1', 'a.b', '', 'é', 'x'.repeat(200)]

function keysOf(kindName: keyof typeof schema): string[] {
  const kind: Kind = schema[kindName]
  const fields = [...Object.keys(kind.fields), '__proto__', 'constructor', 'nope', '']
  const names = fields.flatMap((field) => [field].concat(params.map((param) => `${field}.${param}`)))
  return ids.flatMap((id) => names.map((name) => `${id}/${name}`))
}

describe('a hostile document', () => {
  it.each(kindNames)('in %s: every strange value under every strange key', (kind) => {
    const b = oneBoard()
    const before = viewJson(b.view, new Y.Doc())
    for (const value of strange()) {
      b.doc.transact(() => {
        // A shared type can be put in one place only.
        const values = value instanceof Y.AbstractType ? () => new Y.Map() : () => value
        for (const key of keysOf(kind)) b.doc.getMap(kind).set(key, values())
      })
      const fresh = createBoardView(registersOf(b.doc))
      expect(viewJson(fresh, b.doc)).toEqual(viewJson(b.view, b.doc))
      fresh.close()
    }
    b.doc.transact(() => {
      for (const key of keysOf(kind)) b.doc.getMap(kind).delete(key)
    })
    expect(viewJson(b.view, new Y.Doc())).toEqual(before)
  })

  it('a claim of two hundred thousand turns is read like any other', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    const id = `${ticket}.${b.ada}`
    b.doc.transact(() => {
      for (let turn = 1; turn <= 200_000; turn++) {
        b.doc.getMap('claims').set(`${id}/begun.${turn}`, { at: turn, by: b.ada })
      }
    })
    const fresh = createBoardView(registersOf(b.doc))
    for (const view of [b.view, fresh]) {
      expect(view.ticket(ticket).get()?.holders).toMatchObject([{ person: b.ada, role: 'driver', since: 1 }])
    }
    fresh.close()
  })

  it('leaves the prototype of everything alone', () => {
    const b = oneBoard()
    b.doc.getMap('meta').set('board/laneLabel.__proto__', 'polluted')
    b.doc.getMap('tickets').set('__proto__/title', 'A fine title')
    b.doc.getMap('claims').set(`__proto__.${b.ada}/begun.__proto__`, { at: 1, by: 'x' })
    expect(b.view.ticket('__proto__').get()).toMatchObject({ title: 'A fine title', lane: 'doing' })
    expect(b.view.laneLabel('doing').get()).toBe('In progress')
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['title']).toBeUndefined()
  })

  it('with a root map of another type does not keep the view from being built', () => {
    const stranger = new Y.Doc()
    stranger.getArray('tickets').push(['x'])
    stranger.getText('claims').insert(0, 'x')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stranger))
    expect(createBoardView(registersOf(doc)).tickets.get()).toEqual([])
  })

  it('[I7] a claim on a ticket nobody has, by nobody, at no table: unseen until they arrive, then right', () => {
    const b = oneBoard()
    b.doc.getMap('claims').set('later.somebody/begun.1', { at: 5, by: 'somebody' })
    b.doc.getMap('seats').set('somebody/table', 'noTable')
    expect(b.view.ticket('later').get()).toBeUndefined()
    expect(b.view.holding('somebody').get()).toEqual([])
    expect(b.view.seat('somebody').get()).toBeNull()
    b.doc.getMap('tickets').set('later/title', 'Here I am')
    expect(b.view.ticket('later').get()?.holders).toMatchObject([{ person: 'somebody', since: 5 }])
    expect(b.view.holding('somebody').get()).toEqual(['later'])
    b.doc.getMap('tables').set('noTable/label', 'Window')
    expect(b.view.seat('somebody').get()).toBe('noTable')
    expect(b.view.seated('noTable').get()).toEqual([])
    b.doc.getMap('people').set('somebody/name', 'Zoë')
    expect(b.view.seated('noTable').get()).toEqual(['somebody'])
  })

  it('ops act on it all the same', () => {
    const b = oneBoard()
    const [ticket] = b.tickets
    for (const kind of kindNames) {
      for (const [i, value] of strange().entries()) {
        if (!(value instanceof Y.AbstractType)) b.doc.getMap(kind).set(keysOf(kind)[i * 7] ?? 'x', value)
      }
    }
    expect(claimTicket(b.doc, { ticket }, b.as(b.ada))).toMatchObject({ ok: true })
    expect(moveTicket(b.doc, { ticket, lane: 'review' }, b.as(b.ada))).toMatchObject({ ok: true })
    expect(b.view.lane('review').get()).toContain(ticket)
  })
})

describe('reading a record', () => {
  it('one record and all records read the same, for ids that can be and ids that cannot', () => {
    const b = oneBoard()
    const { pick } = seededRandom(2)
    for (const kind of kindNames)
      for (const key of keysOf(kind)) b.doc.getMap(kind).set(key, pick(strange().slice(0, 21)))
    const from = registersOf(b.doc)
    for (const kind of kindNames) {
      const all = readAll(from, kind)
      for (const id of ids) expect(readRecord(from, kind, id)).toEqual(all.get(id) ?? emptyRecord(kind, id))
    }
  })

  it('one field reads as the record has it', () => {
    const b = oneBoard()
    const { pick } = seededRandom(2)
    for (const key of keysOf('people')) b.doc.getMap('people').set(key, pick(strange().slice(0, 21)))
    const from = registersOf(b.doc)
    for (const id of [...ids, b.ada]) {
      const record = readRecord(from, 'people', id)
      for (const field of ['name', 'role', 'removed', 'mergedInto'] as const)
        expect(readField(from, 'people', id, field)).toEqual(record[field])
    }
  })

  it('keys are taken apart only where the schema knows the register', () => {
    expect(parseKey('claims', 't.p/begun.1')).toMatchObject({ id: 't.p', field: 'begun', param: '1' })
    expect(parseKey('tickets', 't/place')).toMatchObject({ id: 't', field: 'place', param: undefined })
    for (const key of ['t/nope', 't', '/title', 't/title.x', 't.p/title', 't/__proto__', 't/title/x', 't/']) {
      expect(parseKey('tickets', key), key).toBeUndefined()
    }
    for (const key of [
      't/begun.1',
      't.p/begun',
      't.p/begun.',
      't.p.q/begun.1',
      't.p/begun.a.b',
      '.p/role',
      't./role',
    ]) {
      expect(parseKey('claims', key), key).toBeUndefined()
    }
  })
})
