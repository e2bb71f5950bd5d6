// A device on a fuzzed room: remembers what it sent and what it was told, and holds the room to that.
import { expect } from 'vitest'
import * as decoding from 'lib0/decoding'
import * as awarenessProtocol from 'y-protocols/awareness'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import { createPeer } from '@taula/shared/testing'
import type { Peer, PeerOptions, Random } from '@taula/shared/testing'
import type { Rooms } from '../../../src/sync/room.types.ts'
import { TestClient } from '../harness.ts'
import type { Witness } from './witness.ts'

export interface Device {
  readonly peer: Peer
  readonly client: TestClient
  isOn(): boolean
  come(rooms: Rooms): void
  leave(): void
  /** Writes what the room is to undo, and expects to be told so before it is told that it is saved. */
  misbehave(): void
}

export function createDevice(options: PeerOptions & { readonly random: Random }, witness: Witness): Device {
  const { random } = options
  const peer = createPeer(options)
  const client = new TestClient(peer.person, peer.doc)
  let state: 'off' | 'coming' | 'on' = 'off'
  /** Counts the times it came, so that an answer to an earlier one is none. */
  let turn = 0
  /** Of this connection: what it sent, how much of that is said to be saved, and what has to be undone by when. */
  let sent: Uint8Array[] = []
  let saved = 0
  let refused: { readonly register: string; readonly message: number }[] = []

  client.overhear = {
    sent(frame) {
      const update = updateIn(frame)
      if (update) sent.push(update)
    },
    heard(frame) {
      const update = updateIn(frame)
      if (update) expect(witness.holds(update), `${peer.name} sees only what is on disk`).toBe(true)
      if (frame[0] === messages.saved) believe(decoding.readVarUint(after(frame)))
    },
  }

  function believe(count: number) {
    expect(count, 'a later saved says more').toBeGreaterThan(saved)
    for (const update of sent.slice(saved, count))
      expect(witness.holds(update), `what ${peer.name} was told is saved is on disk`).toBe(true)
    saved = count
    const told = new Set(client.undone.flatMap(({ keys }) => keys))
    for (const { register, message } of refused)
      if (message <= count) expect(told, 'undone is said before saved').toContain(register)
    refused = refused.filter(({ message }) => message > count)
  }

  function leave() {
    turn += 1
    state = 'off'
    client.disconnect()
    client.holdsStep2 = false
    const { awareness } = client
    // As a stock client does: it knows of nobody while it is away.
    const others = [...awareness.getStates().keys()].filter((id) => id !== peer.doc.clientID)
    awarenessProtocol.removeAwarenessStates(awareness, others, 'left')
  }

  return {
    peer,
    client,
    isOn() {
      if (state === 'on' && client.closed) {
        expect([closeCodes.restarting, closeCodes.tryLater], client.closed.reason).toContain(
          client.closed.code,
        )
        leave()
      }
      return state !== 'off'
    },
    come(rooms) {
      state = 'coming'
      turn += 1
      const mine = turn
      client.holdsStep2 = random.chance(0.3)
      const whileMine: Rooms = {
        ...rooms,
        async open(board) {
          const room = await rooms.open(board)
          if (mine !== turn) return new Promise(() => {})
          sent = []
          saved = 0
          refused = []
          state = 'on'
          return room
        },
      }
      const { awareness } = client
      const known = awareness.getLocalState() ? [peer.doc.clientID] : []
      const presence = awarenessProtocol.encodeAwarenessUpdate(awareness, known)
      client.connect(whileMine, 'b', presence).catch((error: unknown) => {
        // The room was just closing, or its server is: comes back as after any other loss.
        expect(String(error)).toMatch(/just closed|stopping/)
        leave()
      })
    },
    leave,
    misbehave() {
      const key = `${random.int(0, 1e9)}/nonsense`
      const before = sent.length
      peer.doc.getMap('tickets').set(key, 1)
      if (state === 'on' && sent.length > before)
        refused.push({ register: `tickets/${key}`, message: sent.length })
    },
  }
}

const after = (frame: Uint8Array) => decoding.createDecoder(frame.subarray(1))

/** The update of a step 2 or an update message; undefined in any other. */
function updateIn(frame: Uint8Array): Uint8Array | undefined {
  if (frame[0] !== messages.sync || frame[1] === syncMessages.step1) return undefined
  return decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2)))
}
