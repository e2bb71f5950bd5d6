// What the wall says of the day: who is free and where somebody waits, what came of it, what comes, and what to clap for.
import { describe, expect, test } from 'vitest'
import type { SprintDay } from '@taula/shared/select/sprintDay'
import { createBoardView } from '@taula/shared/view/boardView'
import { createStreamRegisters } from '@taula/shared/view/streamRegisters'
import { occasionsOf } from '../src/projector/celebrate.ts'
import { deedsOf, isOf } from '../src/projector/deeds.ts'
import { helpingOf } from '../src/projector/helping.ts'
import { comingOf } from '../src/projector/next.ts'
import { facesOf, showsOf } from '../src/projector/shows.ts'
import type { ViewName } from '../src/projector/shows.ts'
import { todayOf } from '../src/projector/today.ts'
import { people } from './wallServer.ts'

type News = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const zone = 'Europe/Madrid'
const date = '2026-05-05'
/** 11:40 in the room. */
const now = Date.parse('2026-05-05T09:40:00Z')
const minute = 60_000
const stage = { width: 1412, height: 816 }
const by = (person: string, minutesAgo: number) => ({ at: now - minutesAgo * minute, by: person })
const opened: News = { days: { [`${date}/opened.1`]: by('olga', 200) } }
const open: SprintDay = { is: 'open', day: date, since: now - 200 * minute, closes: now + 140 * minute }
const closed: SprintDay = { is: 'closed', day: date }
const none: SprintDay = { is: 'none', day: date }

function seeing(...news: News[]) {
  const registers = createStreamRegisters()
  for (const one of [people, ...news]) registers.change({ registers: one })
  const view = createBoardView(registers)
  const isToday = isOf(open, now, zone)
  return { registers, view, deeds: deedsOf(view, registers), isToday }
}
const here = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  people: Object.fromEntries(
    Object.entries({ presence: { is: 'here', ...by(id, 60), day: date }, ...more }).map(([field, value]) => [
      `${id}/${field}`,
      value,
    ]),
  ),
})
const waits = (id: string, table: string | null, minutesAgo: number) => ({
  help: { [`${id}/waiting`]: { table, since: now - minutesAgo * minute } },
})

describe('who is free to help', () => {
  const free = (day: SprintDay, ...news: News[]) =>
    helpingOf(seeing(...news).view, day, stage, now).free.map(({ name }) => name)
  const mentor = here('ada', { role: 'mentor' })

  test('mentors who are here, and whoever said that they can help', () => {
    const bo = here('bo', { availability: { is: 'canHelp', until: null, at: now } })
    expect(free(open, mentor, bo)).toEqual(['Ada', 'Bo'])
    expect(free(open, here('bo'))).toEqual([])
  })
  test.each<[string, News]>([
    ['away', here('ada', { presence: { is: 'away', ...by('ada', 5), day: date } })],
    ['not seen today', here('ada', { presence: { is: 'here', ...by('ada', 5), day: '2026-05-04' } })],
    ['heads-down', here('ada', { availability: { is: 'headsDown', until: null, at: now - minute } })],
    ['coming to somebody', { help: { 'h/taken.ada': { turn: 1, at: now } } }],
    ['looking after enough people', { meta: { 'board/mentorLoad': 1 } }],
  ])('nobody who is %s', (_, news) => {
    const load = {
      pairings: {
        'p/made': { ...by('ada', 5), kind: 'mentoring', ticket: null, aloud: true },
        'p/invited.ada': by('ada', 5),
        'p/invited.bo': by('ada', 5),
      },
    }
    expect(free(open, mentor, waits('h', 't1', 3), load)).toEqual(['Ada'])
    expect(free(open, mentor, waits('h', 't1', 3), load, news)).toEqual([])
  })
  test('where no day is ever opened, whoever has not gone', () => {
    const said = { people: { 'ada/role': 'mentor' } }
    expect(free(none, said)).toEqual(['Ada'])
    expect(free(open, said)).toEqual([])
    expect(free(closed, mentor)).toEqual([])
  })
})

describe('where somebody waits', () => {
  const helping = (day: SprintDay, ...news: News[]) => helpingOf(seeing(...news).view, day, stage, now)

  test('per table, as a count, with the longest wait and no name', () => {
    const all = helping(open, waits('h1', 't1', 12), waits('h2', 't1', 3), waits('h3', null, 5))
    expect(all).toMatchObject({
      waiting: [
        { table: 't1', label: 'Table 1', count: 2 },
        { table: '', label: 'No table', count: 1 },
      ],
      longest: '12 min',
    })
    expect(JSON.stringify(all)).not.toMatch(/Ada|Bo/)
  })
  test('not those to whom somebody comes, nor what is over; a night counts for nothing', () => {
    const taken = { help: { 'h1/taken.ada': { turn: 1, at: now } } }
    const over = { help: { 'h2/withdrawn': by('bo', 1) } }
    expect(helping(open, waits('h1', 't1', 12), waits('h2', 't1', 3), taken, over).waiting).toEqual([])
    expect(helping(open, waits('h', 't1', 1_000)).longest).toBe('3 h')
  })
  test('nothing of it once the day is closed', () => {
    expect(helping(closed, waits('h', 't1', 12))).toMatchObject({ waiting: [], longest: undefined, lines: 0 })
  })
  test('tables have the room that those who are free leave', () => {
    const tables = { n1: 'By the sea', n2: 'The corner' }
    const named = Object.fromEntries(Object.entries(tables).map(([id, label]) => [`${id}/label`, label]))
    const mentor = here('ada', { role: 'mentor' })
    const all = helping(open, { tables: named }, mentor, waits('h1', 'n1', 5), waits('h2', 'n2', 3))
    expect(all).toMatchObject({ lines: 1, waitingMore: 0, free: [{ id: 'ada' }] })
  })
  test('tables that do not fit are counted', () => {
    const tables = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        [`n${i}/label`, `Table by the window ${i}`],
        [`n${i}/rank`, `b${i}1`],
      ]).flatMap((entries) => entries.map(([key = '', value]) => [key, value])),
    )
    const requests = Array.from({ length: 12 }, (_, i) => waits(`h${i}`, `n${i}`, i))
    const { waiting, waitingMore } = helping(open, { tables }, ...requests)
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting.length).toBeLessThan(12)
    expect(waiting.length + waitingMore).toBe(12)
  })
})

describe('today', () => {
  const claimed = (ticket: string, person: string, minutesAgo: number) => ({
    claims: { [`${ticket}.${person}/begun.1`]: by(person, minutesAgo) },
  })
  const ended = (ticket: string, person: string, how: string, minutesAgo: number) => ({
    claims: { [`${ticket}.${person}/ended.1`]: { ...by(person, minutesAgo), how } },
  })
  const sheets = (...news: News[]) => {
    const { view, deeds, isToday } = seeing(...news)
    const named = (who: readonly { readonly name: string }[]) => who.map(({ name }) => name).join(', ')
    return todayOf(view, deeds, isToday).map(({ id, rows, others }) => ({
      id,
      rows: rows.map((row) => `${row.title}: ${named(row.people)}`),
      others: named(others),
    }))
  }
  const yesterday = 24 * 60

  test('what is done, what was begun, whose help was answered; nothing of it is not shown', () => {
    expect(sheets()).toEqual([])
    expect(
      sheets(
        claimed('x', 'ada', yesterday),
        ended('x', 'ada', 'done', 10),
        claimed('y', 'bo', 30),
        claimed('y', 'ada', 20),
        waits('h', 't1', 30),
        { help: { 'h/resolved': { ...by('ada', 5), person: 'bo' } } },
      ),
    ).toEqual([
      { id: 'done', rows: ['Fix the cache: Ada'], others: '' },
      { id: 'begun', rows: ['Write docs: Ada, Bo'], others: '' },
      { id: 'helped', rows: [], others: 'Bo' },
    ])
  })
  test('what was begun today and lies among the landed, landed today', () => {
    const landed = { tickets: { 'y/place': { lane: 'landed', rank: 'a1' } } }
    expect(sheets(claimed('y', 'bo', 30), landed)).toEqual([
      { id: 'done', rows: ['Write docs: Bo'], others: '' },
    ])
    expect(sheets(claimed('y', 'bo', yesterday), landed)).toEqual([])
  })
  test('what was given up or was yesterday is not told', () => {
    expect(sheets(claimed('x', 'ada', 30), ended('x', 'ada', 'released', 10))).toEqual([])
    expect(sheets(claimed('x', 'ada', 2 * yesterday), ended('x', 'ada', 'done', yesterday))).toEqual([])
  })
  test('[I11] whoever is not named in the room is someone', () => {
    expect(sheets(claimed('x', 'shy', 30))).toEqual([
      { id: 'begun', rows: ['Fix the cache: someone'], others: '' },
    ])
  })

  describe('to clap for', () => {
    const occasions = (...news: News[]) => {
      const { view, deeds, isToday } = seeing(...news)
      return occasionsOf(view, deeds, isToday, now).map(({ key, title }) => `${key}: ${title}`)
    }
    const first = [claimed('x', 'ada', 60), ended('x', 'ada', 'done', 10)] as const

    test('[I11] a first one done, of those who agreed in so many words', () => {
      expect(occasions(...first)).toEqual([])
      const agreed = { people: { 'ada/nameInRoom': true } }
      expect(occasions(...first, agreed)).toEqual(['first ada: Ada got a first one done'])
      const elsewhere = { people: { 'ada/nameInPublic': true } }
      expect(occasions(...first, elsewhere)).toHaveLength(1)
      expect(occasions(...first, elsewhere, { people: { 'ada/nameInRoom': false } })).toEqual([])
      const before = [claimed('y', 'ada', 2 * yesterday), ended('y', 'ada', 'done', yesterday)]
      expect(occasions(...first, agreed, ...before)).toEqual([])
    })
    test('the oldest ticket that was touched, on the day when it was', () => {
      const created = (id: string, year: number) => ({
        tickets: {
          [`${id}/upstream`]: {
            tracker: 'trac:code.djangoproject.com',
            number: year,
            url: 'https://code.djangoproject.com/ticket/1',
            title: id,
            kind: 'ticket',
            created: `${year}-02-01`,
            fetched: now,
          },
        },
      })
      const both = [created('x', 2007), created('y', 2014)]
      const today = 'oldest x: The oldest one yet: open for 19 years'
      expect(occasions(...both, claimed('y', 'bo', 20))[0]).toMatch('oldest y')
      expect(occasions(...both, claimed('y', 'bo', 20), claimed('x', 'ada', 30))).toEqual([today])
      expect(occasions(...both, claimed('y', 'bo', 20), claimed('x', 'ada', yesterday))).toEqual([])
      expect(occasions(created('x', 2024), claimed('x', 'ada', 30))).toEqual([])
    })
  })
})

describe('next', () => {
  const session = (id: string, from: string, to: string, more: Readonly<Record<string, unknown>> = {}) => ({
    sessions: {
      [`${id}/title`]: id,
      [`${id}/when`]: { starts: Date.parse(`${from}:00Z`), ends: Date.parse(`${to}:00Z`), ...more },
    },
  })
  const coming = (day: SprintDay, ...news: News[]) => {
    const { view } = seeing(...news)
    return comingOf(view.sessions.get(), { days: view.days.get(), board: view.board.get() }, day, now)
  }

  test('the session that is on and the one after, on the board’s clock, and the time until lunch', () => {
    expect(
      coming(
        open,
        session('Roadmap', '2026-05-05T09:00', '2026-05-05T10:00'),
        session('Sprint', '2026-05-04T22:00', '2026-05-05T22:00', { allDay: true }),
        session('Showcase', '2026-05-05T11:00', '2026-05-05T11:30'),
        session('Dinner', '2026-05-05T19:00', '2026-05-05T21:00'),
      ),
    ).toMatchObject({
      mark: { what: 'Lunch at 14:00', left: '2 h 20 min' },
      now: { title: 'Roadmap', when: 'until 12:00', more: 1 },
      next: { title: 'Showcase', when: 'at 13:00', more: 0 },
    })
  })
  test('after the hour nobody is told that they are late; with nothing planned there is nothing to say', () => {
    expect(coming({ ...open, closes: now - minute })).toBeUndefined()
    expect(coming(none)).toBeUndefined()
  })
  test('an evening: when it opens again, tomorrow or later', () => {
    const planned = (day: string) => ({ days: { [`${day}/hours`]: { opens: '08:30', closes: '14:00' } } })
    const what = (day: string) => coming(closed, planned(day))?.mark
    expect(what('2026-05-06')).toEqual({ what: 'We open tomorrow at 08:30', left: undefined })
    expect(what('2026-05-08')).toEqual({ what: 'We open on Friday at 08:30', left: undefined })
    expect(what('2026-05-05')).toBeUndefined()
  })
})

describe('the views in turn', () => {
  const faces = (day: SprintDay, pinned: ViewName | undefined, ...news: News[]) => {
    const { view, registers } = seeing(...news)
    const celebrated = new Set<string>()
    const shows = showsOf({ view, registers, day, timeZone: zone, now, stage, celebrated })
    return facesOf(shows, view, day, pinned).map((face) => face.view)
  }
  const busy = [
    opened,
    { people: { 'ada/nameInRoom': true } },
    { claims: { 'x.ada/begun.1': by('ada', 30), 'x.ada/ended.1': { ...by('ada', 10), how: 'done' } } },
  ] as const

  test('only those that have something to say', () => {
    expect(faces(none, undefined)).toEqual(['now', 'board'])
    expect(faces(open, undefined, ...busy)).toEqual(['now', 'board', 'today', 'next', 'celebrate'])
  })
  test('a closed day is calm', () => {
    expect(faces(closed, undefined, ...busy)).toEqual(['now', 'board'])
  })
  test('one that is pinned stays, also with nothing to say', () => {
    expect(faces(none, 'celebrate')).toEqual(['celebrate'])
  })
})
