// People who are one, said and taken back offline: nobody's claim or seat is lost, and all screens agree on who is who.
import { claimParts } from '../../src/board/ids.ts'
import type { Peer } from '../../src/testing/index.ts'
import { claimsOf, isActive } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

/** Who is on each ticket by the claims themselves, each under the person whom the screen says they stand for. */
function holdersByClaims(peer: Peer): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, Set<string>>()
  for (const [id, claim] of claimsOf(peer)) {
    if (!isActive(claim)) continue
    const { ticket, person } = claimParts(id)
    const known = peer.view.mergedInto(person).get() ?? person
    holders.set(ticket, (holders.get(ticket) ?? new Set()).add(known))
  }
  return new Map([...holders].map(([ticket, people]) => [ticket, [...people].toSorted()]))
}

function nobodyIsLost(peer: Peer) {
  const { view } = peer
  const listed = view.people.get()
  for (const id of listed) expectEqual(view.mergedInto(id).get(), undefined, `${id} is listed as themself`)
  for (const [ticket, people] of holdersByClaims(peer)) {
    const shown = view
      .ticket(ticket)
      .get()
      ?.holders.map(({ person }) => person)
    if (shown) expectEqual(shown.toSorted(), people, ticket)
  }
  for (const table of view.tables.get())
    for (const person of view.seated(table).get()) expectEqual(view.seat(person).get(), table, person)
}

const weights = {
  claim: 8,
  end: 3,
  agree: 2,
  move: 2,
  seat: 5,
  closeTable: 1,
  merge: 9,
  separate: 3,
  remove: 3,
  pass: 2,
  reserve: 1,
  ask: 2,
  take: 2,
  resolve: 1,
  undo: 4,
}

property('[I2] [I3] [I7] merged people keep every claim and one seat, the same on every screen', (random) => {
  sprint({ random, weights, check: nobodyIsLost })
})
