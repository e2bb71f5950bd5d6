// Who is connected, as the server tells it.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { createPresent } from '../src/sync/presence.ts'

const own = { client: 1, person: 'ana' }
const itself = (id: string) => id

const entries = (...all: readonly (readonly [client: number, state: string])[]) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, all.length)
    for (const [client, state] of all) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, state)
    }
  })

const at = (ticket: string, clock: number) => {
  const place = { type: null, tname: null, item: { client: 9, clock }, assoc: 0 }
  return { ticket, anchor: place, head: place }
}
const says = (person: string, cursor: unknown) => JSON.stringify({ person, cursor })

test('my own page counts as connected once the server speaks of it, also where it keeps my state to itself', () => {
  const present = createPresent(own, itself)
  present.hear(entries([1, 'null'], [2, '{"person":"bo"}']))
  expect(present.people.get()).toEqual(['ana', 'bo'])
  present.hear(entries([2, 'null']))
  expect(present.people.get()).toEqual(['ana'])
  present.lineLost()
  expect(present.people.get()).toEqual([])
})

test('two records of one person count once, as soon as somebody says that they are one', () => {
  let merged = false
  const present = createPresent(own, (id) => (merged && id === 'ana2' ? 'ana' : id))
  present.hear(entries([1, 'null'], [2, says('ana2', at('t1', 0))]))
  expect(present.people.get()).toEqual(['ana', 'ana2'])
  merged = true
  present.draw()
  expect(present.people.get()).toEqual(['ana'])
  expect(present.cursors('t1').get()).toMatchObject([{ client: 2, person: 'ana' }])
})

test('cursors in a note are known by the person whom the server named, whatever the state says of itself', () => {
  const present = createPresent(own, itself)
  const state = JSON.stringify({ person: 'bo', name: 'Ana', user: { name: 'Ana' }, cursor: at('t1', 4) })
  present.hear(entries([2, state], [3, says('cy', at('t2', 0))]))
  expect(present.cursors('t1').get()).toMatchObject([
    { client: 2, person: 'bo', head: { item: { client: 9, clock: 4 } } },
  ])
  expect(JSON.stringify(present.cursors('t1').get())).not.toContain('Ana')
  expect(present.cursors('t2').get()).toMatchObject([{ client: 3, person: 'cy' }])
})

test('a cursor is gone with its page, with the line, with the closed editor, and from the note that was left', () => {
  const present = createPresent(own, itself)
  const here = () =>
    present
      .cursors('t1')
      .get()
      .map(({ client }) => client)
  const everybody = [2, 3, 4].map((client) => [client, says('bo', at('t1', 0))] as const)
  present.hear(entries(...everybody))
  expect(here()).toEqual([2, 3, 4])
  present.hear(entries([2, 'null'], [3, says('bo', null)], [4, says('bo', at('t2', 0))]))
  expect(here()).toEqual([])
  present.hear(entries(...everybody))
  present.lineLost()
  expect(here()).toEqual([])
})

test('what is no cursor is none, and its person is connected all the same', () => {
  const present = createPresent(own, itself)
  const nonsense = [
    'here',
    { ticket: 't1' },
    { ...at('t1', 0), ticket: '../t1' },
    { ...at('t1', 0), head: { item: { client: 9, clock: -1 } } },
    { ...at('t1', 0), head: { item: { client: 1e300, clock: 0 } } },
    { ...at('t1', 0), anchor: { tname: {} } },
  ]
  present.hear(entries(...nonsense.map((cursor, i) => [i + 2, says(`p${i}`, cursor)] as const)))
  expect(present.cursors('t1').get()).toEqual([])
  expect(present.people.get()).toHaveLength(nonsense.length)
})

test('my own page has no cursor of somebody else', () => {
  const present = createPresent(own, itself)
  present.hear(entries([1, says('ana', at('t1', 0))]))
  expect(present.cursors('t1').get()).toEqual([])
})

test('who watches a note is woken when a cursor in it moves, and not by one in another', () => {
  const present = createPresent(own, itself)
  let woken = 0
  present.cursors('t1').subscribe(() => (woken += 1))
  present.hear(entries([2, says('bo', at('t1', 1))]))
  present.hear(entries([2, says('bo', at('t1', 1))], [3, says('cy', at('t2', 0))]))
  expect(woken).toBe(1)
  present.hear(entries([2, says('bo', at('t1', 2))]))
  expect(woken).toBe(2)
})
