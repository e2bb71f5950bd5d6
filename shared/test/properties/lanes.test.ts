// [I1] One lane. Which one is worked out a second time from the registers themselves.
import { lanes } from '../../src/board/kinds/tickets.ts'
import type { Peer } from '../../src/testing/index.ts'
import { claimsOf, field, idsOf, isActive, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

/** Lane and "was in progress" of a ticket placed here, as the rule says it. */
function ruled(placed: unknown, claimed: boolean): readonly [string, boolean] {
  if (placed === 'review' || placed === 'waiting' || placed === 'landed' || placed === 'parked') {
    return [placed, false]
  }
  if (claimed) return ['doing', false]
  if (placed === 'doing') return ['ready', true]
  return [placed === 'ready' ? 'ready' : 'triage', false]
}

/** What is shown of every ticket that the document mentions: its lanes, and "was in progress". */
function shown({ view }: Peer, id: string): readonly unknown[] {
  const inLanes = lanes.flatMap((lane) =>
    view
      .lane(lane)
      .get()
      .filter((other) => other === id)
      .map(() => lane),
  )
  return view.tickets.get().includes(id) ? [...inLanes, view.ticket(id).get()?.wasInProgress] : inLanes
}

property('[I1] every ticket is in one lane, the one that its place and its claims give it', (random) => {
  sprint({
    random,
    weights: { claim: 8, end: 5, move: 10, add: 3, withdraw: 3, import: 1, undo: 3 },
    check(peer) {
      const claims = [...claimsOf(peer).values()].filter(isActive)
      for (const id of idsOf(peer, 'tickets')) {
        const part = (name: string) => register(peer, 'tickets', `${id}/${name}`)
        const onBoard = part('withdrawn') !== true && ['upstream', 'title', 'place'].some(part)
        const claimed = claims.some(({ ticket }) => ticket === id)
        expectEqual(shown(peer, id), onBoard ? ruled(field(part('place'), 'lane'), claimed) : [], id)
      }
    },
  })
})
