// A document in the frames in which it is sent: each is made once, and never outlives what it says.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { handClock } from '@taula/shared/testing'
import { createEncoded } from '../../src/sync/encoded.ts'
import { keepEncodedMs } from '../../src/sync/limits.ts'
import { readFrame } from '../../src/sync/wire.ts'

function setUp() {
  const clock = handClock()
  const doc = new Y.Doc()
  doc.getMap('tickets').set('t1/title', 'First')
  const known = Y.encodeStateVector(doc)
  doc.getMap('tickets').set('t2/title', 'Second')
  return { doc, known, clock, encoded: createEncoded(doc, clock) }
}

it('whoever has nothing gets everything, the same frame as the one before', () => {
  const { doc, encoded } = setUp()
  const frame = encoded.step2(Uint8Array.of(0))
  expect(encoded.step2(Uint8Array.of(0))).toBe(frame)
  expect(readFrame(frame)).toEqual({ type: 'step2', update: Y.encodeStateAsUpdate(doc) })
  expect(new Uint8Array(encoded.all())).toEqual(Y.encodeStateAsUpdate(doc))
})

it('whoever knows some gets the rest; the next one who knows as much gets the same frame', () => {
  const { doc, known, encoded } = setUp()
  const asked = known.slice()
  const frame = encoded.step2(asked)
  asked.fill(0)
  expect(encoded.step2(known.slice())).toBe(frame)
  expect(readFrame(frame)).toEqual({ type: 'step2', update: Y.encodeStateAsUpdate(doc, known) })
  expect(encoded.step2(Y.encodeStateVector(doc))).not.toBe(frame)
})

it('after a change everything is made again', () => {
  const { doc, known, encoded } = setUp()
  const frames = [encoded.step1(), encoded.step2(Uint8Array.of(0)), encoded.step2(known), encoded.all()]
  doc.getMap('tickets').set('t3/title', 'Third')
  encoded.changed()
  expect(readFrame(encoded.step1())).toEqual({ type: 'step1', stateVector: Y.encodeStateVector(doc) })
  expect(readFrame(encoded.step2(known))).toEqual({
    type: 'step2',
    update: Y.encodeStateAsUpdate(doc, known),
  })
  expect(new Uint8Array(encoded.all())).toEqual(Y.encodeStateAsUpdate(doc))
  expect(frames).not.toContain(encoded.all())
})

it('what was stored as one is sent as it was stored, until there is a change', () => {
  const { doc, clock } = setUp()
  const stored = Y.encodeStateAsUpdate(doc)
  const encoded = createEncoded(doc, clock, stored)
  expect(new Uint8Array(encoded.all())).toEqual(stored)
  doc.getMap('tickets').set('t3/title', 'Third')
  encoded.changed()
  expect(readFrame(encoded.step2(Uint8Array.of(0)))).toEqual({
    type: 'step2',
    update: Y.encodeStateAsUpdate(doc),
  })
})

it('is kept while people come, and forgotten a while after the last', () => {
  const { clock, known, encoded } = setUp()
  const asked = () => [encoded.step2(Uint8Array.of(0)), encoded.step2(known)]
  const [all, rest] = asked()
  for (let i = 0; i < 3; i++) {
    clock.advance(keepEncodedMs - 1)
    expect(asked()).toEqual([all, rest])
    expect(encoded.step2(known)).toBe(rest)
  }
  clock.advance(keepEncodedMs)
  expect(encoded.step2(known)).not.toBe(rest)
  expect(encoded.step2(known)).toEqual(rest)
})
