// Bringing lists onto a board: what is known upstream and what people did with it never overwrite each other.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { deviceClientId } from '../src/board/clientIds.ts'
import { readRecord, registersOf } from '../src/board/registers.ts'
import { parseList } from '../src/import/parseList.ts'
import { claimTicket } from '../src/ops/claims.ts'
import { importTickets, previewImport } from '../src/ops/import.ts'
import type { Ctx } from '../src/ops/op.ts'
import { moveTicket, renameTicket, withdrawTicket } from '../src/ops/tickets.ts'
import { createBoardView } from '../src/view/boardView.ts'

const trac = 'https://code.djangoproject.com'
const parse = (content: string) => parseList(content, { trac }).items

/** Numbers that are the same in each run: a multiplicative generator. */
function randomFrom(seed: number) {
  let state = seed + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
function device(seed: number) {
  const doc = new Y.Doc()
  const random = randomFrom(seed)
  doc.clientID = deviceClientId(random)
  const ctx = (now: number): Ctx => ({ me: `person${seed}`, now, random })
  const bring = (content: string, now = 10) => importTickets(doc, parse(content), ctx(now)).value
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const upstream = (id: string) => readRecord(registersOf(doc), 'tickets', id).upstream
  return { doc, ctx, bring, updates, upstream }
}
function exchange(a: Y.Doc, b: Y.Doc) {
  const [one, two] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, two)
  Y.applyUpdate(b, one)
}

const list =
  'id,summary,status,owner,component,stage,has_patch,easy\n1,One,new,ada,ORM,Accepted,0,1\n2,Two,new,,Admin,Unreviewed,1,0'
const idOf = (content: string) => parse(content)[0]?.id ?? ''
const id = idOf('#1')

describe('[I6] importing', () => {
  it('answers what came in, in the order of the list, and so does the preview, which writes nothing', () => {
    const { doc, ctx, bring, updates } = device(1)
    const before = previewImport(doc, parse(list), ctx(10))
    expect(updates).toEqual([])
    expect(before).toEqual({ new: 2, changed: 0, same: 0, bad: [], tickets: [idOf('#1'), idOf('#2')] })
    expect(bring(list)).toEqual(before)
    const view = createBoardView(registersOf(doc))
    expect(view.lane('ready').get()).toEqual([id])
    expect(view.lane('triage').get()).toEqual([idOf('#2')])
  })

  it('twice changes nothing: no update is sent at all', () => {
    const { bring, updates } = device(1)
    bring(list)
    updates.length = 0
    expect(bring(list, 20)).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(bring(list, 5)).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(updates).toEqual([])
  })

  it('writes what changed, and nothing that people wrote', () => {
    const { doc, ctx, bring, upstream } = device(1)
    bring(list)
    moveTicket(doc, { ticket: id, lane: 'waiting' }, ctx(11))
    renameTicket(doc, { ticket: id, title: 'Ours' }, ctx(11))
    claimTicket(doc, { ticket: id }, ctx(11))
    withdrawTicket(doc, { ticket: idOf('#2'), withdrawn: true }, ctx(11))
    const view = createBoardView(registersOf(doc))
    const { upstream: _facts, ...board } = view.ticket(id).get() ?? {}
    const changed = list.replace('One,new', 'Uno,closed').replace('Two,new', 'Due,closed')
    expect(bring(changed, 20)).toMatchObject({ new: 0, changed: 2, same: 0 })
    expect(view.ticket(id).get()).toMatchObject({ ...board, disagrees: true })
    expect(view.ticket(id).get()?.title).toBe('Ours')
    expect(upstream(id)).toMatchObject({ title: 'Uno', state: 'closed', fetched: 20 })
    expect(view.tickets.get()).toEqual([id])
  })

  it('a list with fewer columns erases nothing', () => {
    const { bring, upstream } = device(1)
    bring(list)
    const before = upstream(id)
    expect(bring('id,summary\n1,One\n2,Two', 20)).toMatchObject({ changed: 0, same: 2 })
    expect(bring('id,summary,has_patch\n1,One,1', 30)).toMatchObject({ changed: 1 })
    expect(upstream(id)).toEqual({ ...before, flags: ['patch', 'easy'], fetched: 30 })
    expect(bring('id,summary,owner\n1,One,nobody', 40)).toMatchObject({ changed: 1 })
    expect(upstream(id)).toEqual({ ...before, flags: ['patch', 'easy'], owner: null, fetched: 40 })
  })

  it('an older fetch never beats a newer one', () => {
    const { bring, upstream } = device(1)
    bring(list, 20)
    expect(bring(list.replace('One', 'Old'), 19)).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(upstream(id)).toMatchObject({ title: 'One', fetched: 20 })
    bring(list.replace('One', 'New'), 20)
    expect(upstream(id)?.title).toBe('New')
  })

  it('a ticket that is opened again forgets how it was closed', () => {
    const { bring, upstream } = device(1)
    bring('id,summary,status,resolution\n1,One,closed,fixed')
    bring('id,summary,status\n1,One,closed', 11)
    expect(upstream(id)?.resolution).toBe('fixed')
    bring('id,summary,status,resolution\n1,One,reopened,', 12)
    expect(upstream(id)).toMatchObject({ state: 'open', status: 'reopened' })
    expect(upstream(id)).not.toHaveProperty('resolution')
  })

  it('a date of which the format is not certain never replaces one that is', () => {
    const { bring, upstream } = device(1)
    bring('id,summary,created,modified\n1,One,2007-09-11 17:10:31,2007-09-11')
    bring('id,summary,created,modified\n1,One,09/11/07,18 hours ago', 11)
    expect(upstream(id)).toMatchObject({ created: '2007-09-11T17:10:31', modified: '18 hours ago' })
    bring('id,summary,created\n1,One,2007-09-12', 12)
    expect(upstream(id)?.created).toBe('2007-09-12')
  })

  it('a reference stands for itself until something is known, and then adds nothing', () => {
    const { bring, upstream, updates } = device(1)
    expect(bring('#1\na/b#2\nhttps://github.com/a/b/pull/3')).toMatchObject({ new: 3 })
    expect(upstream(id)).toEqual({
      tracker: 'trac:code.djangoproject.com',
      number: 1,
      url: `${trac}/ticket/1`,
      kind: 'ticket',
      title: '#1',
      fetched: 10,
    })
    expect(upstream(idOf('a/b#2'))?.kind).toBe('issue')
    expect(upstream(idOf('a/b#3'))?.kind).toBe('pull')
    expect(bring('#1 A title', 11)).toMatchObject({ changed: 1 })
    expect(upstream(id)?.title).toBe('A title')
    bring(list, 12)
    updates.length = 0
    for (const line of ['#1', '#1 Some words of mine', 'http://code.djangoproject.com/ticket/1', 'a/b#3']) {
      expect(bring(line, 13)).toMatchObject({ new: 0, changed: 0, same: 1 })
    }
    expect(upstream(id)?.title).toBe('One')
    expect(updates).toEqual([])
  })

  it('a bare title is one ticket, and stays as people renamed it', () => {
    const { doc, ctx, bring } = device(1)
    expect(bring('Fix teh docs')).toMatchObject({ new: 1 })
    renameTicket(doc, { ticket: idOf('Fix teh docs'), title: 'Fix the docs' }, ctx(11))
    expect(bring('- fix TEH docs', 12)).toMatchObject({ new: 0, same: 1 })
    expect(createBoardView(registersOf(doc)).ticket(idOf('Fix teh docs')).get()?.title).toBe('Fix the docs')
  })

  it('two people import one list offline: each ticket once, with every edit either of them made after it', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [ada, bo] = [device(seed), device(seed + 1_000)]
      ada.bring(list)
      bo.bring(list)
      moveTicket(ada.doc, { ticket: id, lane: 'landed' }, ada.ctx(11))
      claimTicket(ada.doc, { ticket: idOf('#2') }, ada.ctx(11))
      moveTicket(bo.doc, { ticket: idOf('#2'), lane: 'review' }, bo.ctx(11))
      renameTicket(bo.doc, { ticket: id, title: 'Ours' }, bo.ctx(11))
      exchange(ada.doc, bo.doc)
      for (const { doc } of [ada, bo]) {
        const view = createBoardView(registersOf(doc))
        expect(view.tickets.get(), `seed ${seed}`).toHaveLength(2)
        expect(view.ticket(id).get(), `seed ${seed}`).toMatchObject({ lane: 'landed', title: 'Ours' })
        expect(view.ticket(idOf('#2')).get(), `seed ${seed}`).toMatchObject({
          lane: 'review',
          holders: [{ person: `person${seed}` }],
        })
      }
      expect(ada.doc.toJSON()).toEqual(bo.doc.toJSON())
    }
  })

  it('what is not what a schema takes is a bad row, and the others come in', () => {
    const { doc, ctx } = device(1)
    const [good] = parse('#1')
    if (!good?.upstream) throw new Error('a reference is one')
    const items = [
      { ...good, id: 'a', row: 1, upstream: { ...good.upstream, url: 'javascript:alert(1)' } },
      { ...good, id: 'b', row: 2, upstream: undefined, title: '' },
      { ...good, row: 3 },
    ]
    const { value } = importTickets(doc, items, ctx(10))
    expect(value).toMatchObject({ new: 1, tickets: [good.id] })
    expect(value.bad.map(({ row }) => row)).toEqual([1, 2])
  })

  it('writes under an id of its own, and the device keeps its own', () => {
    const { doc, bring } = device(1)
    const own = doc.clientID
    bring(list)
    expect(doc.clientID).toBe(own)
    expect(Y.getState(doc.store, own)).toBe(0)
  })

  it('sends no update of more than 1 MiB, however long everything is', () => {
    const { doc, bring, updates } = device(1)
    const long = '中'.repeat(200)
    const rows = Array.from(
      { length: 2_000 },
      (_, i) => `${i + 1},${'中'.repeat(500)},${long},${long},${long},${long}`,
    )
    expect(bring(`id,summary,owner,component,version,reporter\n${rows.join('\n')}`)).toMatchObject({
      new: 2_000,
    })
    expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(1024 * 1024)
    expect(updates.length).toBeLessThan(20)
    expect(createBoardView(registersOf(doc)).tickets.get()).toHaveLength(2_000)
  })
})
