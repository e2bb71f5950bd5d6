// [I7] References never dangle visibly: whatever order a board arrives in, it reads, and heals.
import { kindNames } from '../../src/board/schema.ts'
import { createBoardView } from '../../src/view/boardView.ts'
import { createRegisters, registersJson, viewJson } from '../../src/testing/index.ts'
import type { Peer } from '../../src/testing/index.ts'
import { idsOf, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, freshView, sprint } from './sprint.ts'

const parts = ['upstream', 'title', 'place']

/** What a screen names and does not have: tickets, tables, people without a name. */
function dangling(peer: Peer): string[] {
  const { view } = peer
  const tickets = new Set(view.tickets.get())
  const people = [...new Set([...idsOf(peer, 'people'), ...idsOf(peer, 'seats')])]
  const held = people.flatMap((person) => view.holding(person).get())
  const seats = people.flatMap((person) => view.seat(person).get() ?? [])
  const seated = view.tables.get().flatMap((table) => view.seated(table).get())
  return [
    ...held.filter((id) => !tickets.has(id)),
    ...seats.filter((id) => view.table(id).get()?.label === undefined),
    ...seated.filter((id) => view.person(id).get()?.name === undefined),
    ...[...tickets].filter((id) => !/\S/.test(view.ticket(id).get()?.title ?? '')),
    ...[...tickets].filter((id) => !parts.some((part) => register(peer, 'tickets', `${id}/${part}`))),
  ]
}

property('[I7] a screen names only what is there, and shows what one opened now would show', (random) => {
  sprint({
    random,
    steps: 30,
    check(peer) {
      expectEqual(dangling(peer), [], 'what dangles')
      expectEqual(viewJson(peer.view, peer.doc), freshView(peer), 'a screen and one that is opened now')
    },
  })
})

property('[I7] a board that arrives register by register, in any order, heals into the whole', (random) => {
  sprint({
    random,
    steps: 30,
    atEnd({ network: { peers } }) {
      const peer = random.pick(peers)
      const whole = registersJson(peer.doc)
      const pieces = kindNames.flatMap((kind) =>
        Object.entries(whole[kind] ?? {}).map(([key, value]) => ({ kind, key, value })),
      )
      const registers = createRegisters()
      const view = createBoardView(registers)
      for (const [i, { kind, key, value }] of random.shuffle(pieces).entries()) {
        registers.set(kind, key, value)
        if (i % 20 !== 0) continue
        const fresh = createBoardView(registers)
        expectEqual(viewJson(view, peer.doc), viewJson(fresh, peer.doc), `after ${i + 1} registers`)
        fresh.close()
      }
      expectEqual(viewJson(view, peer.doc), viewJson(peer.view, peer.doc), 'the whole')
    },
  })
})
