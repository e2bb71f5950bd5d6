// A person's devices are asked about whoever came in by their name, under whichever of their records that was.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { comeBackByWord } from '@taula/shared/ops/cameBack'
import { mergePeople, separatePerson } from '@taula/shared/ops/merging'
import { addPerson } from '@taula/shared/ops/people'
import { seededRandom } from '@taula/shared/testing'
import { createBoardView } from '@taula/shared/view/boardView'
import { OtherDevice } from '../src/session/CameBack.tsx'
import { SessionProvider } from '../src/sync/SessionContext.tsx'
import type { BoardSession } from '../src/sync/session.ts'

function setUp() {
  const doc = new Y.Doc()
  const random = seededRandom(1).next
  let now = 1_800_000_000_000
  const ctx = () => ({ me: 'server', now: (now += 1000), random })
  const view = createBoardView(registersOf(doc))
  const added = (name: string) => {
    const person = addPerson(doc, { name }, ctx())
    return person.ok ? person.value : ''
  }
  const status = { state: 'live', unsaved: 0 }
  return {
    ana: added('Ana'),
    again: added('Ana B.'),
    comes: (person: string) => {
      const asked = comeBackByWord(doc, { person }, ctx())
      return asked.ok ? asked.value : ''
    },
    merge: (from: string, into: string) => mergePeople(doc, { from, into }, ctx()),
    separate: (person: string) => separatePerson(doc, { person }, ctx()),
    /** Whether the device of somebody who joined as this person, by this word, asks. */
    asks: (joinedAs: string, mine?: string) => {
      const session = { view, joinedAs, status: { get: () => status, subscribe: () => () => undefined } }
      const page = renderToStaticMarkup(
        <SessionProvider value={session as unknown as BoardSession}>
          <OtherDevice mine={mine} onAnswer={() => Promise.resolve()} />
        </SessionProvider>,
      )
      return page.includes('Somebody came in as you')
    },
  }
}

test('both records of a person are asked about, on the devices of either, as long as they are one', () => {
  const { ana, again, comes, merge, separate, asks } = setUp()
  comes(ana)
  expect([asks(ana), asks(again)]).toEqual([true, false])
  merge(ana, again)
  expect([asks(ana), asks(again)]).toEqual([true, true])
  separate(ana)
  expect([asks(ana), asks(again)]).toEqual([true, false])
})

test('a device that came in by a word for the first record still asks about who came later', () => {
  const { ana, again, comes, merge, asks } = setUp()
  const mine = comes(ana)
  merge(ana, again)
  expect(asks(ana, mine)).toBe(false)
  comes(again)
  expect(asks(ana, mine)).toBe(true)
})
