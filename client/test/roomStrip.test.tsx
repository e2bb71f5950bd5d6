// The room at a glance shows those whom one finds there: who is expected, or has left, keeps a seat but has no face in it.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { expectPeople } from '@taula/shared/ops/checkIn'
import { seatPerson } from '@taula/shared/ops/people'
import { sayPresence } from '@taula/shared/ops/presence'
import { buildBoard, seededRandom } from '@taula/shared/testing'
import { createBoardView } from '@taula/shared/view/boardView'
import { SessionProvider } from '../src/sync/SessionContext.tsx'
import type { BoardSession } from '../src/sync/session.ts'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
const { RoomStrip } = await import('../src/people/RoomStrip.tsx')

function room() {
  const built = buildBoard({ people: 3, tables: 1, upstream: 0, own: 0 })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, built.state)
  const [me, other, third] = built.people.map(({ id }) => id) as [string, string, string]
  const ctx = { me, now: 1_800_000_000_000, random: seededRandom(1).next }
  const [table] = built.tables as [string]
  const view = createBoardView(registersOf(doc))
  const session = { view, present: { get: () => [me], subscribe: () => () => undefined } }
  const strip = () =>
    renderToStaticMarkup(
      <SessionProvider value={session as unknown as BoardSession}>
        <RoomStrip />
      </SessionProvider>,
    )
  /** Who has a face there: at the table, then among those who stand. */
  const faces = () =>
    strip()
      .split('data-standing')
      .map((part) => [...part.matchAll(/data-person="([^"]+)"/g)].map(([, id]) => id))
  return { doc, view, me, other, third, ctx, table, strip, faces }
}

test('the room strip shows at the tables and among those who stand only who is around', () => {
  const { doc, view, me, other, third, ctx, table, strip, faces } = room()
  for (const person of [me, other]) seatPerson(doc, { person, table }, ctx)
  seatPerson(doc, { person: third, table: null }, ctx)
  for (const person of [me, other, third]) sayPresence(doc, { person, is: 'here' }, ctx)
  expect(faces().map((part) => part.toSorted())).toEqual([[me, other].toSorted(), [third]])

  expectPeople(doc, { names: ['Not come yet'] }, ctx)
  sayPresence(doc, { person: other, is: 'left' }, ctx)
  sayPresence(doc, { person: third, is: 'away' }, ctx)
  expect(view.seated(table).get()).toContain(other)
  expect(faces()).toEqual([[me], [third]])
  expect(strip()).not.toContain('Not come yet')

  sayPresence(doc, { is: 'left' }, ctx)
  expect(faces()).toEqual([[], [third]])
  expect(strip()).toContain('empty')
})
