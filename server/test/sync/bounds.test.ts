// What is read of an update before anything of it is taken.
import { expect, it } from 'vitest'
import { scanUpdate } from '../../src/sync/bounds.ts'
import { craft } from './craft.ts'
import type { Item } from './craft.ts'

const value = (register: string): Item => ({ register, content: { any: ['One'] } })
const text = (register: string): Item => ({ register, content: { text: 'One' } })
const change = (...items: readonly Item[]) => craft([{ client: 300_000_001, clock: 0, items }])

it('each struct is read with the root type that it names, whatever the one before named', () => {
  const roots = [
    value('tickets/a/title'),
    value('tickets/b/title'),
    value('people/a/name'),
    text('note:a'),
    text('note:b'),
    text('note:b'),
    value('tickets/c/title'),
  ]
  const scanned = scanUpdate(change(...roots))
  if (!scanned.ok) throw new Error(scanned.why)
  expect(scanned.structs.map(({ register, note }) => register ?? note)).toEqual(
    roots.map(({ register }) => register),
  )
})

it.each(['tickety/a/title', 'ticket/a/title', 'ticketss/a/title'])(
  'the unknown root of %s is refused, also behind the known one that it resembles',
  (register) => {
    expect(scanUpdate(change(value('tickets/a/title'), value(register)))).toMatchObject({
      ok: false,
      why: expect.stringContaining('unknown root type'),
    })
  },
)

it('text counts as long as Yjs counts it, in any script; what is no UTF-8 is refused', () => {
  const words = 'Typo, Fehler für 🙂'
  const scanned = scanUpdate(
    change(value('tickets/ä🙂/title'), { register: 'note:u', content: { text: words } }),
  )
  if (!scanned.ok) throw new Error(scanned.why)
  const [title, note] = scanned.structs
  expect(title?.register).toBe('tickets/ä🙂/title')
  expect(note).toMatchObject({ note: 'note:u', length: words.length })
  // In a key, in a note's own text, in a name within a value: where a reader that takes anything would find nothing wrong.
  const named: Item = { register: 'tickets/b/x', content: { any: [{ a: 1 }] } }
  for (const [item, letter] of [
    [value('tickets/a/title'), 'a'],
    [text('note:b'), 'O'],
    [named, 'a'],
  ] as const) {
    const good = change(item)
    expect(scanUpdate(good).ok).toBe(true)
    expect(scanUpdate(good.with(good.indexOf(letter.codePointAt(0) ?? 0), 0xff)).ok).toBe(false)
  }
})

it('an update that ends anywhere too early is refused', () => {
  const update = change(value('tickets/a/title'), value('tickets/b/title'), text('note:a'))
  expect(scanUpdate(update).ok).toBe(true)
  for (let end = 0; end < update.length; end++) expect(scanUpdate(update.subarray(0, end)).ok).toBe(false)
})
