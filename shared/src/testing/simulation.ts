// A sprint at random: several devices, offline now and then, deliveries in any order, clocks that are wrong.
import { buildBoard } from './builders.ts'
import type { BoardSize, BuiltBoard } from './builders.ts'
import { handClock } from './clock.ts'
import type { HandClock } from './clock.ts'
import { createJournal } from './deeds.ts'
import type { Entry, Journal } from './deeds.ts'
import { createNetwork } from './network.ts'
import type { Network } from './network.ts'
import { createPeer } from './peer.ts'
import type { Peer } from './peer.ts'
import { randomDeed } from './randomOps.ts'
import type { Weights } from './randomOps.ts'
import type { Random } from './random.ts'
import { createWorld } from './world.ts'
import type { World } from './world.ts'

export interface SimulationOptions {
  readonly random: Random
  /** What it begins with: a board that was built before, or how large a one to build. */
  readonly board?: BuiltBoard | BoardSize
  readonly weights?: Weights
  /** Devices; some people have two. 3 to 5 where not said. */
  readonly devices?: number
  /** Milliseconds each device's clock is wrong; up to ten hours either way where not said. */
  readonly clockErrorsMs?: readonly number[]
  /** Milliseconds; the first morning where not said. */
  readonly startsAt?: number
}

export interface Simulation {
  readonly board: BuiltBoard
  readonly clock: HandClock
  readonly network: Network
  readonly world: World
  readonly journal: Journal
  /** One thing happens: somebody does something, a message arrives, a line breaks or is up again. */
  step(): Step
}
/** What a step touched: the device, and what was done there, if anything was. */
export interface Step {
  readonly peer: Peer | undefined
  readonly entry: Entry | undefined
}

const hour = 60 * 60 * 1000

export function createSimulation(options: SimulationOptions): Simulation {
  const { random, weights } = options
  const clock = handClock(options.startsAt)
  const { board: start = {} } = options
  const board = 'state' in start ? start : buildBoard(start, random, clock)
  const world = createWorld(board)
  const journal = createJournal()
  const devices = options.devices ?? random.int(3, 5)
  const errors =
    options.clockErrorsMs ?? Array.from({ length: devices }, () => random.int(-10 * hour, 10 * hour))
  const peers = Array.from({ length: devices }, (_, i) => {
    const person = world.people[i % Math.max(2, devices - 1)] ?? 'nobody'
    const clockErrorMs = errors[i % errors.length] ?? 0
    return createPeer({ person, clock, random, name: `device ${i + 1}`, clockErrorMs, state: board.state })
  })
  const network = createNetwork(peers)

  function act(): Step {
    const peer = random.pick(peers)
    const entry = journal.record(peer, randomDeed(peer, world, random, weights))
    world.note(entry)
    return { peer, entry }
  }
  function changeLine(): Step {
    const peer = random.pick(peers)
    if (network.isOnline(peer)) network.goOffline(peer)
    else network.goOnline(peer)
    return { peer, entry: undefined }
  }
  return {
    board,
    clock,
    network,
    world,
    journal,
    step() {
      clock.advance(random.int(1, 10 * 60 * 1000))
      const dice = random.next()
      if (dice < 0.5) return act()
      if (dice < 0.92) return { peer: network.deliverAny(random), entry: undefined }
      return changeLine()
    },
  }
}
