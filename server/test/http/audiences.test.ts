// What the room's and the world's streams carry, on the bytes, of a board on which every register there is holds something
// that can be found again (I10, I11): as it stands when somebody begins to watch, and as it changes while they do.
import { expect, it } from 'vitest'
import type { Kind } from '@taula/shared/board/kind'
import { aPerson } from '@taula/shared/board/kind'
import { noteOf } from '@taula/shared/board/notes'
import { kindNames, schema, validValue } from '@taula/shared/board/schema'
import type { KindName } from '@taula/shared/board/schema'
import { done } from '@taula/shared/ops/op'
import type * as Y from 'yjs'
import * as v from 'valibot'
import { liveRegisters } from '@taula/shared/protocol/live'
import { readEvents } from './events.ts'
import type { StreamEvent } from './events.ts'
import { bearer, joined, newBoard, setUp } from './harness.ts'

/** Who agreed to nothing, and who agreed to be named everywhere. */
const shy = 'theShyOne'
const open = 'theOpenOne'
const people = [shy, open] as const
const ids: Readonly<Record<KindName, readonly string[]>> = {
  meta: ['board'],
  tables: ['aTable'],
  days: ['2026-05-04'],
  sessions: ['aSession'],
  people,
  seats: people,
  tickets: ['aTicket'],
  claims: people.map((person) => `aTicket.${person}`),
  pairings: ['aPairing'],
  help: ['aRequest'],
}

interface Parts {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

/** A value with as much text in it as the field takes, each line telling where it stands: `tickets-upstream-owner-`. */
function full(part: v.GenericSchema, path: string, person: string): unknown {
  if (part === aPerson) return person
  const { type, entries, item, wrapped, options, literal }: Parts = part
  if (literal !== undefined) return literal
  if (options) {
    const [first] = options
    return typeof first === 'object' ? full(first as v.GenericSchema, path, person) : first
  }
  if (wrapped) return full(wrapped, path, person)
  if (item) return [full(item, path, person)]
  if (entries)
    return Object.fromEntries(
      Object.entries(entries).map(([name, of]) => [name, full(of, `${path}-${name}`, person)]),
    )
  if (type === 'boolean') return true
  if (type === 'number') return 7
  const line = `${path}-${person}-`
  const texts = [line, `https://${line}.example/`, '2026-05-04', 'Europe/Madrid', 'a0', '08:00']
  const taken = texts.find((text) => v.is(part, text))
  if (taken === undefined) throw new Error(`No text for ${path}: add one.`)
  return taken
}

/** What says whom an audience may know of. */
const consents: Readonly<Record<string, (person: string) => unknown>> = {
  'people.nameInRoom': (person) => person === open,
  'people.nameInPublic': (person) => person === open,
  'people.mergedInto': () => null,
  'people.removed': () => false,
  // Of roles the room is told who is a mentor.
  'people.role': () => 'mentor',
  'meta.unlisted': () => false,
}

interface Register {
  readonly kind: KindName
  readonly field: string
  readonly key: string
  readonly value: unknown
}
/** Every register of the schema, of both people where it is about one. */
const registers: readonly Register[] = kindNames.flatMap((kind) =>
  Object.entries((schema[kind] as Kind).fields).flatMap(([field, rule]) =>
    ids[kind].flatMap((id) =>
      people.flatMap((person) => {
        const isOf = id.endsWith(shy) ? shy : id.endsWith(open) ? open : person
        const value = consents[`${kind}.${field}`]?.(isOf) ?? full(rule.value, `${kind}-${field}`, isOf)
        // Families of these two are about people; others count turns, or name services and lanes.
        const param = kind === 'pairings' || kind === 'help' ? person : '1'
        return { kind, field, key: `${id}/${field}${rule.many ? `.${param}` : ''}`, value }
      }),
    ),
  ),
)
const write = (all: readonly Register[], more: string) => (doc: Y.Doc) => {
  for (const { kind, key, value } of all) {
    // A second time everything is a little different, so that all of it is news.
    const text = JSON.stringify(value).replaceAll(/-(?=[".])/g, `-${more}`)
    doc.getMap(kind).set(key, JSON.parse(text))
  }
  noteOf(doc, 'aTicket').insert(0, `the-note-${more}`)
  return done(null)
}

/** The fields of the schema that an audience may see, or may not. */
const fieldsOf = (audience: 'room' | 'world', isSeen: boolean): readonly string[] =>
  kindNames
    .flatMap((kind) =>
      Object.entries((schema[kind] as Kind).fields).flatMap(([field, { see }]) =>
        (see === 'world' || see === audience) === isSeen ? [`${kind}.${field}`] : [],
      ),
    )
    .toSorted()
/** The fields that an event tells something of. */
const fieldsIn = (event: StreamEvent | undefined): readonly string[] => {
  const all = Object.entries(v.parse(liveRegisters, event?.data).registers).flatMap(([kind, values]) =>
    Object.keys(values).map((key) => `${kind}.${key.slice(key.indexOf('/') + 1).split('.')[0]}`),
  )
  return [...new Set(all)].toSorted()
}

/** Said a second time, by hand: what issue and product promise in words. */
const secrets = {
  room: [
    'the-note-',
    'help-question-',
    'claims-handover-',
    'people-handle-',
    'people-skills-',
    'people-wants-',
    'people-languages-',
    'people-setup',
    'meta-skills-',
    'meta-setupSteps-',
    'tables-call-',
    'upstream-owner',
    'upstream-reporter',
    `people-name-${shy}-`,
  ],
  world: [
    'the-note-',
    'help',
    'pairings',
    'seats',
    'presence',
    'availability',
    'tables',
    'tickets-checked-',
    'claims-handover-',
    'people-pronouns-',
    'meta-announcement-',
    'upstream-owner',
    'upstream-reporter',
    shy,
  ],
} as const

async function filled() {
  const { app, ports } = setUp()
  const board = await newBoard(app)
  const room = await ports.rooms.open(board.boardId)
  await room.change(write(registers, 'first-'))
  const follow = async (role: 'screen' | 'public') => {
    const { token } = await joined(app, board, role, {})
    return readEvents(await app.request(`/api/boards/${board.boardId}/live`, { headers: bearer(token) }))
  }
  return { board, room, follow }
}

it('every register of the schema is filled with what it takes', () => {
  for (const { kind, field, key, value } of registers)
    expect([key, validValue((schema[kind] as Kind).fields[field]!, value)]).toEqual([key, value])
  const fields = new Set(registers.map(({ kind, field }) => `${kind}.${field}`))
  expect(fields.size).toBe(kindNames.flatMap((kind) => Object.keys(schema[kind].fields)).length)
})

for (const [role, audience] of [
  ['screen', 'room'],
  ['public', 'world'],
] as const) {
  it(`[I10] [I11] nothing that the ${audience} may not see is in its stream, when it begins and when all changes`, async () => {
    const { board, room, follow } = await filled()
    const stream = await follow(role)
    const [all, none] = [fieldsOf(audience, true), fieldsOf(audience, false)]
    expect(fieldsIn(await stream.next('snapshot'))).toEqual(all)
    if (role === 'screen') await stream.next('join')
    const before = stream.bytes()
    await room.change(write(registers, 'second-'))
    const news = fieldsIn(await stream.next('change'))
    expect(news.filter((field) => !all.includes(field))).toEqual([])
    const after = stream.bytes().slice(before.length)
    for (const [bytes, more] of [
      [before, 'first-'],
      [after, 'second-'],
    ] as const) {
      expect(bytes).toContain(`tickets-title-${open}-${more}`)
      expect(bytes).toContain(`people-name-${open}-${more}`)
      const unseen = none.map((field) => `${field.replace('.', '-')}-`)
      for (const text of [...unseen, ...secrets[audience]]) expect(bytes).not.toContain(text)
      const keys = Object.entries(board.keys).filter(([kind]) => kind !== role)
      for (const [, key] of keys) expect(bytes).not.toContain(key)
      expect(bytes.includes('event: join')).toBe(role === 'screen' && more === 'first-')
    }
    await stream.close()
  })
}
