// Who is connected, as the server tells it.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { createPresent } from '../src/sync/presence.ts'

const own = { client: 1, person: 'ana' }

const entries = (...all: readonly (readonly [client: number, state: string])[]) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, all.length)
    for (const [client, state] of all) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, state)
    }
  })

test('my own page counts as connected once the server speaks of it, also where it keeps my state to itself', () => {
  const present = createPresent(own, (id) => id)
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
  present.hear(entries([1, 'null'], [2, '{"person":"ana2"}']))
  expect(present.people.get()).toEqual(['ana', 'ana2'])
  merged = true
  present.draw()
  expect(present.people.get()).toEqual(['ana'])
})
