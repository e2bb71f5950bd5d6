// Many updates in one, however many there are.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { merged } from '../../src/sync/merge.ts'

it.each([0, 1, 2, 32, 33, 1_100])('%i updates of three people give one of the same content', (count) => {
  const docs = [1, 2, 3].map((id) => {
    const doc = new Y.Doc()
    doc.clientID = id
    return doc
  })
  const updates: Uint8Array[] = []
  for (let i = 0; i < count; i++) {
    const doc = docs[i % 3]
    doc?.once('update', (update: Uint8Array) => updates.push(update))
    doc?.getMap('tickets').set(`t${i % 40}/title`, `title ${i}`)
  }
  const one = merged(updates)
  const [apart, together] = [new Y.Doc(), new Y.Doc()]
  for (const update of updates) Y.applyUpdate(apart, update)
  if (one) Y.applyUpdate(together, one)
  expect(one === undefined).toBe(count === 0)
  expect(Y.equalSnapshots(Y.snapshot(together), Y.snapshot(apart))).toBe(true)
  expect(together.getMap('tickets').toJSON()).toEqual(apart.getMap('tickets').toJSON())
})
