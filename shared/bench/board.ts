// Measures a board for 150 people: how long it takes to open, to follow one edit of somebody else, and to act.
// Not a test: on a quiet machine run `node shared/bench/board.ts`.
import * as Y from 'yjs'
import { registersOf } from '../src/board/registers.ts'
import { kindNames } from '../src/board/schema.ts'
import { answerPairUp, claimTicket, endClaim } from '../src/ops/claims.ts'
import { importTickets } from '../src/ops/import.ts'
import { moveTicket, renameTicket } from '../src/ops/tickets.ts'
import { buildBoard, buildItems, createPeer, handClock, seededRandom } from '../src/testing/index.ts'
import type { Peer } from '../src/testing/index.ts'
import { createBoardView } from '../src/view/boardView.ts'

declare const performance: { now(): number }
declare const console: { log(line: string): void }

const random = seededRandom(1)
const clock = handClock()

/** Two thousand tickets, 150 people and a week of claims, two of three ended: about 20,000 registers. */
function bigBoard() {
  const board = buildBoard({ people: 150, tables: 12, upstream: 2_000, own: 50 }, random, clock)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, board.state)
  const claims = doc.getMap('claims')
  doc.transact(() => {
    for (let i = 0; i < 4_900; i++) {
      const id = `${board.tickets[i % 2_000]}.${board.people[(i * 7) % 150]?.id}`
      const sign = { at: clock.now(), by: 'somebody' }
      claims.set(`${id}/role`, 'driver')
      claims.set(`${id}/begun.1`, sign)
      if (i % 3 > 0) claims.set(`${id}/ended.1`, { ...sign, how: 'done' })
    }
  })
  return { ...board, state: Y.encodeStateAsUpdate(doc) }
}

const board = bigBoard()
const device = (i: number) =>
  createPeer({ person: board.people[i]?.id ?? 'nobody', clock, random, state: board.state })
const [mine, theirs] = [device(0), device(1)]
const ticketAt = (i: number) => board.tickets[(i * 37) % board.tickets.length] ?? ''

/** Runs it so often and prints the median and the slowest of twenty. `prepare` is not measured. */
function measure(name: string, runs: number, act: (i: number) => void, prepare?: (i: number) => void) {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    prepare?.(i)
    const begin = performance.now()
    act(i)
    times.push(performance.now() - begin)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => `${(sorted[Math.floor(part * runs)] ?? 0).toFixed(3)} ms`.padStart(12)
  // oxlint-disable-next-line no-console -- what this program is for
  console.log(`${name.padEnd(44)} median ${at(0.5)}   p95 ${at(0.95)}`)
}

/** Lets somebody else act; what is measured is the arrival of their update on a screen that somebody watches. */
function measureArrival(name: string, act: (peer: Peer, i: number) => void) {
  const updates: Uint8Array[] = []
  const stop = theirs.onChange((update) => void updates.push(update))
  const arrive = () => {
    for (const update of updates.splice(0)) mine.receive(update)
  }
  measure(name, 1_000, arrive, (i) => act(theirs, i))
  stop()
}

const size = kindNames.reduce((sum, kind) => sum + mine.doc.getMap(kind).size, 0)
measure(`${size} registers: the document from bytes`, 30, () => Y.applyUpdate(new Y.Doc(), board.state))
measure(`${size} registers: the view of it`, 30, () => createBoardView(registersOf(theirs.doc)).close())

for (const id of board.tickets.slice(0, 300)) mine.view.ticket(id).subscribe(() => undefined)
mine.view.lane('review').subscribe(() => undefined)
measureArrival('somebody gives a title', (peer, i) => {
  peer.act(renameTicket, { ticket: ticketAt(i), title: `Title ${i}` })
})
measureArrival('somebody moves to another lane', (peer, i) => {
  peer.act(moveTicket, { ticket: ticketAt(i), lane: i % 2 ? 'review' : 'waiting' })
})
measureArrival('somebody claims, or ends a claim', (peer, i) => {
  const claim = { ticket: ticketAt(i >> 1), how: 'done' } as const
  if (i % 2) peer.act(endClaim, claim)
  else peer.act(claimTicket, claim)
})

measure('I claim', 300, (i) => void mine.act(claimTicket, { ticket: ticketAt(i) }))
measure(
  'I answer "pair up?"',
  300,
  (i) => void mine.act(answerPairUp, { ticket: ticketAt(i), how: 'together' }),
)
measure('I end a claim', 300, (i) => void mine.act(endClaim, { ticket: ticketAt(i), how: 'done' }))
measure('I move to the end of a lane', 300, (i) => {
  mine.act(moveTicket, { ticket: ticketAt(i), lane: 'review' })
})
measure('I move between two cards', 300, (i) => {
  const [after, before] = mine.view.lane('waiting').get().slice(5, 7)
  mine.act(moveTicket, { ticket: ticketAt(i), lane: 'waiting', after, before })
})
measure(
  'I give a title',
  300,
  (i) => void mine.act(renameTicket, { ticket: ticketAt(i), title: `Mine ${i}` }),
)

const numbers = Array.from({ length: 2_000 }, (_, i) => 5500 + i)
const list = buildItems(seededRandom(2), numbers)
measure('I import 2,000 known tickets, all changed', 1, () => void mine.act(importTickets, list))
measure('I import them again, nothing changed', 10, () => void mine.act(importTickets, list))
