// Real operations on a board, made beforehand: what happens while it is measured is sending bytes.
import * as Y from 'yjs'
import { deviceClientId } from '@taula/shared/board/clientIds'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { claimTicket, endClaim } from '@taula/shared/ops/claims'
import { importTickets } from '@taula/shared/ops/import'
import type { Ctx } from '@taula/shared/ops/op'
import { moveTicket, renameTicket } from '@taula/shared/ops/tickets'
import { buildItems, seededRandom } from '@taula/shared/testing'
import type { Random } from '@taula/shared/testing'

/** One change that somebody makes, as it goes over the line. */
export interface Edit {
  readonly update: Uint8Array
  readonly client: number
  /** The client's clock after it. */
  readonly clock: number
}

/** A device whose person works on a board that nobody else changes meanwhile. */
export interface Device {
  readonly tickets: readonly string[]
  /** Puts tickets of a tracker on the board. */
  import(count: number): readonly Uint8Array[]
  /** Makes the next change; tickets `from` to `to` are theirs. */
  edit(from?: number, to?: number): Edit
  /** Moves a card: what rewrites registers and adds none. */
  rewrite(): Edit
  /** From now on works as another device of the same person. */
  changeDevice(): void
  state(): Uint8Array
}

const firstNumber = 5500

export function openDevice(state: Uint8Array, person: string, seed: number): Device {
  const random = seededRandom(seed)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  doc.clientID = deviceClientId(random.next)
  const tickets: string[] = [...doc.getMap('tickets').keys()]
    .filter((key) => key.endsWith('/place'))
    .map((key) => key.slice(0, -'/place'.length))
  let updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  // No two changes are of the same moment.
  let now = Date.now() - 3_600_000
  const ctx = (): Ctx => ({ me: person, now: (now += 1), random: random.next })
  const takeUpdates = () => {
    const taken = updates
    updates = []
    return taken
  }
  function make(change: () => void): Edit {
    for (let tries = 0; tries < 100; tries++) {
      change()
      const made = takeUpdates()
      if (made.length === 0) continue
      const clock = Y.getState(doc.store, doc.clientID)
      return { update: Y.mergeUpdates(made), client: doc.clientID, clock }
    }
    throw new Error('nothing that this person did changed the board')
  }
  return {
    tickets,
    import(count) {
      const numbers = Array.from({ length: count }, (_, i) => firstNumber + i)
      tickets.push(...importTickets(doc, buildItems(random, numbers), ctx()).value.tickets)
      return takeUpdates()
    },
    edit: (from = 0, to = tickets.length) => make(() => anyDeed(doc, tickets.slice(from, to), ctx(), random)),
    rewrite: () => make(() => move(doc, tickets, ctx(), random, unclaimedLanes)),
    changeDevice: () => void (doc.clientID = deviceClientId(random.next)),
    state: () => Y.encodeStateAsUpdate(doc),
  }
}

/** Mostly cards are moved; now and then one is claimed, let go of or renamed. */
function anyDeed(doc: Y.Doc, tickets: readonly string[], ctx: Ctx, random: Random) {
  const ticket = random.pick(tickets)
  const deeds = {
    move: () => move(doc, tickets, ctx, random),
    claim: () => claimTicket(doc, { ticket }, ctx),
    end: () => endClaim(doc, { ticket, how: 'done' }, ctx),
    rename: () => renameTicket(doc, { ticket, title: `Work on ${random.int(1, 99_999)}` }, ctx),
  }
  deeds[random.weighted({ move: 6, claim: 2, end: 1, rename: 1 })]()
}

/** Into these a card goes without a claim beginning or ending. */
const unclaimedLanes: readonly Lane[] = ['review', 'waiting', 'parked']

function move(
  doc: Y.Doc,
  tickets: readonly string[],
  ctx: Ctx,
  random: Random,
  into: readonly Lane[] = lanes,
) {
  const args = { ticket: random.pick(tickets), lane: random.pick(into), after: random.pick(tickets) }
  moveTicket(doc, args, ctx)
}
