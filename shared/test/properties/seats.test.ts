// [I3] One seat: at one table that is open, or none, the same everywhere.
import type { Holder } from '../../src/select/claims.ts'
import { elsewhere } from '../../src/select/seats.ts'
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
  const isRemote = (person: string) => register(peer, 'people', `${person}/remote`) === true
  // Also where nobody has heard their name yet.
  const all = idsOf(peer, 'people').some(isRemote) ? [...open, elsewhere] : open
  expectEqual(view.tables.get().toSorted(), all.toSorted(), 'open tables')
  for (const person of view.people.get()) {
    const table = register(peer, 'seats', `${person}/table`)
    const seat = open.find((id) => id === table) ?? (isRemote(person) ? elsewhere : null)
    const at = [...tables, elsewhere].filter((id) => view.seated(id).get().includes(person))
    expectEqual([view.seat(person).get(), ...at], seat === null ? [null] : [seat, seat], person)
    expectEqual(view.standing.get().includes(person), seat === null, `${person} stands, or sits`)
  }
  for (const table of all) {
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
      editPerson: 2,
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
      if (seat) seats.now(seat.person, entry, { table: seat.table === elsewhere ? null : seat.table })
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
