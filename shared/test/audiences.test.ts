// What audiences see, case by case; that nothing else gets out is held by properties/audiences.
import { expect, it } from 'vitest'
import * as v from 'valibot'
import * as Y from 'yjs'
import { createSeen } from '../src/audience/seen.ts'
import { anId } from '../src/board/kind.ts'
import type { Kind } from '../src/board/kind.ts'
import { peopleIn } from '../src/audience/peopleIn.ts'
import { registersOf } from '../src/board/registers.ts'
import { kindNames, schema } from '../src/board/schema.ts'
import { createAliases } from '../src/audience/sight.ts'
import type { Onlookers } from '../src/audience/sight.ts'
import { snapshotOf } from '../src/audience/news.ts'

const alias = createAliases('a secret')
const sign = (by: string) => ({ at: 1, by })
const ended = { at: 2, by: 'mentor', how: 'done' }
const agreed = { how: 'together', people: ['ana', 'bo'] }

/** Ana and Bo are on a ticket that Bo has left; what else is said of people stands in `said`. */
function board(said: Readonly<Record<string, unknown>>) {
  const doc = new Y.Doc()
  const set = (kind: string, all: Readonly<Record<string, unknown>>) => {
    for (const [key, value] of Object.entries(all)) doc.getMap(kind).set(key, value)
  }
  set('people', { 'ana/name': 'Ana', 'bo/name': 'Bo', ...said })
  set('claims', {
    't.ana/begun.1': sign('bo'),
    't.ana/agreed': agreed,
    't.bo/begun.1': sign('bo'),
    't.bo/ended.1': ended,
  })
  set('tables', { 'x/label': 'Table 1', 'x/lead': 'bo', 'x/call': 'https://call.example/1' })
  set('seats', { 'ana/table': 'x', 'bo/table': null })
  return {
    doc,
    seen: (audience: Onlookers) => snapshotOf(createSeen(registersOf(doc), audience, alias)).registers,
  }
}

it('[I11] the world knows by name who agreed, and the others by ids that lead nowhere', () => {
  const { seen } = board({ 'ana/nameInPublic': true, 'bo/nameInPublic': false })
  const [bo, mentor] = [alias('bo'), alias('mentor')]
  expect(seen('world')).toEqual({
    people: { 'ana/name': 'Ana', 'ana/nameInPublic': true },
    claims: {
      't.ana/begun.1': sign(bo),
      't.ana/agreed': { how: 'together', people: ['ana', bo] },
      [`t.${bo}/begun.1`]: sign(bo),
      [`t.${bo}/ended.1`]: { ...ended, by: mentor },
    },
  })
  expect(new Set([bo, mentor, createAliases('another')('bo')]).size).toBe(3)
})

it('the room sees that a ticket was checked, but nothing by which one could try out who owns it upstream', () => {
  const { doc, seen } = board({})
  const checked = { at: 1, by: 'bo', firstStep: 'Run the tests', upstream: '5uTh3r3iS0ne' }
  doc.getMap('tickets').set('t/checked', checked)
  expect(seen('room')['tickets']?.['t/checked']).toEqual({ ...checked, upstream: null })
  expect(seen('world')['tickets']?.['t/checked']).toBeUndefined()
})

it('[I11] the room knows everybody by name who did not switch that off, and where they sit', () => {
  const { seen } = board({ 'bo/nameInRoom': false })
  expect(seen('room')).toMatchObject({
    people: { 'ana/name': 'Ana', 'bo/nameInRoom': false },
    claims: { 't.ana/begun.1': sign('bo'), 't.bo/begun.1': sign('bo') },
    tables: { 'x/label': 'Table 1', 'x/lead': 'bo' },
    seats: { 'ana/table': 'x' },
  })
  expect(seen('room').people).not.toHaveProperty(['bo/name'])
})

it('[I11] who was taken off the list is nowhere on it; what they did stays', () => {
  const { seen } = board({ 'ana/removed': true, 'ana/nameInPublic': true })
  expect(seen('room').people).toEqual({ 'bo/name': 'Bo' })
  expect(seen('room').seats).toBeUndefined()
  expect(seen('room').claims).toHaveProperty(['t.ana/begun.1'])
  expect(seen('world').people).toBeUndefined()
  expect(seen('world').claims).toHaveProperty([`t.${alias('ana')}/begun.1`])
})

it('[I11] two records of one person are shown by what the one they lead to says', () => {
  const merged = { 'ana/mergedInto': 'bo', 'ana/nameInPublic': true }
  const { doc, seen } = board(merged)
  expect(seen('world').people).toBeUndefined()
  doc.getMap('people').set('bo/nameInPublic', true)
  expect(seen('world').people).toMatchObject({ 'ana/mergedInto': 'bo', 'ana/name': 'Ana', 'bo/name': 'Bo' })
  doc.getMap('people').set('bo/removed', true)
  expect(seen('world').people).toBeUndefined()
  expect(seen('room').people).toBeUndefined()
})

it('[I11] a name that somebody did not agree to show stays where it is when they agreed to another', () => {
  const { doc, seen } = board({ 'ana/mergedInto': 'bo', 'bo/nameInPublic': true, 'bo/mergedInto': 'cy' })
  const people = doc.getMap('people')
  people.set('cy/name', 'Cy')
  people.set('cy/nameInPublic', true)
  people.set('bo/nameInRoom', false)
  people.set('bo/nameInPublic', false)
  expect(JSON.stringify(seen('world'))).not.toMatch(/Ana|Bo/)
  expect(JSON.stringify(seen('room'))).not.toContain('Bo')
  // Who they are is said all the same, past the records without a name.
  for (const audience of ['room', 'world'] as const)
    expect(seen(audience).people).toMatchObject({
      'ana/mergedInto': 'cy',
      'bo/mergedInto': 'cy',
      'cy/name': 'Cy',
    })
})

it('[I10] the world sees nothing of a board that is not listed', () => {
  const { doc, seen } = board({ 'ana/nameInPublic': true })
  doc.getMap('meta').set('board/unlisted', true)
  expect(seen('world')).toEqual({})
  expect(seen('room').people).toBeDefined()
})

it('every field that an audience may see says where it names people', () => {
  // A validator that peopleIn cannot look into throws when the table is read. What is left is an id of something else.
  interface Parts {
    readonly entries?: object
    readonly item?: v.GenericSchema
    readonly wrapped?: v.GenericSchema
  }
  const holdsId = (schema: v.GenericSchema & Parts): boolean =>
    schema === anId ||
    Object.values(schema.entries ?? {}).some(holdsId) ||
    [schema.item, schema.wrapped].some((part) => part && holdsId(part))
  const fields = kindNames.flatMap((kind) =>
    Object.entries((schema[kind] as Kind).fields).flatMap(([name, { value, see }]) =>
      see !== 'members' && holdsId(value) ? [`${kind}.${name}`] : [],
    ),
  )
  expect(fields).toEqual(['seats.table', 'tickets.partOf', 'pairings.made', 'help.waiting'])
  expect(holdsId(v.array(v.object({ by: v.nullable(anId) })))).toBe(true)
  expect(() => peopleIn(v.record(v.string(), anId))).toThrow('record')
})
