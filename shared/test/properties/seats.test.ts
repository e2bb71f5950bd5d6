// [I3] One seat: at one table that is open, or none, the same everywhere.
import type { Holder } from '../../src/select/claims.ts'
import type { Entry, Peer } from '../../src/testing/index.ts'
import { idsOf, register } from './raw.ts'
import { property } from './seeds.ts'
import { createSingles } from './single.ts'
import { expectEqual, sprint } from './sprint.ts'

function everybodySitsOnce(peer: Peer) {
  const { view } = peer
  const tables = idsOf(peer, 'tables')
  const isOpen = (id: string) =>
    register(peer, 'tables', `${id}/label`) !== undefined && register(peer, 'tables', `${id}/closed`) !== true
  const open = tables.filter(isOpen)
  expectEqual(view.tables.get().toSorted(), open.toSorted(), 'open tables')
  for (const person of view.people.get()) {
    const table = register(peer, 'seats', `${person}/table`)
    const seat = open.find((id) => id === table) ?? null
    const at = tables.filter((id) => view.seated(id).get().includes(person))
    expectEqual([view.seat(person).get(), ...at], seat === null ? [null] : [seat, seat], person)
    const standing = [view.standing, view.elsewhere].filter((list) => list.get().includes(person))
    expectEqual(standing.length, seat === null ? 1 : 0, `${person} stands in one place, or sits`)
  }
  for (const table of open) {
    const isHere = ({ person }: Holder) => view.seated(table).get().includes(person)
    const held = view.tickets.get().filter((id) => view.ticket(id).get()?.holders.some(isHere))
    expectEqual(view.heldAt(table).get(), held.toSorted(), `tickets held at ${table}`)
  }
}

const seated = ({ deed }: Entry) => (deed.did === 'seat' ? deed : undefined)

property('[I3] everybody sits once, at an open table or nowhere, and where one device put them', (random) => {
  const seats = createSingles<{ readonly table: string | null } | 'asBefore'>(() => 'asBefore')
  sprint({
    random,
    weights: {
      seat: 10,
      addTable: 1,
      closeTable: 3,
      editPerson: 1,
      claim: 4,
      end: 2,
      move: 2,
      withdraw: 1,
      undo: 3,
    },
    onDeed(entry) {
      const undone = entry.undid && seated(entry.undid)
      if (undone && entry.undid) return seats.back(undone.person, entry.undid)
      const seat = entry.ok && seated(entry)
      if (seat) seats.now(seat.person, entry, { table: seat.table })
    },
    check(peer) {
      everybodySitsOnce(peer)
      for (const { about, device, value } of seats.certain) {
        if (device !== peer || value === 'asBefore') continue
        expectEqual(register(peer, 'seats', `${about}/table`), value.table, about)
      }
    },
  })
})
