// What the room and the world see of a board on which anything may stand: no more than they may, and the same whether they
// came early or late (I10, I11).
import { expect } from 'vitest'
import * as Y from 'yjs'
import { createSeen } from '../../src/audience/seen.ts'
import type { Kind } from '../../src/board/kind.ts'
import { registersOf } from '../../src/board/registers.ts'
import { kindNames, schema } from '../../src/board/schema.ts'
import type { KindName } from '../../src/board/schema.ts'
import { createAliases } from '../../src/audience/sight.ts'
import type { Onlookers } from '../../src/audience/sight.ts'
import { changeOf, snapshotOf } from '../../src/audience/news.ts'
import type { LiveRegisters } from '../../src/protocol/live.ts'
import { createStreamRegisters } from '../../src/view/streamRegisters.ts'
import type { Random } from '../../src/testing/index.ts'
import { anyValue } from '../anyValue.ts'
import { property } from './seeds.ts'

const people = ['anaAnaAna', 'boBoBo', 'cyCyCy', 'doraDora', 'emeEme']
const ids: Readonly<Record<KindName, readonly string[]>> = {
  meta: ['board'],
  tables: ['table1', 'table2'],
  people,
  seats: people,
  tickets: ['ticket1', 'ticket2'],
  days: ['2026-05-04', '2026-05-05'],
  sessions: ['session1', 'session2'],
  pairings: ['pairing1', 'pairing2'],
  help: ['help1', 'help2'],
  claims: people.flatMap((person) => [`ticket1.${person}`, `ticket2.${person}`]),
}
/** What says whom an audience may know of is written often. */
const consents = ['nameInRoom', 'nameInPublic', 'mergedInto', 'removed']

/** A board on which registers are written at random, each line of text a new one. */
function createScribble(random: Random) {
  const doc = new Y.Doc()
  let lines = 0
  const material = { random, people, line: (path: string) => `${path.replaceAll('.', '-')}-${++lines}-` }
  function write() {
    const kindName: KindName = random.chance(0.5) ? 'people' : random.pick(kindNames)
    const kind: Kind = schema[kindName]
    const often = kindName === 'people' && random.chance(0.7)
    const name = often ? random.pick(consents) : random.pick(Object.keys(kind.fields))
    const field = kind.fields[name]
    if (!field) return
    const key = `${random.pick(ids[kindName])}/${name}${field.many ? `.${random.int(1, 2)}` : ''}`
    const value = random.chance(0.05) ? { bad: true } : anyValue(field.value, `${kindName}.${name}`, material)
    doc.getMap(kindName).set(key, value)
  }
  return { doc, scribble: () => doc.transact(() => Array.from({ length: random.int(1, 8) }, write)) }
}

// Consent, worked out a second time.

const said = (doc: Y.Doc, person: string, field: string) => {
  const value = doc.getMap('people').get(`${person}/${field}`)
  return typeof value === 'object' ? undefined : value
}

function whole(doc: Y.Doc, person: string): string {
  const next = (at: string) => {
    const into = said(doc, at, 'mergedInto')
    return typeof into === 'string' && said(doc, into, 'name') !== undefined ? into : undefined
  }
  // After so many steps one is at the end, or goes round in a circle.
  let at = person
  for (const _ of people) at = next(at) ?? at
  const round = people.map(() => (at = next(at) ?? at))
  return round.toSorted()[0] ?? at
}
const isRemoved = (doc: Y.Doc, person: string) =>
  said(doc, person, 'removed') === true || said(doc, whole(doc, person), 'removed') === true
const isNamed = (doc: Y.Doc, person: string, audience: Onlookers) =>
  !isRemoved(doc, person) && agreed(doc, whole(doc, person), audience)
const agreed = (doc: Y.Doc, record: string, audience: Onlookers) =>
  audience === 'room' ? said(doc, record, 'nameInRoom') !== false : said(doc, record, 'nameInPublic') === true

/** Texts that must be nowhere in what an audience gets. */
function forbidden(doc: Y.Doc, audience: Onlookers): string[] {
  const unnamed = people.filter((person) => !isNamed(doc, person, audience))
  const names = people
    .filter((person) => unnamed.includes(person) || !agreed(doc, person, audience))
    .map((person) => said(doc, person, 'name'))
    .filter((name) => name !== undefined)
  const unseen = audience === 'world' ? unnamed : []
  const lines = kindNames.flatMap((kind) =>
    Object.entries((schema[kind] as Kind).fields).flatMap(([name, { see }]) =>
      see === 'world' || see === audience ? [] : [`${kind}-${name}-`],
    ),
  )
  const gone = people.filter((person) => isRemoved(doc, person)).flatMap((person) => [`"${person}/`])
  return [...names.map(String), ...unseen, ...lines, ...gone, 'upstream-owner', 'upstream-reporter', '"bad"']
}

/** The fields in what an audience gets, as `<kind>.<field>`. */
const fieldsIn = ({ registers }: LiveRegisters) =>
  new Set(
    Object.entries(registers).flatMap(([kind, all]) =>
      Object.keys(all).map((key) => `${kind}.${key.slice(key.indexOf('/') + 1).split('.')[0]}`),
    ),
  )
const lawful = (audience: Onlookers) =>
  new Set(
    kindNames.flatMap((kind) =>
      Object.entries((schema[kind] as Kind).fields).flatMap(([name, { see }]) =>
        see === 'world' || see === audience ? [`${kind}.${name}`] : [],
      ),
    ),
  )

const bytesOf = (news: LiveRegisters) => JSON.stringify(news)
/** Without what is gone: a null says no more than what those who get it had before. */
const present = ({ registers }: LiveRegisters): LiveRegisters => ({
  registers: Object.fromEntries(
    Object.entries(registers).map(([kind, all]) => [
      kind,
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)),
    ]),
  ),
})

for (const audience of ['room', 'world'] as const) {
  property(`[I10] [I11] the ${audience} sees what it may, whether it came early or late`, (random) => {
    const { doc, scribble } = createScribble(random)
    const from = registersOf(doc)
    const alias = createAliases('a secret')
    const seen = createSeen(from, audience, alias)
    const early = createStreamRegisters()
    early.snapshot(snapshotOf(seen))
    let changed = new Map<KindName, Set<string>>()
    from.onChange((news) => {
      for (const [kind, keys] of news) changed.set(kind, new Set([...(changed.get(kind) ?? []), ...keys]))
    })
    for (let i = 0; i < 12; i++) {
      scribble()
      if (random.chance(0.3)) continue
      const change = changeOf(seen, seen.update(changed))
      changed = new Map()
      early.change(change)
      const fresh = snapshotOf(createSeen(from, audience, alias))
      expect(contents(early)).toEqual(contents(snapshotted(fresh)))
      expect([...fieldsIn(fresh)].filter((field) => !lawful(audience).has(field))).toEqual([])
      for (const text of forbidden(doc, audience)) {
        expect(bytesOf(fresh)).not.toContain(text)
        expect(bytesOf(present(change))).not.toContain(text)
      }
    }
    doc.destroy()
  })
}

const snapshotted = (news: LiveRegisters) => {
  const stream = createStreamRegisters()
  stream.snapshot(news)
  return stream
}
const contents = (stream: ReturnType<typeof createStreamRegisters>) =>
  Object.fromEntries(kindNames.map((kind) => [kind, Object.fromEntries(stream.entries(kind))]))
