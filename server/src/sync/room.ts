// One board while it is open: takes what its connections say, in rounds, and tells them what is on disk.
import * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { BoardDoc, Uncommitted } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import type { DocStore } from './docStore.ts'
import * as limits from './limits.ts'
import { createPresenceDesk } from './presenceDesk.ts'
import { isRemoved, removedWords, watchRemovals } from './removed.ts'
import type { Room } from './room.types.ts'
import { createRounds } from './rounds.ts'
import type { Round } from './rounds.ts'
import { createSession } from './session.ts'
import type { RoomSession } from './session.ts'
import { createStreamDesk } from './streamDesk.ts'
import { undoneMessages } from './undone.ts'
import { readFrame, savedFrame, step1Frame, step2Frame, undoneFrame, updateFrame } from './wire.ts'
import type { Incoming } from './wire.ts'

export interface RoomPorts {
  readonly board: string
  readonly store: DocStore
  readonly clock: Clock
  readonly random: () => number
  /** Something went wrong that no client can be told. */
  readonly report: (problem: string, error: unknown) => void
  /** Somebody may have been taken off the board, and that is on disk: `isRemoved` says who. */
  readonly onRemovals: (board: string, isRemoved: (person: string) => boolean) => void
  /** The last connection left. */
  readonly onEmpty: () => void
}

/** A room as its registry sees it. */
export interface OpenRoom extends Room {
  isEmpty(): boolean
  /** Finishes what came in, replaces the log by a snapshot where that pays, and closes every connection with this code. */
  shut(code: number, reason: string): Promise<void>
}

/** Where its stored log stands. */
export interface LogPosition {
  readonly rows: number
  readonly through: number
}

export function createRoom(boardDoc: BoardDoc, log: LogPosition, ports: RoomPorts): OpenRoom {
  const { board, store, clock, report } = ports
  const { doc } = boardDoc
  const sessions = new Set<RoomSession>()
  const presence = createPresenceDesk({ clock, sessions, own: boardDoc.own, send })
  const rounds = createRounds({ clock, takeUncommitted: boardDoc.takeUncommitted, commit, broadcast, report })
  const streams = createStreamDesk({
    from: registersOf(doc),
    clock,
    random: ports.random,
    whenStored: (act) => rounds.enqueue((round) => round.answers.push(act)),
    onEmpty: ports.onEmpty,
  })
  const someoneWasRemoved = watchRemovals(doc)
  let waitingBytes = 0
  let rowsInLog = log.rows
  let lastRow = log.through
  let encoded: Uint8Array | undefined
  let isShut = false

  const fullState = () => (encoded ??= Y.encodeStateAsUpdate(doc))

  // Committing

  /** Tries until it is on disk: meanwhile the room takes jobs but works none off. */
  async function commit(update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>) {
    const updates = update ? [update] : []
    for (;;) {
      try {
        lastRow = await store.append(board, { updates, ...beside })
        break
      } catch (error) {
        report(`board ${board}: a commit failed and will be tried again`, error)
        await new Promise<void>((resolve) => clock.after(limits.retryCommitMs, resolve))
      }
    }
    if (!update) return
    encoded = undefined
    rowsInLog += 1
    if (rowsInLog >= limits.compactAfterRows) await compact()
  }

  async function compact() {
    try {
      await store.compact(board, fullState(), lastRow)
      rowsInLog = 0
    } catch (error) {
      report(`board ${board}: the log was not replaced by a snapshot`, error)
    }
  }

  // Out

  function send(session: RoomSession, frame: Uint8Array) {
    if (session.state.at === 'closed') return
    if (session.socket.buffered() > limits.maxBufferedBytes) {
      return drop(session, closeCodes.tryLater, 'reading too slowly')
    }
    session.sentAt = clock.now()
    session.socket.send(frame)
  }

  function broadcast(update: Uint8Array, { authors, corrected }: Round) {
    const frame = updateFrame(update)
    for (const session of sessions) {
      const knowsItAll = !corrected && authors.size === 1 && authors.has(session)
      if (session.follows && !knowsItAll) send(session, frame)
    }
    streams.stored()
    if (someoneWasRemoved()) {
      for (const session of sessions) turnAway(session)
      ports.onRemovals(board, (person) => isRemoved(doc, person))
    }
  }

  function turnAway(session: RoomSession) {
    if (isRemoved(doc, session.person)) drop(session, closeCodes.unauthorised, removedWords)
  }

  function drop(session: RoomSession, code: number, reason: string) {
    if (session.state.at === 'closed') return
    session.socket.close(code, reason)
    left(session, true)
  }

  function left(session: RoomSession, sentOff = false) {
    if (session.state.at === 'closed') return
    session.state = { at: 'closed', leftEdits: !sentOff && session.state.at === 'synced' }
    sessions.delete(session)
    presence.left(session)
    if (sessions.size > 0) return
    presence.stop()
    ports.onEmpty()
  }

  // In

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
    rounds.enqueue((round) => {
      waitingBytes -= bytes
      if (session.state.at !== 'closed') handle(session, message, round)
      else if (session.state.leftEdits && message.type === 'update') take(session, message.update, round)
    })
  }

  function handle(session: RoomSession, message: Exclude<Incoming, { type: 'bad' }>, round: Round) {
    switch (message.type) {
      case 'step1':
        session.asked = message.stateVector
        return void round.answers.push(() => answerStep1(session, message.stateVector))
      case 'queryPresence':
        return void round.answers.push(() => presence.tell(session))
      case 'presence':
        fault(session, presence.bind(session, message.entries))
        return void round.answers.push(() => show(session, message.entries))
      case 'step2':
        return handleStep2(session, message.update, round)
      case 'update':
        return handleUpdate(session, message.update, round)
    }
  }

  function answerStep1(session: RoomSession, stateVector: Uint8Array) {
    // An answer takes some bytes to ask for and the whole document to give: one for each round, to who is still there.
    if (session.state.at === 'closed' || session.asked !== stateVector) return
    try {
      const update = stateVector.length <= 1 ? fullState() : Y.encodeStateAsUpdate(doc, stateVector)
      send(session, step2Frame(update))
      session.follows = true
    } catch {
      // Yjs throws at a state vector that is none; nothing else can go wrong in encoding.
      drop(session, closeCodes.badMessage, 'not a state vector')
    }
  }

  function handleStep2(session: RoomSession, update: Uint8Array, round: Round) {
    const held = session.state.at === 'greeting' ? session.state.held : []
    session.state = { at: 'synced' }
    take(session, update, round)
    for (const late of held) take(session, late, round)
  }

  function handleUpdate(session: RoomSession, update: Uint8Array, round: Round) {
    if (session.state.at !== 'greeting') return take(session, update, round)
    const heldBytes = session.state.heldBytes + update.length + limits.frameOverheadBytes
    if (heldBytes > limits.maxStep2Bytes)
      return drop(session, closeCodes.tooLarge, 'too much before the first sync')
    session.state.held.push(update)
    session.state = { ...session.state, heldBytes }
  }

  /** Applies one message and promises its acknowledgement for when it is on disk. */
  function take(session: RoomSession, update: Uint8Array, round: Round) {
    if (session.state.at === 'closed' && !session.state.leftEdits) return
    round.authors.add(session)
    const applied = boardDoc.apply(update, session.person, clock.now())
    if (!applied.ok) return drop(session, problemCodes[applied.problem], applied.why)
    if (applied.corrected) round.corrected = true
    session.dealt += 1
    const count = session.dealt
    round.answers.push(() => {
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

  // The door

  const answered = <T>(prepare: (round: Round) => () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isShut) return reject(new Error('This board was just closed; open it again.'))
      rounds.enqueue((round) => {
        try {
          const answer = prepare(round)
          round.answers.push(() => settle(answer, resolve, reject))
        } catch (error) {
          reject(error)
        }
      })
    })

  return {
    connect(socket, who) {
      const session = createSession(socket, who, clock.now())
      if (isShut) drop(session, closeCodes.tryLater, 'the board was just closed')
      else {
        sessions.add(session)
        presence.arrived()
        rounds.enqueue((round) => round.answers.push(() => greet(session)))
      }
      return { receive: (frame) => receive(session, frame), closed: () => left(session) }
    },
    change: (change, me = 'server') =>
      answered((round) => {
        round.authors.add('server')
        const ctx = { me, now: clock.now(), random: ports.random }
        const answer = doc.transact(() => change(doc, ctx))
        return () => answer
      }),
    read: (read) => answered(() => () => read(doc)),
    state: () => answered(() => fullState),
    follow: (audience, reader, lastEventId) =>
      answered(() => () => streams.follow(audience, reader, lastEventId)),
    seenBy: (audience) => answered(() => () => streams.snapshot(audience)),
    disconnect(who, code, reason) {
      for (const session of sessions) if (who(session)) drop(session, code, reason)
    },
    isEmpty: () => sessions.size === 0 && streams.isEmpty() && rounds.isQuiet(),
    async shut(code, reason) {
      await rounds.drain()
      isShut = true
      for (const session of sessions) drop(session, code, reason)
      presence.stop()
      streams.stop()
      if (rowsInLog > 1) await compact()
      doc.destroy()
    },
  }

  function greet(session: RoomSession) {
    // They may have been removed between their request and this.
    turnAway(session)
    send(session, step1Frame(Y.encodeStateVector(doc)))
    presence.tell(session)
  }
}

const problemCodes = {
  bad: closeCodes.badMessage,
  foreign: closeCodes.foreignClientId,
  orphan: closeCodes.orphanUpdate,
  tooMuch: closeCodes.tryLater,
} as const

function settle<T>(answer: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
  try {
    resolve(answer())
  } catch (error) {
    reject(error)
  }
}

/** The more devices the board has, the longer is the state vector of everybody who comes back. */
const isTooLarge = (message: Incoming, devices: number): boolean =>
  (message.type === 'step1' &&
    message.stateVector.length > limits.maxStateVectorBytes + devices * limits.maxStateVectorEntryBytes) ||
  (message.type === 'step2' && message.update.length > limits.maxStep2Bytes) ||
  (message.type === 'update' && message.update.length > limits.maxUpdateBytes)
