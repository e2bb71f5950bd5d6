// [I9] Honest time: no clock, however wrong, decides what is on the board or who wins; it only says when.
import { lanes } from '../../src/board/kinds/tickets.ts'
import { seededRandom } from '../../src/testing/index.ts'
import type { Peer, Weights } from '../../src/testing/index.ts'
import { claimsOf, isActive, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

const hour = 60 * 60 * 1000

/** What a screen shows without its times, and without the order of lists that tell only who came first. */
function timeless({ view }: Peer): unknown {
  const card = (id: string) => {
    const ticket = view.ticket(id).get()
    const holders = ticket?.holders.map(({ person, role }) => `${person} ${role}`).toSorted()
    return [id, ticket?.title, ticket?.wasInProgress, ticket?.pairUp, ticket?.added?.by, holders]
  }
  const person = (id: string) => {
    const { name, newHere, remote } = view.person(id).get() ?? {}
    return [id, name, newHere, remote, view.seat(id).get(), view.holding(id).get().toSorted()]
  }
  return {
    lanes: lanes.map((lane) => view.lane(lane).get().map(card)),
    people: view.people.get().map(person),
    tables: view.tables.get(),
  }
}

const weights: Weights = {
  claim: 8,
  end: 5,
  agree: 3,
  move: 8,
  rename: 3,
  add: 3,
  withdraw: 2,
  seat: 3,
  check: 2,
  reserve: 1,
  split: 1,
  keep: 2,
  pass: 2,
  undo: 3,
}

property('[I9] the same sprint with all clocks wrong ends as with all clocks right', (random) => {
  const seed = random.int(0, 2 ** 32 - 1)
  const wrong = Array.from({ length: 4 }, () => random.int(-10 * hour, 10 * hour))
  const [honest, skewed] = [[0], wrong].map((clockErrorsMs) => {
    const boards: unknown[] = []
    const atEnd = ({ network }: { network: { peers: readonly Peer[] } }) =>
      boards.push(...network.peers.map(timeless))
    sprint({ random: seededRandom(seed), devices: 4, clockErrorsMs, weights, steps: 40, atEnd })
    return boards
  })
  expectEqual(skewed, honest, 'the board with wrong clocks')
})

property('[I9] a claim says when its device made it, however late the others heard', (random) => {
  const made = new Map<string, { readonly at: number; readonly by: string }>()
  const again = new Set<string>()
  sprint({
    random,
    weights: { claim: 6, end: 3, seat: 2 },
    onDeed({ ok, peer, deed }) {
      if (!ok || (deed.did !== 'claim' && deed.did !== 'end')) return
      const id = `${deed.ticket}.${deed.person}`
      if (deed.did === 'end' || made.has(id)) again.add(id)
      else made.set(id, { at: peer.ctx().now, by: peer.person })
    },
    atEnd({ network: { peers } }) {
      for (const peer of peers) {
        const claims = [...claimsOf(peer)].filter(([id, claim]) => !again.has(id) && isActive(claim))
        // Of claims that were made once only there is one time to tell.
        for (const [id, { ticket, person, begun }] of claims) {
          const signs = begun.map((turn) => register(peer, 'claims', `${id}/begun.${turn}`))
          expectEqual(signs, [made.get(id)], id)
          const holders = peer.view.ticket(ticket).get()?.holders
          expectEqual(holders?.find((holder) => holder.person === person)?.since, made.get(id)?.at, id)
        }
      }
    },
  })
})
