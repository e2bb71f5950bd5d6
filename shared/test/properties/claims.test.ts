// [I2] No claim is lost. What must be so is worked out from what people did, not from what the board says.
import { buildBoard } from '../../src/testing/index.ts'
import type { Entry, Peer, Weights } from '../../src/testing/index.ts'
import { claimsOf, isActive } from './raw.ts'
import { property } from './seeds.ts'
import { createSingles } from './single.ts'
import { expectEqual, sprint } from './sprint.ts'

const weights: Weights = {
  claim: 10,
  end: 5,
  agree: 3,
  pass: 2,
  release: 1,
  leave: 1,
  keep: 2,
  move: 3,
  add: 1,
  withdraw: 1,
  undo: 3,
}

type Told = 'active' | 'ended' | 'unknown'

/** What a deed that went through does to the doer's or somebody else's claim. Unknown: depends on what they saw. */
function claimDone({ peer, deed, made }: Entry): readonly { readonly id: string; readonly to: Told }[] {
  switch (deed.did) {
    case 'claim':
      return [{ id: `${deed.ticket}.${deed.person}`, to: 'active' }]
    case 'end':
      return [{ id: `${deed.ticket}.${deed.person}`, to: 'ended' }]
    case 'pass':
    case 'release':
      return [{ id: `${deed.args.ticket}.${deed.args.person}`, to: 'ended' }]
    case 'leave':
      return deed.args.claims
        .filter(({ how }) => how !== 'keep')
        .map(({ ticket }) => ({ id: `${ticket}.${deed.args.person}`, to: 'ended' }))
    case 'add':
      return deed.lane === 'doing' ? [{ id: `${made}.${peer.person}`, to: 'active' }] : []
    case 'move':
      // Into "doing" claims only where nobody is on it; back to "up for grabs" or triage releases.
      if (deed.lane === 'doing') return [{ id: `${deed.ticket}.${peer.person}`, to: 'unknown' }]
      return deed.lane === 'ready' || deed.lane === 'triage'
        ? [{ id: `${deed.ticket}.${peer.person}`, to: 'ended' }]
        : []
    default:
      return []
  }
}

property(
  '[I2] a claim made and ended nowhere is active; one device alone decides about its own',
  (random) => {
    const claims = createSingles<Told>(() => 'ended')
    const made = new Set<string>()
    const ended = new Set<string>()
    const asLeft = (peer: Peer, deciders: readonly Peer[]) => {
      const raw = claimsOf(peer)
      const wrong = [...claims.certain].filter(
        ({ about, device, value }) =>
          deciders.includes(device) &&
          value !== 'unknown' &&
          isActive(raw.get(about)) !== (value === 'active'),
      )
      const told = wrong.map(({ about, value }) => `${about} should be ${value}`)
      expectEqual(told, [], peer.name)
    }
    sprint({
      random,
      weights,
      onDeed(entry) {
        const { undid } = entry
        for (const { id } of undid ? claimDone(undid) : []) {
          if (undid) claims.back(id, undid)
          ended.add(id)
        }
        for (const { id, to } of entry.ok ? claimDone(entry) : []) {
          claims.now(id, entry, to)
          if (to === 'active') made.add(id)
          if (to === 'ended') ended.add(id)
        }
      },
      check: (peer) => asLeft(peer, [peer]),
      atEnd({ network: { peers } }) {
        for (const peer of peers) {
          asLeft(peer, peers)
          const raw = claimsOf(peer)
          const lost = [...made].filter((id) => !ended.has(id) && !isActive(raw.get(id)))
          expectEqual(lost, [], `lost on ${peer.name}`)
        }
      },
    })
  },
)

/** So few tickets that people meet on them. */
const fewTickets = buildBoard({ upstream: 2, own: 1 })

property(
  '[I2] "pair up?" is asked exactly where two drive and nobody on it has answered for all',
  (random) => {
    sprint({
      random,
      board: fewTickets,
      weights: { claim: 10, end: 4, agree: 6, undo: 2 },
      check(peer) {
        const active = [...claimsOf(peer).values()].filter(isActive)
        for (const id of peer.view.tickets.get()) {
          const here = active.filter(({ ticket }) => ticket === id)
          const drivers = here.filter(({ role }) => role === 'driver').map(({ person }) => person)
          const settled = here.some(({ agreed }) => drivers.every((driver) => agreed.includes(driver)))
          const ruled = {
            pairUp: drivers.length > 1 && !settled,
            on: here.map(({ person }) => person).toSorted(),
          }
          const { pairUp, holders = [] } = peer.view.ticket(id).get() ?? {}
          expectEqual({ pairUp, on: holders.map(({ person }) => person).toSorted() }, ruled, id)
        }
      },
    })
  },
)
