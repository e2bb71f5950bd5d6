// [I14] No lost move, no lost text, no duplicate, no vanishing card. Judged by what people did to each card.
import type { Deed, Entry, Peer } from '../../src/testing/index.ts'
import { field, register } from './raw.ts'
import { property } from './seeds.ts'
import { createSingles } from './single.ts'
import type { Singles } from './single.ts'
import { expectEqual, sprint } from './sprint.ts'

type Move = Extract<Deed, { did: 'move' }>

/** Keeps the books on one kind of deed: `said` answers about which card it is and what it makes so. */
function follow<T>(
  singles: Singles<T>,
  said: (entry: Entry) => readonly [about: string, value: T] | undefined,
) {
  return (entry: Entry) => {
    const undone = entry.undid && said(entry.undid)
    if (undone && entry.undid) return singles.back(undone[0], entry.undid)
    const [about, value] = (entry.ok && said(entry)) || []
    if (about !== undefined && value !== undefined) singles.now(about, entry, value)
  }
}

/** What this device alone decided: so on its own screen at every moment, and on all screens in the end. */
const decidedBy = <T>(peer: Peer, singles: Singles<T>) =>
  [...singles.certain]
    .filter(({ device }) => device === peer)
    .map(({ about, value }) => [about, value] as const)

const createMoves = () => createSingles<Move | 'asBefore'>(() => 'asBefore')
const movesOf = ({ deed }: Entry) => (deed.did === 'move' ? ([deed.ticket, deed] as const) : undefined)
const titleOf = ({ deed }: Entry) =>
  deed.did === 'rename' ? ([deed.ticket, deed.title ?? 'asUpstream'] as const) : undefined
function beingOf({ deed, made }: Entry) {
  if (deed.did === 'add' && made !== undefined) return [made, 'there'] as const
  if (deed.did !== 'withdraw') return undefined
  return [deed.ticket, deed.withdrawn ? 'gone' : 'there'] as const
}

property('[I14] a card has the place, the title and the being there that one device gave it', (random) => {
  const moves = createMoves()
  const titles = createSingles<string>(() => 'asBefore')
  const added = new Set<string>()
  const beings = createSingles<'there' | 'gone'>((ticket) => (added.has(ticket) ? 'gone' : 'there'))
  const follows = [follow(moves, movesOf), follow(titles, titleOf), follow(beings, beingOf)]
  sprint({
    random,
    weights: { move: 10, rename: 5, add: 4, withdraw: 4, import: 2, claim: 3, end: 2, undo: 4 },
    onDeed(entry) {
      if (entry.deed.did === 'add' && entry.made !== undefined) added.add(entry.made)
      for (const follow of follows) follow(entry)
    },
    check(peer) {
      const onBoard = new Set(peer.view.tickets.get())
      for (const [ticket, move] of decidedBy(peer, moves)) {
        if (move === 'asBefore') continue
        expectEqual(field(register(peer, 'tickets', `${ticket}/place`), 'lane'), move.lane, ticket)
      }
      for (const [ticket, title] of decidedBy(peer, titles)) {
        const card = peer.view.ticket(ticket).get()
        if (!card || title === 'asBefore') continue
        expectEqual(card.title, title === 'asUpstream' ? card.upstream?.title : title, ticket)
      }
      for (const [ticket, being] of decidedBy(peer, beings)) {
        expectEqual(onBoard.has(ticket), being === 'there', ticket)
      }
    },
  })
})

property('[I14] a card that came onto the board and that nobody took off is on it everywhere', (random) => {
  const added = new Set<string>()
  const taken = new Set<string | undefined>()
  sprint({
    random,
    weights: { move: 6, add: 4, withdraw: 2, import: 3, claim: 3, end: 2, undo: 2 },
    onDeed({ deed, made, undid }) {
      if (made !== undefined) added.add(made)
      if (deed.did === 'import') for (const { id } of deed.items) added.add(id)
      if (deed.did === 'withdraw') taken.add(deed.ticket)
      if (undid) taken.add(undid.made)
    },
    atEnd({ network, board }) {
      for (const peer of network.peers) {
        const onBoard = new Set(peer.view.tickets.get())
        const lost = [...board.tickets, ...added].filter((id) => !taken.has(id) && !onBoard.has(id))
        expectEqual(lost, [], `lost on ${peer.name}`)
      }
    },
  })
})

property('[I14] a card lies between the two it was put between, as long as nobody moves those', (random) => {
  const moves = createMoves()
  const follows = follow(moves, movesOf)
  /** The ranks that a move was to come between, where the device saw them in this order. */
  const gaps = new Map<Move, readonly [low: string, high: string]>()
  const rankOf = (peer: Peer, ticket: string | undefined) =>
    String(field(register(peer, 'tickets', `${ticket}/place`), 'rank') ?? '')
  sprint({
    random,
    weights: { move: 10, claim: 2, undo: 2 },
    onDeed(entry) {
      follows(entry)
      const { deed, peer, ok } = entry
      if (deed.did !== 'move' || !ok || deed.after === deed.ticket || deed.before === deed.ticket) return
      const [low, high] = [rankOf(peer, deed.after), rankOf(peer, deed.before)]
      if (low !== '' && low < high) gaps.set(deed, [low, high])
    },
    check(peer) {
      for (const [ticket, move] of decidedBy(peer, moves)) {
        const [low, high] = (move !== 'asBefore' && gaps.get(move)) || []
        if (move === 'asBefore' || low === undefined || high === undefined) continue
        if (rankOf(peer, move.after) !== low || rankOf(peer, move.before) !== high) continue
        const rank = rankOf(peer, ticket)
        expectEqual(low < rank && rank < high, true, `${ticket}: ${low} < ${rank} < ${high}`)
      }
    },
  })
})
