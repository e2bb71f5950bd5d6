// Who is here, away or gone: said for the day of the sprint, and a word that can be taken back.
import { expect, it } from 'vitest'
import { put, readAll, registersOf } from '../src/board/registers.ts'
import { closeDay, openDay } from '../src/ops/days.ts'
import { addPerson } from '../src/ops/people.ts'
import { sayPresence } from '../src/ops/presence.ts'
import { presenceOf } from '../src/select/presence.ts'
import { sprintDay } from '../src/select/sprintDay.ts'
import { dayOf } from '../src/select/time.ts'
import { value } from '../src/testing/index.ts'
import { minute, oneBoard } from './oneBoard.ts'

const night = 20 * 60 * minute

function room() {
  const b = oneBoard()
  const zone = () => b.view.board.get()?.timeZone ?? 'UTC'
  const today = () => dayOf(b.clock.now(), zone())
  const isThere = (person: string) => {
    const calendar = { days: b.view.days.get(), board: b.view.board.get() }
    return presenceOf(b.view.person(person).get(), sprintDay(calendar, b.clock.now()), zone())
  }
  return {
    ...b,
    today,
    isThere,
    open: () => openDay(b.doc, {}, b.as(b.mentor)),
    close: () => closeDay(b.doc, {}, b.as(b.mentor)),
  }
}

it('a word of presence is for the day: the next morning everybody is expected again', () => {
  const b = room()
  b.open()
  sayPresence(b.doc, { is: 'away' }, b.as(b.ada))
  sayPresence(b.doc, { person: b.bo, is: 'left' }, b.as(b.mentor))
  expect([b.ada, b.bo].map(b.isThere)).toEqual(['away', 'left'])
  expect(b.view.person(b.bo).get()?.presence).toEqual({
    is: 'left',
    day: b.today(),
    at: b.clock.now(),
    by: b.mentor,
  })
  b.clock.advance(6 * 60 * minute)
  b.close()
  expect(b.isThere(b.ada)).toBe('away')
  b.clock.advance(night)
  b.open()
  expect(b.view.people.get().map(b.isThere)).toEqual(Array(5).fill('expected'))
  sayPresence(b.doc, { person: b.ada, is: 'here' }, b.as(b.mentor))
  expect(b.isThere(b.ada)).toBe('here')
})

it('a word that was taken back leaves what was known before, also where nobody had said anything', () => {
  const b = room()
  b.clock.advance(2 * night)
  b.open()
  expect(b.isThere(b.ada)).toBe('expected')
  const first = sayPresence(b.doc, { person: b.ada, is: 'here' }, b.as(b.mentor))
  const second = sayPresence(b.doc, { is: 'away' }, b.as(b.ada))
  b.undo(second, b.ada)
  expect(b.isThere(b.ada)).toBe('here')
  b.undo(first, b.mentor)
  expect(b.isThere(b.ada)).toBe('expected')
  expect(b.updatesMade(() => sayPresence(b.doc, { person: b.bo, is: 'here' }, b.as(b.bo)))).toBe(1)
  expect(b.updatesMade(() => sayPresence(b.doc, { is: 'here' }, b.as(b.bo)))).toBe(0)
})

it('before the first morning, and on a board without days, whoever came in is here', () => {
  const b = room()
  expect(b.isThere(b.ada)).toBe('here')
  const day = dayOf(b.clock.now() + 5 * night, 'UTC')
  put(b.doc, 'days', day, { hours: { opens: '08:00', closes: '14:00' } })
  expect(b.isThere(b.ada)).toBe('here')
  put(b.doc, 'people', 'listed', { name: 'Noor' })
  expect(b.isThere('listed')).toBe('expected')
  sayPresence(b.doc, { person: 'listed', is: 'here' }, b.as(b.mentor))
  expect(b.isThere('listed')).toBe('here')
})

it('nobody is said of whom nobody knows', () => {
  const b = room()
  for (const person of ['nobodyKnowsIt', '__proto__', ''])
    expect(sayPresence(b.doc, { person, is: 'here' }, b.as(b.mentor))).toMatchObject({ ok: false })
})

it('whoever is added in the room agreed to be named in public only where they were asked', () => {
  const b = room()
  const asked = value(addPerson(b.doc, { name: 'Noor', nameInPublic: true }, b.as(b.mentor)))
  const other = value(addPerson(b.doc, { name: 'Omar' }, b.as(b.mentor)))
  const people = readAll(registersOf(b.doc), 'people')
  expect([asked, other].map((id) => people.get(id)?.nameInPublic)).toEqual([true, undefined])
})
