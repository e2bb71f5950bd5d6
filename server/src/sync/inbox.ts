// What a room does with each frame that comes in: takes it apart, holds it until its turn in a round, applies it, and
// promises its answer for when it is on disk.
import { writerIn } from '@taula/shared/ops/read'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { BoardDoc } from './boardDoc.ts'
import { scanUpdate } from './bounds.ts'
import type { ScannedUpdate } from './bounds.ts'
import type { Clock } from './clock.ts'
import type { Connections } from './connections.ts'
import { createLeftOuts } from './leftOut.ts'
import * as limits from './limits.ts'
import type { OnDisk } from './onDisk.ts'
import { cut } from './pieces.ts'
import type { Round, Rounds } from './rounds.ts'
import type { Greeting, RoomSession, Waiting, Writing } from './session.ts'
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

type Edit = Exclude<Writing, { type: 'presence' }>

/** Takes one binary frame of a connection. Never throws; a bad one sends its sender off. */
export type Inbox = (session: RoomSession, frame: Uint8Array) => void

export function createInbox({ boardDoc, clock, rounds, connections, watch }: InboxPorts): Inbox {
  const { doc } = boardDoc
  const { presence, send, drop } = connections
  const leftOuts = createLeftOuts(doc, send)
  let waitingBytes = 0

  function receive(session: RoomSession, frame: Uint8Array) {
    if (session.state.at === 'closed') return
    session.throttle.came(frame.length)
    const message = readFrame(frame)
    if (message.type === 'bad') return drop(session, closeCodes.badMessage, message.why)
    if (isTooLarge(message, doc.store.clients.size))
      return drop(session, closeCodes.tooLarge, 'a message that is too large')
    if (message.type === 'presence' && session.presence !== undefined && session.isBound)
      return show(session, message.entries)
    if (message.type === 'step1') return answerSoon(session, message.stateVector)
    if (message.type === 'queryPresence') return tellSoon(session)
    const bytes = frame.length + limits.frameOverheadBytes
    if (waitingBytes + bytes > limits.maxInboxBytes)
      return drop(session, closeCodes.tryLater, 'the board is behind, come back')
    const arrivedAt = clock.now()
    const waiting = { message, bytes, arrivedAt, deals: message.type === 'presence' ? [] : [arrivedAt] }
    session.waiting.push(waiting)
    count(session, [waiting])
    session.throttle.waits(session.waitingBytes)
    turnSoon(session)
  }
  function count(session: RoomSession, more: readonly Waiting[]) {
    for (const { bytes } of more) {
      waitingBytes += bytes
      session.waitingBytes += bytes
    }
  }
  /** These are next. */
  function putFirst(session: RoomSession, more: readonly Waiting[]) {
    session.waiting.putFirst(more)
    count(session, more)
  }

  // An answer takes some bytes to ask for, and all that there is to give: one for all that somebody asks meanwhile.
  function answerSoon(session: RoomSession, stateVector: Uint8Array) {
    const isWaiting = session.asked !== undefined
    session.asked = stateVector
    if (isWaiting) return
    rounds.look({
      at: (onDisk) => answerStep1(session, onDisk),
      fail: () => notNow(session),
    })
  }
  function tellSoon(session: RoomSession) {
    if (session.asksWho) return
    session.asksWho = true
    rounds.look({
      at() {
        session.asksWho = false
        presence.tell(session)
      },
      fail: () => notNow(session),
    })
  }
  function notNow(session: RoomSession) {
    drop(session, closeCodes.tryLater, 'the board is not to be read now, come back')
  }

  function turnSoon(session: RoomSession) {
    if (session.hasTurn || session.waiting.isEmpty()) return
    session.hasTurn = true
    rounds.enqueue({ work: (round) => turn(session, round) })
  }

  /** Each has one turn in a round, however much it sent: who sent little does not wait for it. */
  function turn(session: RoomSession, round: Round) {
    const end = clock.now() + limits.maxTurnMs
    try {
      do {
        const next = session.waiting.take()
        if (!next) break
        waitingBytes -= next.bytes
        session.waitingBytes -= next.bytes
        handle(session, next, round)
        // What is left of those who were sent off takes no time, and others no room.
        if (next.piece && session.state.at !== 'closed') break
      } while (clock.now() < end)
    } catch (error) {
      // Else the acknowledgement of the next message would count this one in.
      drop(session, closeCodes.tryLater, 'the server failed at this, come back')
      throw error
    } finally {
      session.hasTurn = false
      session.throttle.waits(session.waitingBytes)
      turnSoon(session)
    }
  }

  function handle(session: RoomSession, waiting: Waiting, round: Round) {
    const { message } = waiting
    switch (message.type) {
      case 'presence':
        if (session.state.at === 'closed') return
        fault(session, presence.bind(session, message.entries))
        return void round.answers.push(() => {
          session.isBound = true
          show(session, message.entries)
        })
      case 'step2':
        return edit(session, message, endGreeting(session, waiting), round)
      case 'update':
        if (session.state.at === 'greeting') return hold(session, session.state, waiting)
        return edit(session, message, waiting, round)
    }
  }

  function answerStep1(session: RoomSession, { encoded }: OnDisk) {
    const stateVector = session.asked
    session.asked = undefined
    if (session.state.at === 'closed' || !stateVector) return
    try {
      send(session, encoded.step2(stateVector))
      session.follows = true
    } catch {
      // Yjs throws at a state vector that is none; nothing else can go wrong in encoding.
      drop(session, closeCodes.badMessage, 'not a state vector')
    }
  }

  function hold(session: RoomSession, { held, heldBytes }: Greeting, waiting: Waiting) {
    if (heldBytes + waiting.bytes > limits.maxHeldBytes)
      return drop(session, closeCodes.tooLarge, 'too much before the first sync')
    if (connections.heldBytes() + waiting.bytes > limits.maxInboxBytes)
      return drop(session, closeCodes.tryLater, 'the board is behind, come back')
    held.push(waiting)
    session.state = { at: 'greeting', held, heldBytes: heldBytes + waiting.bytes }
  }

  /** What was held is next. It was sent before the step 2, so that is acknowledged with its end. */
  function endGreeting(session: RoomSession, step2: Waiting): Waiting {
    const held = session.state.at === 'greeting' ? session.state.held : []
    if (session.state.at === 'greeting') session.state = { at: 'synced' }
    const last = held.at(-1)
    if (!last) return step2
    putFirst(session, [...held.slice(0, -1), { ...last, deals: [...last.deals, ...step2.deals] }])
    return { ...step2, deals: [] }
  }

  /** Takes one message: now, or in pieces in the next turns where it is large. */
  function edit(session: RoomSession, message: Edit, waiting: Waiting, round: Round) {
    if (session.state.at === 'closed' && !session.state.leftEdits) return
    // Whatever was left out before is in it again.
    if (message.type === 'step2' && !waiting.piece) session.leftOut = undefined
    const scannedEdit = { ...message, scanned: scanUpdate(message.update) }
    const pieces = waiting.piece ? [] : cut(doc, scannedEdit, limits.maxStructsAtOnce)
    if (pieces.length <= 1) return take(session, scannedEdit, waiting, round)
    session.isTakingStep2 ||= message.type === 'step2'
    const writer = writerIn(doc, session.person)
    const taken = pieces.map((piece, i): Waiting => {
      const isLast = i === pieces.length - 1
      return {
        message: { type: message.type, update: piece },
        bytes: piece.length,
        arrivedAt: waiting.arrivedAt,
        deals: isLast ? waiting.deals : [],
        piece: { hasMore: !isLast, writer },
      }
    })
    putFirst(session, taken)
  }

  /** Applies an edit, and promises for when it is on disk to acknowledge what is dealt with by it. */
  function take(session: RoomSession, message: Edit & ScannedUpdate, waiting: Waiting, round: Round) {
    const { arrivedAt, deals, piece } = waiting
    round.authors.add(session)
    round.since = Math.min(round.since, arrivedAt)
    const part = { isStep2: message.type === 'step2', ...piece }
    const applied = boardDoc.apply(message, session.person, clock.now(), part)
    if (!applied.ok) return drop(session, problemCodes[applied.problem], applied.why)
    for (const { code } of applied.refusals) watch.undone(code)
    if (applied.corrected) round.corrected = true
    if (part.isStep2 && !part.hasMore) session.isTakingStep2 = false
    if (applied.leftOut) leftOuts.add(session, applied.leftOut)
    leftOuts.askAgain(round)
    session.dealt += deals.length
    const { dealt } = session
    round.answers.push(() => {
      for (const undone of undoneMessages(applied.refusals)) send(session, undoneFrame(undone))
      if (deals.length === 0 || session.isTakingStep2 || session.leftOut?.isMine) return
      for (const at of deals) watch.saved(clock.now() - at)
      // Several messages of one round are acknowledged together, by the last.
      if (session.dealt === dealt) send(session, savedFrame(dealt))
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

/** The more client ids the board has, the longer is the state vector of everybody who comes back. */
const isTooLarge = (message: Incoming, clientIds: number): boolean =>
  (message.type === 'step1' &&
    message.stateVector.length > limits.maxStateVectorBytes + clientIds * limits.maxStateVectorEntryBytes) ||
  (message.type === 'step2' && message.update.length > limits.maxStep2Bytes) ||
  (message.type === 'update' && message.update.length > limits.maxUpdateBytes)
