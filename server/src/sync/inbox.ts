// What a room does with each frame that comes in: takes it apart, holds it until its turn in a round, applies it, and
// promises its answer for when it is on disk.
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { BoardDoc } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import type { Connections } from './connections.ts'
import * as limits from './limits.ts'
import type { OnDisk } from './onDisk.ts'
import type { Round, Rounds } from './rounds.ts'
import type { RoomSession } from './session.ts'
import { undoneMessages } from './undone.ts'
import type { Watch } from './watch.ts'
import { readFrame, savedFrame, undoneFrame } from './wire.ts'
import type { Incoming } from './wire.ts'

export interface InboxPorts {
  readonly boardDoc: BoardDoc
  readonly clock: Clock
  readonly rounds: Pick<Rounds, 'enqueue' | 'look'>
  readonly connections: Connections
  readonly watch: Watch
}

/** What takes a place in the document, or in who owns which client id. */
type Writing = Extract<Incoming, { type: 'step2' | 'update' | 'presence' }>

interface Edit {
  readonly update: Uint8Array
  readonly isStep2: boolean
  /** Milliseconds. */
  readonly arrivedAt: number
}

/** Takes one binary frame of a connection. Never throws; a bad one sends its sender off. */
export type Inbox = (session: RoomSession, frame: Uint8Array) => void

export function createInbox({ boardDoc, clock, rounds, connections, watch }: InboxPorts): Inbox {
  const { doc } = boardDoc
  const { presence, send, drop } = connections
  let waitingBytes = 0

  function receive(session: RoomSession, frame: Uint8Array) {
    if (session.state.at === 'closed') return
    const message = readFrame(frame)
    if (message.type === 'bad') return drop(session, closeCodes.badMessage, message.why)
    if (isTooLarge(message, doc.store.clients.size))
      return drop(session, closeCodes.tooLarge, 'a message that is too large')
    if (message.type === 'presence' && session.presence !== undefined) return show(session, message.entries)
    const bytes = frame.length + limits.frameOverheadBytes
    if (waitingBytes + bytes > limits.maxInboxBytes)
      return drop(session, closeCodes.tryLater, 'the board is behind, come back')
    waitingBytes += bytes
    if (message.type === 'step1') session.asked = message.stateVector
    if (message.type === 'step1' || message.type === 'queryPresence') {
      rounds.look({
        at(onDisk) {
          waitingBytes -= bytes
          if (message.type === 'step1') answerStep1(session, message.stateVector, onDisk)
          else presence.tell(session)
        },
        fail() {
          waitingBytes -= bytes
          drop(session, closeCodes.tryLater, 'the board is not to be read now, come back')
        },
      })
      return
    }
    const arrivedAt = clock.now()
    rounds.enqueue({
      work(round) {
        waitingBytes -= bytes
        if (session.state.at !== 'closed') handle(session, message, round, arrivedAt)
        else if (session.state.leftEdits && message.type === 'update')
          take(session, { update: message.update, isStep2: false, arrivedAt }, round)
      },
    })
  }

  function handle(session: RoomSession, message: Writing, round: Round, arrivedAt: number) {
    switch (message.type) {
      case 'presence':
        fault(session, presence.bind(session, message.entries))
        return void round.answers.push(() => show(session, message.entries))
      case 'step2':
        return handleStep2(session, message.update, round, arrivedAt)
      case 'update':
        return handleUpdate(session, message.update, round, arrivedAt)
    }
  }

  function answerStep1(session: RoomSession, stateVector: Uint8Array, { encoded }: OnDisk) {
    // An answer takes some bytes to ask for and the whole document to give: to the last question, of who is still there.
    if (session.state.at === 'closed' || session.asked !== stateVector) return
    try {
      send(session, encoded.step2(stateVector))
      session.follows = true
    } catch {
      // Yjs throws at a state vector that is none; nothing else can go wrong in encoding.
      drop(session, closeCodes.badMessage, 'not a state vector')
    }
  }

  function handleStep2(session: RoomSession, update: Uint8Array, round: Round, arrivedAt: number) {
    const held = session.state.at === 'greeting' ? session.state.held : []
    session.state = { at: 'synced' }
    take(session, { update, isStep2: true, arrivedAt }, round)
    for (const late of held) take(session, { update: late, isStep2: false, arrivedAt }, round)
  }

  function handleUpdate(session: RoomSession, update: Uint8Array, round: Round, arrivedAt: number) {
    if (session.state.at !== 'greeting') return take(session, { update, isStep2: false, arrivedAt }, round)
    const heldBytes = session.state.heldBytes + update.length + limits.frameOverheadBytes
    if (heldBytes > limits.maxStep2Bytes)
      return drop(session, closeCodes.tooLarge, 'too much before the first sync')
    session.state.held.push(update)
    session.state = { ...session.state, heldBytes }
  }

  /** Applies one message and promises its acknowledgement for when it is on disk. */
  function take(session: RoomSession, { update, isStep2, arrivedAt }: Edit, round: Round) {
    if (session.state.at === 'closed' && !session.state.leftEdits) return
    round.authors.add(session)
    round.since = Math.min(round.since, arrivedAt)
    const applied = boardDoc.apply(update, session.person, clock.now(), isStep2)
    if (!applied.ok) return drop(session, problemCodes[applied.problem], applied.why)
    for (const { code } of applied.refusals) watch.undone(code)
    if (applied.corrected) round.corrected = true
    session.dealt += 1
    const count = session.dealt
    round.answers.push(() => {
      watch.saved(clock.now() - arrivedAt)
      for (const undone of undoneMessages(applied.refusals)) send(session, undoneFrame(undone))
      // Several messages of one round are acknowledged together, by the last.
      if (session.dealt === count) send(session, savedFrame(count))
    })
  }

  function show(session: RoomSession, entries: Uint8Array) {
    fault(session, presence.show(session, entries))
  }
  function fault(session: RoomSession, what: 'bad' | 'tooLarge' | undefined) {
    if (what === 'bad') drop(session, closeCodes.badMessage, 'not a presence')
    if (what === 'tooLarge') drop(session, closeCodes.tooLarge, 'a presence that is no object, or too large')
  }

  return receive
}

const problemCodes = {
  bad: closeCodes.badMessage,
  foreign: closeCodes.foreignClientId,
  orphan: closeCodes.orphanUpdate,
  tooMuch: closeCodes.tryLater,
} as const

/** The more devices the board has, the longer is the state vector of everybody who comes back. */
const isTooLarge = (message: Incoming, devices: number): boolean =>
  (message.type === 'step1' &&
    message.stateVector.length > limits.maxStateVectorBytes + devices * limits.maxStateVectorEntryBytes) ||
  (message.type === 'step2' && message.update.length > limits.maxStep2Bytes) ||
  (message.type === 'update' && message.update.length > limits.maxUpdateBytes)
