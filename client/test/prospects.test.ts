// What is said before somebody is put down: at a table, on a ticket; and where a carried person makes things scroll.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { claimTicket } from '@taula/shared/ops/claims'
import { seatPerson } from '@taula/shared/ops/people'
import { moveTicket } from '@taula/shared/ops/tickets'
import { elsewhere } from '@taula/shared/select/seats'
import { buildBoard, seededRandom } from '@taula/shared/testing'
import { createBoardView } from '@taula/shared/view/boardView'
import { joining } from '../src/board/joining.ts'
import { speedAt } from '../src/drag/edgeScroll.ts'
import { leadFirst, placeAfter, sitting } from '../src/people/sitting.ts'

function room() {
  const built = buildBoard({ people: 3, tables: 2, upstream: 0, own: 1 })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, built.state)
  const view = createBoardView(registersOf(doc))
  const [me, other, third] = built.people.map(({ id }) => id) as [string, string, string]
  const as = (person: string) => ({ me: person, now: 1_800_000_000_000, random: seededRandom(1).next })
  for (const person of [me, other, third]) seatPerson(doc, { table: null }, as(person))
  const nameOf = (person: string) => view.person(person).get()!.name!
  const [table] = built.tables as [string, string]
  const [ticket] = built.tickets as [string]
  return { doc, view, me, other, third, as, nameOf, table, label: view.table(table).get()!.label!, ticket }
}

describe('sitting', () => {
  test('says who sits where, and what is so already', () => {
    const { doc, view, me, other, as, nameOf, table, label } = room()
    expect(sitting({ view, me }, me, table)).toEqual({ ok: true, words: `You sit at ${label}` })
    expect(sitting({ view, me }, other, table).words).toBe(`${nameOf(other)} sits at ${label}`)
    expect(sitting({ view, me }, me, null)).toEqual({ ok: false, words: 'You stand already' })
    seatPerson(doc, { person: other, table }, as(me))
    expect(sitting({ view, me }, other, table)).toEqual({
      ok: false,
      words: `${nameOf(other)} sits at ${label} already`,
    })
    expect(sitting({ view, me }, other, null)).toEqual({ ok: true, words: `${nameOf(other)} stands` })
  })

  test('at the table elsewhere nobody sits: they join; whoever is remote goes back there from a table of the room', () => {
    const { doc, view, me, other, as, nameOf, table } = room()
    expect(sitting({ view, me }, me, elsewhere)).toEqual({ ok: true, words: 'You join from elsewhere' })
    seatPerson(doc, { person: other, table: elsewhere }, as(me))
    expect(sitting({ view, me }, other, elsewhere)).toEqual({
      ok: false,
      words: `${nameOf(other)} joins from elsewhere already`,
    })
    expect(placeAfter(table, true)).toBe(elsewhere)
    expect(placeAfter(table, false)).toBeNull()
    expect(placeAfter(elsewhere, true)).toBeNull()
  })

  test('[I7] names nobody it does not know', () => {
    const { view, me } = room()
    expect(sitting({ view, me }, 'nobodyKnowsIt', 'noTable').words).toBe('Someone sits at a table')
  })
})

describe('joining a ticket', () => {
  test('alone one drives, beside somebody one pairs; for oneself it is a claim', () => {
    const { doc, view, me, other, third, as, nameOf, ticket } = room()
    const words = (person: string) => joining({ view, me }, person, ticket).words
    expect(words(other)).toMatch(new RegExp(`^${nameOf(other)} claims “`))
    claimTicket(doc, { ticket, person: other }, as(me))
    expect(words(third)).toMatch(/ joins “.*” as pair$/)
    expect(words(me)).toMatch(/^You claim “/)
    expect(joining({ view, me }, other, ticket)).toMatchObject({ ok: false })
    expect(words(other)).toMatch(/ is on “.*” already$/)
  })

  test('nobody is put on what is over, or gone', () => {
    const { doc, view, me, other, as, ticket } = room()
    for (const [lane, words] of [
      ['landed', /has landed$/],
      ['parked', /is parked$/],
    ] as const) {
      moveTicket(doc, { ticket, lane }, as(me))
      const prospect = joining({ view, me }, other, ticket)
      expect(prospect.ok).toBe(false)
      expect(prospect.words).toMatch(words)
    }
    expect(joining({ view, me }, other, 'nobodyKnowsIt').ok).toBe(false)
  })
})

test('whoever leads a table comes first there, and only where they sit', () => {
  expect(leadFirst(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c'])
  expect(leadFirst(['a', 'b'], 'x')).toEqual(['a', 'b'])
  expect(leadFirst(['a', 'b'], null)).toEqual(['a', 'b'])
})

test('things scroll faster the nearer the pointer is to their edge, and not in between', () => {
  expect(speedAt(300, 0, 600)).toBe(0)
  expect(speedAt(590, 0, 600)).toBeGreaterThan(speedAt(570, 0, 600))
  expect(speedAt(570, 0, 600)).toBeGreaterThan(0)
  expect(speedAt(10, 0, 600)).toBeLessThan(0)
  expect(speedAt(700, 0, 600)).toBe(speedAt(600, 0, 600))
})
