// The programme: sessions by hand and from a calendar, what goes on now, and what comes next.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseCalendar } from '../src/import/ical.ts'
import { importSessions, previewSessions } from '../src/ops/importSessions.ts'
import { addSession, editSession, withdrawSession } from '../src/ops/sessions.ts'
import { nowAndNext } from '../src/select/programme.ts'
import { sessionOf } from '../src/select/sessions.ts'
import type { Session } from '../src/select/sessions.ts'
import { momentOf } from '../src/select/time.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import { seededRandom, value } from '../src/testing/index.ts'
import { minute, oneBoard } from './oneBoard.ts'

const zone = 'Europe/Madrid'
const at = (day: string, clock: string) => momentOf(day, clock, zone)
const span = { from: at('2026-05-10', '00:00'), until: at('2026-05-25', '00:00') }

const file = (...events: string[]) => {
  const body = events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`).join('\n')
  const read = parseCalendar(`BEGIN:VCALENDAR\n${body}\nEND:VCALENDAR`, { zone, span })
  if (!read.ok) throw new Error(read.message)
  return read.calendar
}
const roadMap = (clock = '0900', more = '') =>
  `UID:road@example.org\nSUMMARY:Road map\nDTSTART:20260516T${clock}00${more}`
const daily = (more = '') =>
  `UID:day@example.org\nSUMMARY:Coffee\nDTSTART:20260516T110000\nRRULE:FREQ=DAILY;COUNT=3${more}`

function programme() {
  const b = oneBoard()
  const shown = () => b.view.sessions.get()
  return {
    ...b,
    shown,
    withdrawn: () => b.view.withdrawn.get(),
    titles: () => shown().map(({ title }) => title),
    bring: (...events: string[]) => {
      b.clock.advance(minute)
      return importSessions(b.doc, file(...events), b.as(b.organiser))
    },
  }
}

describe('a session by hand', () => {
  const when = { starts: at('2026-05-16', '10:00'), ends: at('2026-05-16', '11:00') }

  it('is added, changed, taken off and put back, each taken back', () => {
    const p = programme()
    const added = addSession(p.doc, { title: ' Road  map ', when, where: 'Room 2' }, p.as(p.organiser))
    expect(p.shown()).toMatchObject([{ title: 'Road map', when, where: 'Room 2', kind: 'roadmap' }])
    const session = value(added)
    const edited = editSession(p.doc, { session, kind: 'social', where: null }, p.as(p.organiser))
    expect(p.shown()).toMatchObject([{ kind: 'social', where: undefined }])
    p.undo(edited, p.organiser)
    expect(p.shown()).toMatchObject([{ kind: 'roadmap', where: 'Room 2' }])
    const off = withdrawSession(p.doc, { session, withdrawn: true }, p.as(p.organiser))
    expect([p.shown(), p.withdrawn()]).toMatchObject([[], [{ title: 'Road map', when }]])
    p.undo(off, p.organiser)
    expect([p.titles(), p.withdrawn()]).toEqual([['Road map'], []])
    p.undo(added, p.organiser)
    expect(p.shown()).toEqual([])
  })

  it.each([
    ['without a title', { title: ' ', when }],
    ['that ends before it begins', { title: 'Lunch', when: { starts: when.ends, ends: when.starts } }],
    ['with a title of pages', { title: 'x'.repeat(300), when }],
  ])('%s is refused', (_, args) => {
    const p = programme()
    expect(p.updatesMade(() => expect(addSession(p.doc, args, p.as(p.organiser)).ok).toBe(false))).toBe(0)
  })
})

describe('[I6] a calendar', () => {
  it('comes in once, however often it is brought, and its preview writes nothing', () => {
    const p = programme()
    expect(p.updatesMade(() => previewSessions(p.doc, file(roadMap()), p.as(p.organiser)))).toBe(0)
    expect(p.bring(roadMap(), daily()).value).toMatchObject({ new: 4, changed: 0, same: 0 })
    expect(p.updatesMade(() => p.bring(roadMap(), daily()))).toBe(0)
    expect(p.titles()).toEqual(['Road map', 'Coffee', 'Coffee', 'Coffee'])
  })

  it('moves a session, and a whole series, and doubles none', () => {
    const p = programme()
    p.bring(roadMap(), daily())
    const moved = daily().replace('T110000', 'T113000')
    const result = p.bring(roadMap('1000'), moved)
    expect(result.value).toMatchObject({ new: 0, changed: 4, same: 0 })
    expect(p.shown().map(({ when }) => when.starts)).toEqual([
      at('2026-05-16', '10:00'),
      ...['16', '17', '18'].map((day) => at(`2026-05-${day}`, '11:30')),
    ])
    p.undo(result, p.organiser)
    expect(p.shown()[0]?.when.starts).toBe(at('2026-05-16', '09:00'))
    expect(p.bring(roadMap('1000'), moved).value).toMatchObject({ changed: 4 })
  })

  it('taken back leaves nothing, and comes in again', () => {
    const p = programme()
    p.undo(p.bring(roadMap()), p.organiser)
    expect(p.shown()).toEqual([])
    expect(p.bring(roadMap()).value).toMatchObject({ new: 1 })
    expect(p.titles()).toEqual(['Road map'])
  })

  it('takes off what is cancelled or left out of its series, and leaves the others', () => {
    const p = programme()
    p.bring(roadMap(), daily())
    const fewer = daily('\nEXDATE:20260517T110000')
    expect(p.bring(roadMap('0900', '\nSTATUS:CANCELLED'), fewer).value).toMatchObject({ gone: 2, same: 2 })
    expect(p.shown().map(({ when }) => when.starts)).toEqual(
      ['16', '18'].map((day) => at(`2026-05-${day}`, '11:00')),
    )
  })

  it('of an earlier count of changes moves nothing', () => {
    const p = programme()
    p.bring(roadMap('1000', '\nSEQUENCE:3'))
    expect(p.bring(roadMap('0900', '\nSEQUENCE:2')).value).toMatchObject({ changed: 0, same: 1 })
    expect(p.shown()[0]?.when.starts).toBe(at('2026-05-16', '10:00'))
  })

  it('leaves alone what people said, and what they took off stays off', () => {
    const p = programme()
    p.bring(roadMap(), daily())
    const [road, coffee] = p.shown()
    editSession(p.doc, { session: road?.id ?? '', title: 'Where to?' }, p.as(p.organiser))
    withdrawSession(p.doc, { session: coffee?.id ?? '', withdrawn: true }, p.as(p.organiser))
    p.bring(roadMap('1000'), daily().replace('T110000', 'T113000'))
    expect(p.titles()).toEqual(['Where to?', 'Coffee', 'Coffee'])
    editSession(p.doc, { session: road?.id ?? '', title: null }, p.as(p.organiser))
    expect(p.titles()).toEqual(['Road map', 'Coffee', 'Coffee'])
  })

  it('that two bring in offline gives each session once', () => {
    const p = programme()
    const other = new Y.Doc()
    other.clientID = 2 ** 31
    Y.applyUpdate(other, Y.encodeStateAsUpdate(p.doc))
    p.bring(roadMap(), daily())
    importSessions(other, file(roadMap(), daily()), p.as(p.organiser))
    Y.applyUpdate(p.doc, Y.encodeStateAsUpdate(other))
    expect(p.titles()).toEqual(['Road map', 'Coffee', 'Coffee', 'Coffee'])
  })
})

describe('[I6] two laptops, both offline,', () => {
  /** One board on two laptops, each of which brings in what it has; then both have both. */
  function apart(base: string[], here: string[], there: string[], seed: number) {
    const p = programme()
    p.bring(...base)
    const other = new Y.Doc()
    other.clientID = 2 ** 31
    Y.applyUpdate(other, Y.encodeStateAsUpdate(p.doc))
    const random = seededRandom(seed).next
    importSessions(p.doc, file(...here), { me: p.organiser, now: p.clock.now() + minute, random })
    importSessions(other, file(...there), { me: p.organiser, now: p.clock.now() + 2 * minute, random })
    Y.applyUpdate(p.doc, Y.encodeStateAsUpdate(other))
    const starts = () => p.shown().map(({ when }) => when.starts)
    return { ...p, starts }
  }
  const seeds = [1, 2, 3, 4]
  const later = (event: string, more = '') => `${event.replace('T110000', 'T113000')}${more}`
  const mornings = (clock: string) => ['16', '17', '18'].map((day) => at(`2026-05-${day}`, clock))

  it.each(seeds)(
    'of which one moves a series and one has the old file: each once, moved (seed %i)',
    (seed) => {
      expect(apart([daily()], [daily()], [later(daily())], seed).starts()).toEqual(mornings('11:30'))
    },
  )

  it.each(seeds)(
    'which move it differently show each once, and the next file moves all (seed %i)',
    (seed) => {
      const p = apart([daily()], [later(daily())], [daily().replace('T110000', 'T120000')], seed)
      expect([mornings('11:30'), mornings('12:00')]).toContainEqual(p.starts())
      p.clock.advance(3 * minute)
      p.bring(later(daily(), '\nSEQUENCE:1'))
      expect(p.starts()).toEqual(mornings('11:30'))
    },
  )

  it.each(seeds)('which learn of different days of a series agree with the next file (seed %i)', (seed) => {
    const shifted = daily().replace('20260516', '20260517')
    const p = apart([roadMap()], [daily()], [shifted], seed)
    p.clock.advance(3 * minute)
    p.bring(shifted)
    expect(p.starts().slice(1)).toEqual(['17', '18', '19'].map((day) => at(`2026-05-${day}`, '11:00')))
  })
})

describe('now and next', () => {
  const session = (title: string, starts: number, ends: number, allDay = false): Session => ({
    id: title,
    title,
    kind: undefined,
    when: { starts, ends, ...(allDay && { allDay }) },
    where: undefined,
  })
  const titlesAt = (sessions: readonly Session[], now: number) => {
    const { now: running, next, nextIs } = nowAndNext(sessions, now, zone)
    return [running?.title, next?.title, nextIs]
  }
  const late = session('Party', at('2026-05-16', '22:00'), at('2026-05-17', '02:00'))
  const breakfast = session('Breakfast', at('2026-05-17', '08:00'), at('2026-05-17', '09:00'))

  it('follow the board through midnight', () => {
    expect(titlesAt([late, breakfast], at('2026-05-16', '23:30'))).toEqual(['Party', 'Breakfast', 'tomorrow'])
    expect(titlesAt([late, breakfast], at('2026-05-17', '00:30'))).toEqual(['Party', 'Breakfast', 'today'])
    expect(titlesAt([late, breakfast], at('2026-05-17', '09:00'))).toEqual([undefined, undefined, 'today'])
  })

  it('follow it through the night on which clocks change', () => {
    const early = session('Walk', at('2026-10-25', '02:30'), at('2026-10-25', '04:00'))
    // 02:30 comes twice: the first time is meant.
    expect(titlesAt([early], at('2026-10-25', '02:30') - minute)).toEqual([undefined, 'Walk', 'today'])
    expect(titlesAt([early], at('2026-10-25', '02:30') + 119 * minute)).toEqual(['Walk', undefined, 'today'])
    expect(early.when.ends - early.when.starts).toBe(150 * minute)
  })

  it('name what began last, and a whole day only where nothing else goes on', () => {
    const whole = session('Sprint', at('2026-05-16', '00:00'), at('2026-05-17', '00:00'), true)
    const talk = session('Talk', at('2026-05-16', '22:30'), at('2026-05-16', '23:00'))
    const all = [whole, late, talk, breakfast]
    expect(titlesAt(all, at('2026-05-16', '10:00'))).toEqual(['Sprint', 'Party', 'today'])
    expect(titlesAt(all, at('2026-05-16', '22:45'))[0]).toBe('Talk')
  })
})

it.each([
  ['Orientation for new contributors', 'orientation'],
  ['Django road map', 'roadmap'],
  ['Lunch', 'break'],
  ['Coffee break', 'break'],
  ['Demo time', 'showcase'],
  ['Community dinner', 'social'],
  ['Sprinting', 'sprint'],
  ['Teamwork', undefined],
])('a session called %s is of its kind until somebody says otherwise', (title, kind) => {
  const record = {
    ...(emptyRecord('sessions', 's') as Entity<'sessions'>),
    title,
    when: { starts: 1, ends: 2 },
  }
  expect(sessionOf(record)?.kind).toBe(kind)
})
