// [I14] No lost text: judged by what people typed and deleted, letter by letter; no letter is typed twice.
import { buildBoard, notesJson } from '../../src/testing/index.ts'
import type { Entry, Peer } from '../../src/testing/index.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

/** So few tickets that people meet in their notes. */
const fewTickets = buildBoard({ upstream: 1, own: 1 })

/** How often each letter stands in each note: `<ticket> <letter>`. */
function lettersOf(peer: Peer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [ticket, text] of Object.entries(notesJson(peer.doc))) {
    for (const letter of text) counts.set(`${ticket} ${letter}`, 1 + (counts.get(`${ticket} ${letter}`) ?? 0))
  }
  return counts
}

/** Keeps the books on letters: those that were typed, and those that some deed took out of a note on its device. */
function createBooks() {
  const shown = new Map<Peer, ReadonlyMap<string, number>>()
  const typed = new Set<string>()
  const deleted = new Set<string>()
  return {
    get left() {
      return [...typed].filter((letter) => !deleted.has(letter)).toSorted()
    },
    look: (peer: Peer) => void shown.set(peer, lettersOf(peer)),
    note({ peer, deed }: Entry) {
      const now = lettersOf(peer)
      for (const [letter, count] of shown.get(peer) ?? []) {
        if ((now.get(letter) ?? 0) < count) deleted.add(letter)
      }
      if (deed.did === 'type') for (const letter of deed.text) typed.add(`${deed.ticket} ${letter}`)
    },
  }
}

property('[I14] a letter that somebody typed and nobody deleted is in everybody’s note, once', (random) => {
  const books = createBooks()
  sprint({
    random,
    board: fewTickets,
    weights: { type: 12, move: 2, withdraw: 1 },
    onDeed: books.note,
    check: books.look,
    atEnd({ network }) {
      const once = books.left.map((letter) => [letter, 1] as const)
      for (const peer of network.peers) {
        const there = [...lettersOf(peer)].toSorted(([a], [b]) => (a < b ? -1 : 1))
        expectEqual(there, once, peer.name)
      }
    },
  })
})

property('[I14] also where earlier texts are brought back, and that is taken back again', (random) => {
  const books = createBooks()
  sprint({
    random,
    board: fewTickets,
    weights: { type: 12, restore: 4, undo: 4 },
    onDeed: books.note,
    check: books.look,
    atEnd({ network }) {
      for (const peer of network.peers) {
        const there = lettersOf(peer)
        const lost = books.left.filter((letter) => !there.has(letter))
        expectEqual(lost, [], peer.name)
        const torn = [...there.keys()].filter((letter) => letter.endsWith('\ufffd'))
        expectEqual(torn, [], `torn apart on ${peer.name}`)
      }
    },
  })
})
