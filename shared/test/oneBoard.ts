// A board on one device, for tests of what ops and answers do when everybody acts on the same document.
import * as Y from 'yjs'
import { registersOf } from '../src/board/registers.ts'
import type { Ctx, Result } from '../src/ops/op.ts'
import { createBoardView } from '../src/view/boardView.ts'
import { buildBoard, firstMorning, handClock, seededRandom } from '../src/testing/index.ts'
import type { BoardSize } from '../src/testing/index.ts'

export const minute = 60_000

export function oneBoard(size: BoardSize = {}) {
  const clock = handClock(firstMorning)
  const random = seededRandom(7)
  const built = buildBoard({ people: 5, tables: 2, upstream: 0, own: 3, ...size }, random, clock)
  const doc = new Y.Doc()
  doc.clientID = 2 ** 30
  Y.applyUpdate(doc, built.state)
  const view = createBoardView(registersOf(doc))
  const [organiser, mentor, ada, bo, cy] = built.people.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const as = (me: string): Ctx => ({ me, now: clock.now(), random: random.next })
  return {
    doc,
    view,
    clock,
    organiser,
    mentor,
    ada,
    bo,
    cy,
    as,
    tickets: built.tickets as [string, string, string, ...string[]],
    tables: built.tables as [string, string],
    /** What the document says of a register. */
    register: (kind: string, key: string): unknown => doc.getMap(kind).get(key),
    /** Acts, and answers how many updates that made. */
    updatesMade(act: () => void): number {
      let updates = 0
      const count = () => void (updates += 1)
      doc.on('update', count)
      act()
      doc.off('update', count)
      return updates
    },
    undo(result: Result<unknown>, me: string) {
      if (!result.ok || !result.undo) throw new Error('There is nothing to take back.')
      result.undo(doc, as(me))
    },
  }
}
