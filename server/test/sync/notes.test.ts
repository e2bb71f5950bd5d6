// Notes: text that many type together comes in, nothing else does, and what somebody deletes of others' is kept.
import { describe, expect, it } from 'vitest'
import { maxNoteLength } from '@taula/shared/board/limits'
import { noteOf } from '@taula/shared/board/notes'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { seededRandom } from '@taula/shared/testing'
import * as Y from 'yjs'
import { createBoardDoc } from '../../src/sync/boardDoc.ts'
import { craft, scan } from './craft.ts'
import type { Id, Item } from './craft.ts'
import { deviceDoc, setUp, TestClient } from './harness.ts'

const note = (one: TestClient) => noteOf(one.doc, 't1')
const textOf = (one: { readonly doc: Y.Doc } | Y.Doc) => noteOf('doc' in one ? one.doc : one, 't1').toString()
const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const device = 300_000_001
const at = (clock: number): Id => ({ client: device, clock })

async function board() {
  const set = setUp()
  const ana = await new TestClient('ana').connect(set.rooms)
  const bo = await new TestClient('bo').connect(set.rooms)
  await set.clock.advance(100)
  const settle = () => set.clock.advance(1_000)
  /** Everybody has what is on disk, and nobody was sent away. */
  function expectSame(...more: readonly TestClient[]) {
    const onDisk = set.store.onDisk('b')
    for (const one of [ana, bo, ...more]) {
      expect(one.closed).toBeUndefined()
      expect(one.saved).toBe(one.sent)
      expect(textOf(one)).toBe(textOf(onDisk))
      expect(Y.equalSnapshots(Y.snapshot(one.doc), Y.snapshot(onDisk))).toBe(true)
    }
  }
  return { ...set, ana, bo, settle, expectSame }
}

describe('typing', () => {
  it('[I14] two who type at once keep every letter, online, offline and through a kill', async () => {
    const { ana, bo, settle, expectSame, start } = await board()
    note(ana).insert(0, 'one ')
    note(bo).insert(0, 'two ')
    await settle()
    expectSame()
    for (const one of [ana, bo]) one.disconnect()
    note(ana).insert(4, 'three ')
    note(bo).insert(4, 'four ')
    const rooms = start()
    for (const one of [ana, bo]) await one.connect(rooms)
    await settle()
    expectSame()
    expect(textOf(ana).split(' ').toSorted()).toEqual(['', 'four', 'one', 'three', 'two'])
  })

  it('a note that was stored before the server knew it as text is judged like any other', async () => {
    const { ana, settle, start, expectSame, bo } = await board()
    note(ana).insert(0, 'stored')
    await settle()
    const rooms = start()
    for (const one of [ana, bo]) {
      one.disconnect()
      await one.connect(rooms)
    }
    await settle()
    note(bo).insert(6, 'x'.repeat(maxNoteLength))
    await settle()
    expect(textOf(ana)).toBe('stored')
    expectSame()
  })

  it('a note that is too long with it loses what came, and nothing of what others wrote', async () => {
    const { ana, bo, settle, expectSame } = await board()
    note(ana).insert(0, 'a'.repeat(maxNoteLength - 2))
    await settle()
    note(ana).insert(3, 'b')
    note(bo).insert(2, 'c')
    bo.doc.transact(() => {
      note(bo).insert(5, 'two')
      note(bo).insert(0, 'one')
      bo.set('tickets', 't1/title', 'stays')
    })
    await settle()
    expectSame()
    expect(textOf(bo)).toBe(`aac${'a'}b${'a'.repeat(maxNoteLength - 5)}`)
    expect(bo.undone).toMatchObject([{ code: 'badValue', keys: ['note:t1'] }])
    expect(ana.undone).toEqual([])
    expect(ana.get('tickets', 't1/title')).toBe('stays')
  })

  it('anybody may delete, also everything, and is told nothing', async () => {
    const { ana, bo, settle, expectSame } = await board()
    note(ana).insert(0, 'gone tomorrow')
    await settle()
    note(bo).delete(0, 13)
    await settle()
    expectSame()
    expect([textOf(ana), bo.undone]).toEqual(['', []])
  })
})

describe('what is no text', () => {
  it.each<[string, (doc: Y.Doc) => void]>([
    ['a format', (doc) => noteOf(doc, 't1').insert(0, 'a', { bold: true })],
    ['a picture', (doc) => noteOf(doc, 't1').insertEmbed(0, { src: 'x' })],
    ['a nested type', (doc) => noteOf(doc, 't1').insertEmbed(0, new Y.Text())],
    ['a list', (doc) => doc.getArray('note:t1').push([1])],
    ['a map', (doc) => doc.getMap('note:t1').set('a', 1)],
    ['text under a name that is no note', (doc) => doc.getText('note:a/b').insert(0, 'x')],
    ['text under another name', (doc) => doc.getText('notes').insert(0, 'x')],
    ['text in place of a map', (doc) => doc.getText('tickets').insert(0, 'x')],
  ])('%s closes the connection', async (_, write) => {
    const { bo, settle, store } = await board()
    const rows = store.rows.get('b')?.length
    const evil = new Y.Doc()
    write(evil)
    bo.sendSync(2, Y.encodeStateAsUpdate(evil))
    await settle()
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    expect(store.rows.get('b')?.length).toBe(rows)
  })

  it.each<[string, Item]>([
    ['a text as a register', { register: 'tickets/t1/title', content: { text: 'x' } }],
    ['a keyed text in a note', { register: 'note:t1/title', content: { text: 'x' } }],
    ['a value in a note', { register: 'note:t1', content: { any: ['x'] } }],
    ['a deleted entry by key in a note', { register: 'note:t1/title', content: { gone: 1 } }],
  ])('%s closes the connection', async (_, item) => {
    const { bo, settle } = await board()
    bo.sendSync(2, craft([{ ...at(0), items: [item] }]))
    await settle()
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
  })

  it.each(['origin', 'rightOrigin'] as const)(
    'a value that comes into a note by its %s goes out again, the text around it stays',
    async (side) => {
      const { ana, bo, settle, expectSame, start } = await board()
      note(ana).insert(0, 'stays')
      await settle()
      const place = { client: ana.doc.clientID, clock: 2 }
      const text = { [side]: place, content: { text: '!' } }
      bo.sendSync(2, craft([{ ...at(0), items: [{ [side]: place, content: { any: [1, { a: 1 }] } }, text] }]))
      await settle()
      expect(textOf(ana).replace('!', '')).toBe('stays')
      expect(textOf(ana)).toContain('!')
      expect(note(ana).length).toBe(6)
      expect(bo.undone).toMatchObject([{ code: 'badValue', keys: ['note:t1'] }])
      expectSame()
      const late = await new TestClient('cy').connect(start())
      await settle()
      expect(note(late).toDelta()).toEqual([{ insert: textOf(ana) }])
    },
  )

  it.each(['x', 'a title'])(
    'text that comes into a register by its origin goes out again: %j',
    async (text) => {
      const { ana, bo, settle, expectSame } = await board()
      ana.set('tickets', 't1/title', 'stays')
      await settle()
      const place = ana.doc.getMap('tickets')._map.get('t1/title')!.id
      bo.sendSync(2, craft([{ ...at(0), items: [{ origin: place, content: { text } }] }]))
      await settle()
      expect(ana.get('tickets', 't1/title')).toBe('stays')
      expect(bo.undone).toMatchObject([{ code: 'badValue', keys: ['tickets/t1/title'] }])
      expectSame()
    },
  )

  it('many values in a note are all undone, beside text that stays', async () => {
    const { ana, bo, settle, expectSame } = await board()
    note(ana).insert(0, 'stays')
    await settle()
    const last = { client: ana.doc.clientID, clock: 4 }
    const items = many(50_000, (i) => ({
      origin: i === 0 ? last : at(i - 1),
      content: i % 3 === 0 ? { text: 'x' } : { any: [i] },
    }))
    bo.sendSync(2, craft([{ ...at(0), items }]))
    await settle()
    expect(textOf(ana)).toBe(`stays${'x'.repeat(16_667)}`)
    expectSame()
  })

  it('more notes than there can be tickets are not begun; those there are go on', async () => {
    const { ana, bo, settle } = await board()
    note(ana).insert(0, 'one')
    await settle()
    const begin = (from: number, count: number) =>
      craft([
        {
          ...at(from),
          items: many(count, (i) => ({ register: `note:n${from + i}`, content: { text: 'x' } })),
        },
      ])
    bo.sendSync(2, begin(0, 2_900))
    await settle()
    expect(bo.closed).toBeUndefined()
    bo.sendSync(2, begin(2_900, 1_000))
    await settle()
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    note(ana).insert(3, ' two')
    await settle()
    expect(ana.saved).toBe(ana.sent)
  })
})

describe('what it costs', () => {
  /** A note as five people leave it who type everywhere in it, half of the time without a line. */
  function longNote(chars: number): Uint8Array {
    const random = seededRandom(5)
    const docs = many(5, () => deviceDoc(random.next))
    const exchange = () => {
      for (const one of docs) {
        for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
      }
    }
    for (let written = 0; written < chars; written += 5) {
      const text = noteOf(random.pick(docs), 't1')
      text.insert(random.int(0, text.length), 'abcde')
      if (random.chance(0.01)) exchange()
    }
    exchange()
    return Y.encodeStateAsUpdate(docs[0]!)
  }
  const length = 20_000
  const stored = longNote(length)

  async function withLongNote() {
    const set = await board()
    set.ana.disconnect()
    Y.applyUpdate(set.ana.doc, stored)
    await set.ana.connect(set.rooms)
    await set.settle()
    set.expectSame()
    expect(textOf(set.bo).length).toBe(length)
    return set
  }

  it('[I14] a note that many have written comes in from one who has it all, as after a restore', async () => {
    const { bo } = await withLongNote()
    expect(Y.getTypeChildren(note(bo)).length).toBeGreaterThan(5_000)
  })

  it('[I14] thousands of keystrokes offline, everywhere in it, come in beside those of somebody else', async () => {
    const { ana, bo, rooms, settle, expectSame } = await withLongNote()
    const random = seededRandom(6)
    const marks = new Map<TestClient, number>()
    for (const [one, mark] of [
      [ana, '1'],
      [bo, '2'],
    ] as const) {
      one.disconnect()
      for (let i = 0; i < 4_000; i++) {
        const at = random.int(0, note(one).length - 1)
        if (i % 4 === 0) note(one).delete(at, 1)
        else note(one).insert(at, mark)
      }
      marks.set(one, textOf(one).split(mark).length - 1)
    }
    for (const one of [ana, bo]) await one.connect(rooms)
    await settle()
    expectSame()
    expect(textOf(ana).split('1').length - 1).toBe(marks.get(ana))
    expect(textOf(ana).split('2').length - 1).toBe(marks.get(bo))
  })

  it('[I14] two who go on at the end of it offline, with corrections, come in', async () => {
    const { ana, bo, rooms, settle, expectSame } = await withLongNote()
    for (const one of [ana, bo]) {
      one.disconnect()
      for (let i = 0; i < 2_000; i++) note(one).insert(note(one).length - (i % 2), one === ana ? '1' : '2')
    }
    for (const one of [ana, bo]) await one.connect(rooms)
    await settle()
    expectSame()
    for (const run of ['1'.repeat(2_000), '2'.repeat(2_000)]) expect(textOf(ana)).toContain(run)
  })

  it('a whole long note is deleted in one go, and is there as one version', async () => {
    const { bo, settle, expectSame, store } = await withLongNote()
    const before = textOf(bo)
    note(bo).delete(0, note(bo).length)
    await settle()
    expectSame()
    expect(textOf(bo)).toBe('')
    expect(store.versions.map(({ text }) => text)).toEqual([before])
  })

  const start = { register: 'note:t1', content: { text: 'x' } } as const
  const behind = (clock: number, content: Item['content'] = { text: 'x' }): Item => ({
    origin: at(clock),
    content,
  })
  const other = (clock: number): Id => ({ client: device + 1, clock })

  it.each<[string, () => Uint8Array]>([
    [
      'thousands of inserts at one place against thousands that stand there',
      () => craft([{ ...other(0), items: many(4_000, () => start) }]),
    ],
    [
      'thousands of inserts at one place',
      () =>
        craft([
          { ...other(0), items: many(10_000, () => ({ register: 'note:t2', content: { text: 'x' } })) },
        ]),
    ],
    [
      'inserts around one place, each around the one before, and a chain in the middle of them',
      () => {
        const chain = many(60_000, (i) => ({
          origin: i === 0 ? at(1_501) : other(i - 1),
          rightOrigin: at(1_500),
          content: { text: 'x' },
        }))
        const around = many(1_000, (i) => ({
          origin: at(1_502 + i),
          rightOrigin: at(1_499 - i),
          content: { text: 'x' },
        }))
        return craft([{ ...other(0), items: [...chain, ...around] }])
      },
    ],
    [
      'fifty thousand cuts of one text',
      () => {
        const text = { register: 'note:t2', content: { text: 'x'.repeat(60_000) } }
        const cuts = many(60_000, (i) => ({ origin: other(59_999 - i), content: { text: 'y' } }))
        return craft([{ ...other(0), items: [text, ...cuts] }])
      },
    ],
    [
      'every other letter of a long text deleted, from its end on',
      () => {
        const text = { register: 'note:t2', content: { text: 'x'.repeat(90_000) } }
        return craft(
          [{ ...other(0), items: [text] }],
          many(45_000, (i) => ({ ...other(89_998 - 2 * i), length: 1 })),
        )
      },
    ],
    [
      'pairs that are joined, one after the other',
      () => {
        const items = many(90_000, (i) => ({
          ...(i === 0 ? { register: 'note:t2' } : { origin: other(i - 1) }),
          content: i % 4 < 2 ? { gone: 1 } : { text: 'x' },
        }))
        return craft([{ ...other(0), items }])
      },
    ],
  ])('%s are refused before the board works on them, where they come at once', (_, update) => {
    // What an honest person has written there, each letter before the one before it.
    const backwards = many(2_999, (i) => ({ rightOrigin: at(i), content: { text: 'x' } }))
    const stored = { updates: [craft([{ ...at(0), items: [start, ...backwards] }])], owners: new Map() }
    const { apply, takeUncommitted } = createBoardDoc({ ...stored, through: 1, mended: [] })
    expect(apply(scan(update()), 'bo', 0)).toMatchObject({ ok: false, problem: 'bad' })
    expect(takeUncommitted().updates).toEqual([])
  })

  it('text that comes along pays for no deletion of values', async () => {
    const { ana, bo, settle, store } = await board()
    for (let i = 0; i < 1_000; i++) ana.set('tickets', `t${i}/title`, 'One')
    await settle()
    const items = [start, ...many(1_000, (i) => behind(i))]
    bo.sendSync(2, craft([{ ...at(0), items }], [{ client: ana.doc.clientID, clock: 0, length: 1_000 }]))
    await settle()
    expect(bo.closed?.code).toBe(closeCodes.badMessage)
    expect(store.onDisk('b').getMap('tickets').get('t500/title')).toBe('One')
  })
})
