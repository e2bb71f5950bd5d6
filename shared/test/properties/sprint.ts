// A random sprint that is looked at after each step, and in the end has to be the same for everybody.
import { expect } from 'vitest'
import { createBoardView } from '../../src/view/boardView.ts'
import { registersOf } from '../../src/board/registers.ts'
import { buildBoard, createSimulation, sameDocument, viewJson } from '../../src/testing/index.ts'
import type { Entry, Peer, Simulation, SimulationOptions } from '../../src/testing/index.ts'

export interface SprintOptions extends SimulationOptions {
  readonly steps?: number
  /** Looks at the device that a step touched, and in the end at every device. */
  readonly check?: (peer: Peer, simulation: Simulation) => void
  /** Called for each deed, right after it. */
  readonly onDeed?: (entry: Entry, simulation: Simulation) => void
  /** When everybody has everything. */
  readonly atEnd?: (simulation: Simulation) => void
}

/** Built once: what differs from seed to seed is what people do. */
const usualBoard = buildBoard()

export function sprint(options: SprintOptions): void {
  const { steps = 60, check, onDeed, atEnd } = options
  const simulation = createSimulation({ board: usualBoard, ...options })
  const { network } = simulation
  for (let i = 0; i < steps; i++) {
    const { peer, entry } = simulation.step()
    if (entry) onDeed?.(entry, simulation)
    if (peer) check?.(peer, simulation)
  }
  network.converge()
  for (const peer of network.peers) check?.(peer, simulation)
  expectSame(network.peers)
  atEnd?.(simulation)
  network.close()
}

function expectSame(peers: readonly Peer[]) {
  const [first, ...others] = peers
  if (!first) return
  const shown = viewJson(first.view, first.doc)
  expectEqual(shown, freshView(first), 'a screen and one that is opened now')
  for (const peer of others) {
    expectEqual(sameDocument(first.doc, peer.doc), true, `${first.name} and ${peer.name} hold the same`)
    expectEqual(viewJson(peer.view, peer.doc), shown, `${peer.name} shows what ${first.name} shows`)
  }
}

/** What a screen shows that is opened now. */
export function freshView(peer: Peer): unknown {
  const view = createBoardView(registersOf(peer.doc))
  const json = viewJson(view, peer.doc)
  view.close()
  return json
}

/** `toEqual`, but quick where both are equal: it is asked some hundred thousand times. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, what).toEqual(expected)
}
