// Opening and closing the morning: by one, by two at once, offline, taken back.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { setBoard } from '../src/ops/board.ts'
import { closeDay, openDay, setDayHours } from '../src/ops/days.ts'
import { presenceOf } from '../src/select/presence.ts'
import { openMinutes, sprintDay, usualHours } from '../src/select/sprintDay.ts'
import { readAll, readRecord, registersOf } from '../src/board/registers.ts'
import { dayOf } from '../src/select/time.ts'
import { minute, oneBoard } from './oneBoard.ts'

const zone = 'Europe/Madrid'
const dayMinutes = 24 * 60

function morning() {
  const b = oneBoard()
  setBoard(b.doc, { timeZone: zone }, b.as(b.organiser))
  const calendar = () => ({
    days: [...readAll(registersOf(b.doc), 'days').values()],
    board: readRecord(registersOf(b.doc), 'meta', 'board'),
  })
  return {
    ...b,
    today: dayOf(b.clock.now(), zone),
    calendar,
    state: () => sprintDay(calendar(), b.clock.now()).is,
    open: () => openDay(b.doc, {}, b.as(b.mentor)),
    close: () => closeDay(b.doc, {}, b.as(b.mentor)),
  }
}

describe('a morning', () => {
  it('is opened and closed, and opened again in the next turn', () => {
    const m = morning()
    expect(m.state()).toBe('none')
    m.open()
    expect(m.state()).toBe('open')
    m.clock.advance(60 * minute)
    m.close()
    expect(m.state()).toBe('closed')
    m.clock.advance(minute)
    m.open()
    expect(m.state()).toBe('open')
    expect(m.register('days', `${m.today}/opened.2`)).toMatchObject({ by: m.mentor })
  })

  it('makes everybody expected who has not come today, and writes nothing of them', () => {
    const m = morning()
    m.clock.advance(dayMinutes * minute)
    m.open()
    const day = sprintDay(m.calendar(), m.clock.now())
    expect(presenceOf(readRecord(registersOf(m.doc), 'people', m.ada), day, zone)).toBe('expected')
    expect([...m.doc.getMap('days').keys()]).toEqual([`${dayOf(m.clock.now(), zone)}/opened.1`])
  })

  it('that is open stays as it is when somebody opens it, also past midnight; so does a closed one', () => {
    const m = morning()
    expect(m.updatesMade(m.close)).toBe(0)
    m.open()
    expect(m.updatesMade(m.open)).toBe(0)
    setDayHours(m.doc, { day: m.today, hours: { opens: '20:00', closes: '03:00' } }, m.as(m.organiser))
    m.clock.advance(17 * 60 * minute)
    expect(dayOf(m.clock.now(), zone)).not.toBe(m.today)
    expect(m.updatesMade(m.open)).toBe(0)
  })

  it('is closed again by taking the opening back, and opened by taking the closing back', () => {
    const m = morning()
    const opened = m.open()
    m.undo(opened, m.mentor)
    expect(m.state()).toBe('closed')
    m.open()
    m.clock.advance(minute)
    const closed = m.close()
    m.clock.advance(minute)
    m.undo(closed, m.mentor)
    expect(m.state()).toBe('open')
    expect(m.register('days', `${m.today}/opened.3`)).toMatchObject({ at: m.clock.now() })
  })

  it('of yesterday that nobody closed is left alone by whoever closes today', () => {
    const m = morning()
    m.open()
    m.clock.advance(dayMinutes * minute)
    m.open()
    m.clock.advance(60 * minute)
    m.close()
    expect(m.register('days', `${m.today}/closed.1`)).toBeUndefined()
    expect(openMinutes(m.calendar(), 0, m.clock.now())).toBe(6 * 60 + 60)
  })

  it('that two open offline is one, and taking back the lost opening leaves it open', () => {
    const m = morning()
    const other = new Y.Doc()
    other.clientID = 2 ** 31
    Y.applyUpdate(other, Y.encodeStateAsUpdate(m.doc))
    const mine = m.open()
    const theirs = openDay(other, {}, m.as(m.organiser))
    Y.applyUpdate(m.doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(m.doc))
    expect(Object.keys(readRecord(registersOf(m.doc), 'days', m.today).opened)).toEqual(['1'])
    const sign = m.register('days', `${m.today}/opened.1`)
    const [lost, by] = (sign as { by: string }).by === m.mentor ? [theirs, m.organiser] : [mine, m.mentor]
    m.undo(lost, by)
    expect(m.state()).toBe('open')
    m.close()
    expect(m.state()).toBe('closed')
  })
})

describe('the hours of a day', () => {
  it('are those of the board unless it has its own, each taken back', () => {
    const m = morning()
    const board = setBoard(m.doc, { hours: { opens: '09:00', closes: '13:00' } }, m.as(m.organiser))
    m.undo(board, m.organiser)
    expect(m.calendar().board.hours).toEqual(usualHours)
    const hours = { opens: '10:00', closes: '12:00' }
    const own = setDayHours(m.doc, { day: m.today, hours }, m.as(m.organiser))
    expect(m.calendar().days[0]?.hours).toEqual(hours)
    m.undo(own, m.organiser)
    expect(m.calendar().days[0]?.hours).toBeNull()
  })

  it.each([
    ['a day that is none', '2026-13-01', usualHours],
    ['an hour that is none', '2026-05-16', { opens: '25:00', closes: '14:00' }],
  ])('cannot be %s', (_, day, hours) => {
    const m = morning()
    expect(
      m.updatesMade(() => expect(setDayHours(m.doc, { day, hours }, m.as(m.organiser)).ok).toBe(false)),
    ).toBe(0)
  })
})
