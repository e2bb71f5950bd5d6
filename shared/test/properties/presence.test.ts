// Who is here: what was said last holds for its day, is the same on all screens, and is lost to nobody's change of something
// else.
import { presenceOf } from '../../src/select/presence.ts'
import { sprintDay } from '../../src/select/sprintDay.ts'
import type { Entry, Peer } from '../../src/testing/index.ts'
import { property } from './seeds.ts'
import { createSingles } from './single.ts'
import { expectEqual, sprint } from './sprint.ts'

const said = ({ deed }: Entry) => (deed.did === 'presence' ? deed : undefined)
const dayAt = ({ view, ctx }: Peer) =>
  sprintDay({ days: view.days.get(), board: view.board.get() }, ctx().now)
const isNow = (peer: Peer, person: string, day = dayAt(peer)) =>
  presenceOf(peer.view.person(person).get(), day, peer.view.board.get()?.timeZone ?? 'UTC')
const register = (peer: Peer, person: string) => peer.view.person(person).get()?.presence

property('everybody is where they were last said to be that day, or expected', (random) => {
  const words = createSingles<unknown>(() => 'asBefore')
  sprint({
    random,
    steps: 40,
    weights: { presence: 10, openDay: 2, closeDay: 2, seat: 3, closeTable: 1, editPerson: 1, undo: 3 },
    onDeed(entry) {
      const undone = entry.undid && said(entry.undid)
      if (undone && entry.undid) return words.back(undone.person, entry.undid)
      const word = entry.ok && said(entry)
      if (!word) return
      expectEqual(isNow(entry.peer, word.person), word.is, 'what was just said')
      words.now(word.person, entry, register(entry.peer, word.person) ?? 'asBefore')
    },
    check(peer) {
      const day = dayAt(peer)
      for (const person of peer.view.people.get()) {
        const known = register(peer, person)
        const is = isNow(peer, person, day)
        const isToday = known?.day === day.day
        if (day.is === 'open' && !isToday)
          expectEqual(['here', 'expected'].includes(is), true, 'yesterday’s word is over')
        if (known !== undefined && known.day === day.day) expectEqual(is, known.is, person)
      }
      for (const { about, device, value } of words.certain)
        if (device === peer && value !== 'asBefore') expectEqual(register(peer, about), value, about)
    },
  })
})
