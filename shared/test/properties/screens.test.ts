// A screen follows its document: who watches is woken when their answer changed, and only then.
import { expect } from 'vitest'
import { lanes } from '../../src/board/kinds/tickets.ts'
import { elsewhere } from '../../src/select/seats.ts'
import type { Peer, Simulation } from '../../src/testing/index.ts'
import type { Cell } from '../../src/view/cell.ts'
import { property } from './seeds.ts'
import { sprint } from './sprint.ts'

interface Watched {
  readonly name: string
  readonly cell: Cell<unknown>
  seen: unknown
}

function watch({ view }: Peer, { world }: Simulation): Watched[] {
  const cells: (readonly [string, Cell<unknown>])[] = [
    ...lanes.map((lane) => [`lane ${lane}`, view.lane(lane)] as const),
    ...world.tickets.map((id) => [`ticket ${id}`, view.ticket(id)] as const),
    ...world.people.map((id) => [`holding ${id}`, view.holding(id)] as const),
    ...world.people.map((id) => [`seat ${id}`, view.seat(id)] as const),
    ...world.people.map((id) => [`person ${id}`, view.person(id)] as const),
    ...[...world.tables, elsewhere].map((id) => [`seated ${id}`, view.seated(id)] as const),
    ...[...world.tables, elsewhere].map((id) => [`held at ${id}`, view.heldAt(id)] as const),
    ['table elsewhere', view.table(elsewhere)],
    ['people', view.people],
    ['standing', view.standing],
    ['tables', view.tables],
    ['tickets', view.tickets],
    ['board', view.board],
  ]
  return cells.map(([name, cell]) => {
    const watched: Watched = { name, cell, seen: cell.get() }
    cell.subscribe(() => {
      expect(cell.get(), `${name} woke`).not.toEqual(watched.seen)
      watched.seen = cell.get()
    })
    return watched
  })
}

property('whoever watches an answer is woken when it changed, and never otherwise', (random) => {
  const watching = new Map<Peer, Watched[]>()
  sprint({
    random,
    check(peer, simulation) {
      const missed = watching.get(peer)?.filter(({ cell, seen }) => cell.get() !== seen) ?? []
      expect(missed.map(({ name }) => name)).toEqual([])
      if (!watching.has(peer)) watching.set(peer, watch(peer, simulation))
    },
  })
})
