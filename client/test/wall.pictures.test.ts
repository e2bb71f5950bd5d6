// What the wall shows: its rotation, its columns, its words, and who is on what.
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '@taula/shared/testing'
import { elsewhere } from '@taula/shared/select/seats'
import { createBoardView } from '@taula/shared/view/boardView'
import { createStreamRegisters } from '@taula/shared/view/streamRegisters'
import { canvasOf, stageOf } from '../src/projector/canvas.ts'
import { pagesOf } from '../src/projector/columns.ts'
import { createEventReader } from '../src/projector/eventReader.ts'
import type { StreamEvent } from '../src/projector/eventReader.ts'
import { qrOf } from '../src/parts/qr.ts'
import { joinLink } from '../src/projector/joinLink.ts'
import { lanePages } from '../src/projector/lanes.ts'
import { roomOf } from '../src/projector/room.ts'
import type { Sheet } from '../src/projector/room.ts'
import { roomPages } from '../src/projector/roomPages.ts'
import { slideAt, turned } from '../src/projector/rotation.ts'
import type { Face, Position } from '../src/projector/rotation.ts'
import { shortened } from '../src/projector/shorten.ts'
import { claim, people } from './wallServer.ts'

describe('rotation', () => {
  const seen = (faces: readonly [Face<string>, ...Face<string>[]], turns: number) => {
    let at: Position<string> | undefined
    return Array.from({ length: turns }, () => {
      const { view, page } = slideAt(faces, at)
      at = turned(faces, at)
      return `${view}${page}`
    })
  }
  test('each view in turn, each page in turn, none gone after a single turn', () => {
    expect(
      seen(
        [
          { view: 'now', pages: 3 },
          { view: 'board', pages: 1 },
        ],
        7,
      ),
    ).toEqual(['now0', 'now1', 'now2', 'board0', 'board0', 'now0', 'now1'])
    expect(seen([{ view: 'now', pages: 1 }], 3)).toEqual(['now0', 'now0', 'now0'])
  })
  test('a page that is no longer there, and a view that is no longer shown', () => {
    const faces = [
      { view: 'now', pages: 1 },
      { view: 'board', pages: 1 },
    ] as const
    expect(slideAt(faces, { view: 'now', turn: 5 })).toEqual({ view: 'now', page: 0, pages: 1 })
    expect(turned(faces, { view: 'now', turn: 5 })).toEqual({ view: 'board', turn: 0 })
    expect(slideAt(faces, { view: 'next', turn: 1 })).toEqual({ view: 'now', page: 0, pages: 1 })
    expect(turned(faces, { view: 'next', turn: 1 })).toEqual({ view: 'now', turn: 0 })
  })
})

describe('columns', () => {
  const space = { columns: 3, height: 100, gap: 10 }
  const lay = (...heights: number[]) => pagesOf(heights, (height) => height, space)
  test('as few pages as the order allows, each page’s columns as even as they can be', () => {
    expect(lay(30, 30, 30)).toEqual([[[30], [30], [30]]])
    expect(lay(20, 20, 20, 20, 20)).toEqual([[[20, 20], [20, 20], [20]]])
    expect(lay(90, 90, 90, 40)).toEqual([[[90], [90], [90]], [[40]]])
    expect(lay()).toEqual([])
  })
  test('what is higher than the wall has a column of its own', () => {
    expect(lay(150, 40)).toEqual([[[150], [40]]])
  })
})

describe('the room', () => {
  const random = seededRandom(7)
  const sheetOf = (id: string, rows: number, others: number): Sheet => ({
    id,
    kind: 'table',
    title: id,
    note: undefined,
    rows: Array.from({ length: rows }, (_, i) => ({
      ticket: `${id}-${i}`,
      number: undefined,
      title: 'A ticket',
      people: [],
      elsewhere: [],
      note: undefined,
    })),
    others: Array.from({ length: others }, (_, i) => ({ id: `${id}+${i}`, name: 'Ada' })),
    continued: false,
  })
  const stages = [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [1080, 1920],
    [2560, 1080],
  ].map(([innerWidth = 0, innerHeight = 0]) => stageOf(canvasOf({ innerWidth, innerHeight })))

  test('[I14] no row and no name is lost or shown twice, whatever the sizes', () => {
    for (let run = 0; run < 200; run++) {
      const sheets = Array.from({ length: random.int(0, 14) }, (_, i) =>
        sheetOf(`t${i}`, random.int(0, 30), random.int(0, 40)),
      )
      const { pages } = roomPages(sheets, random.pick(stages))
      const shown = pages.flat(2)
      expect(shown.flatMap(({ rows }) => rows)).toEqual(sheets.flatMap(({ rows }) => rows))
      expect(shown.flatMap(({ others }) => others)).toEqual(sheets.flatMap(({ others }) => others))
      for (const page of pages) {
        expect(page.length).toBeGreaterThan(0)
        for (const column of page) expect(new Set(column.map(({ id }) => id)).size).toBe(column.length)
      }
    }
  })
  test('three people hang in large letters, a sprint on one page, a hall on several', () => {
    const [wide] = stages
    if (!wide) throw new Error('no stage')
    expect(roomPages([sheetOf('a', 2, 1)], wide)).toMatchObject({ density: { name: 'grand' }, columns: 1 })
    const sprint = ['a', 'b', 'c'].map((id) => sheetOf(id, 3, 2))
    expect(roomPages(sprint, wide)).toMatchObject({ density: { name: 'roomy' }, pages: { length: 1 } })
    const hall = Array.from({ length: 12 }, (_, i) => sheetOf(`t${i}`, 9, 4))
    expect(roomPages(hall, wide)).toMatchObject({ density: { name: 'dense' } })
  })
})

describe('who is on what', () => {
  const seeing = (...news: (typeof people)[]) => {
    const registers = createStreamRegisters()
    for (const registersNew of news) registers.change({ registers: registersNew })
    return { registers, view: createBoardView(registers) }
  }
  const sheets = (...news: (typeof people)[]) => {
    const { registers, view } = seeing(...news)
    return roomOf(view, registers).map(({ id, rows, others }) => ({
      id,
      rows: rows.map((row) => [
        row.title,
        row.people.map(({ name }) => name),
        row.elsewhere.map(({ name }) => name),
      ]),
      others: others.map(({ name }) => name),
    }))
  }
  test('[I11] whoever is not named in the room is someone, at their table and on their ticket', () => {
    expect(sheets(people, claim('x', 'shy'))).toEqual([
      { id: 't1', rows: [['Fix the cache', ['someone'], []]], others: ['Ada', 'Bo'] },
    ])
  })
  test('whoever was taken off the people is not someone', () => {
    expect(sheets(people, { people: { 'shy/removed': true } })).toEqual([
      { id: 't1', rows: [], others: ['Ada', 'Bo'] },
    ])
  })
  test('[I2] two who drive one ticket are asked to pair up, on a sheet before all others', () => {
    expect(sheets(people, claim('x', 'ada'), claim('x', 'bo'))).toEqual([
      { id: 'pairs', rows: [['Fix the cache', ['Ada', 'Bo'], []]], others: [] },
      { id: 't1', rows: [['Fix the cache', ['Ada', 'Bo'], []]], others: ['someone'] },
    ])
  })
  test('whoever stands is shown; a ticket says who else is on it', () => {
    const away = { seats: { 'bo/table': null, 'shy/table': null } }
    expect(sheets(people, away, claim('x', 'ada'), claim('x', 'bo')).slice(1)).toEqual([
      { id: 't1', rows: [['Fix the cache', ['Ada'], ['Bo']]], others: [] },
      { id: 'standing', rows: [['Fix the cache', ['Bo'], ['Ada']]], others: [] },
    ])
  })
  test('[I11] those who join from elsewhere have a sheet, also whoever is not named; nobody there: none', () => {
    const remote = { people: { 'bo/remote': true, 'shy/remote': true } }
    expect(sheets(people, remote).map(({ id }) => id)).toEqual(['t1'])
    const unseated = { seats: { 'bo/table': null, 'shy/table': null } }
    expect(sheets(people, remote, unseated, claim('x', 'shy'))).toEqual([
      { id: 't1', rows: [], others: ['Ada'] },
      { id: elsewhere, rows: [['Fix the cache', ['someone'], []]], others: ['Bo'] },
    ])
  })
  test('each person stands on the wall once, with what they took last', () => {
    const both = { claims: { 'x.ada/begun.1': { at: 5, by: 'ada' }, 'y.ada/begun.1': { at: 3, by: 'ada' } } }
    expect(sheets(people, both)[0]?.rows).toEqual([['Fix the cache', ['Ada'], []]])
  })
  test('long lanes turn a few pages and no more; a narrow wall shows two lanes at a time', () => {
    const ids = Array.from({ length: 400 }, (_, i) => `n${i}`)
    const many = Object.fromEntries(
      ids.flatMap((id, i) => [
        [`${id}/title`, id],
        [`${id}/place`, { lane: 'ready', rank: `a${String(i).padStart(3, '1')}` }],
      ]),
    )
    const { view } = seeing(people, { tickets: many })
    const shape = (innerWidth: number, innerHeight: number) =>
      lanePages(view, stageOf(canvasOf({ innerWidth, innerHeight })), 0).map(({ trays }) =>
        trays.map(({ lane, rows }) => `${lane} ${rows.length}`),
      )
    const top = ['ready 5', 'doing 0', 'review 0']
    expect(shape(1920, 1080)).toEqual([top, top, top])
    expect(shape(1024, 768)).toEqual([
      ['ready 5', 'doing 0'],
      ['ready 5', 'doing 0'],
      ['ready 5', 'doing 0'],
      ['review 0', 'landed 0'],
    ])
  })
})

describe('words', () => {
  test.each([
    ['Fix the cache', 20, 'Fix the cache'],
    ['Admin forgets the filters', 18, 'Admin forgets the…'],
    ['Admin forgets: the filters', 17, 'Admin forgets…'],
    ['Donaudampfschifffahrtsgesellschaft', 12, 'Donaudampfs…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧👩‍👩‍👧…'],
  ])('%s in %i letters', (text, most, short) => {
    expect(shortened(text, most)).toBe(short)
  })

  test.each([
    ['http://taula.test:8080', ['http://192.168.1.20:8080'], 'http://taula.test:8080/b/x#key=k'],
    ['http://127.0.0.1:8080', ['http://192.168.1.20:8080'], 'http://192.168.1.20:8080/b/x#key=k'],
    ['http://localhost:8080', ['http://[::1]:8080', 'http://10.0.0.2'], 'http://10.0.0.2/b/x#key=k'],
    ['http://localhost:8080', [], undefined],
  ])('seen at %s, with %j: the code says %s', (origin, addresses, link) => {
    expect(joinLink({ path: '/b/x#key=k', addresses }, origin)).toBe(link)
  })
})

test('the code’s path covers its dark squares, all of them and no other', () => {
  const link = 'http://192.168.1.20:8080/b/abcdefghijkl#key=abcdefghijklmnopqrstuv'
  const { data } = encode(link, { ecc: 'M', border: 4 })
  const { size, path } = qrOf(link)
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length))
  expect(drawn).toEqual(data)
})

test('events are read however their bytes are cut', () => {
  const text =
    'retry: 500\n\n: a comment\nid: 7\nevent: change\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: alive\n\ndata:x\n\n'
  for (let size = 1; size <= text.length; size++) {
    const events: StreamEvent[] = []
    const push = createEventReader((event) => events.push(event))
    for (let i = 0; i < text.length; i += size) push(text.slice(i, i + size))
    expect(events).toEqual([
      { name: 'change', data: '{"a":\n1}' },
      { name: 'message', data: 'x' },
    ])
  }
})
