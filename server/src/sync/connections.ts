// The connections of a room: who is there, what they are told, and how they are sent off.
import type * as Y from 'yjs'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { Clock } from './clock.ts'
import { maxBufferedBytes, maxConnectionsOfBoard, maxConnectionsOfPerson } from './limits.ts'
import type { OnDisk } from './onDisk.ts'
import { createPresenceDesk } from './presenceDesk.ts'
import type { PresenceDesk, PresenceDeskPorts } from './presenceDesk.ts'
import { endedWords, isEnded, isRemoved, removedWords } from './removed.ts'
import type { Connected, Socket } from './room.types.ts'
import type { Round } from './rounds.ts'
import { createSession } from './session.ts'
import type { RoomSession } from './session.ts'
import type { Watch } from './watch.ts'
import { updateFrame } from './wire.ts'

export interface ConnectionsPorts {
  readonly doc: Y.Doc
  readonly clock: Clock
  readonly own: PresenceDeskPorts['own']
  readonly watch: Watch
  /** The last one left. */
  readonly onEmpty: () => void
}

export interface Connections {
  readonly presence: PresenceDesk
  /** Takes a connection in. It is told nothing before `greet`. */
  add(socket: Socket, who: Connected): RoomSession
  /** Says what is on disk, which `onDisk` is, and who is here. */
  greet(session: RoomSession, onDisk: Pick<OnDisk, 'doc' | 'encoded'>): void
  /** Sends a frame; who reads too slowly is sent off. */
  send(session: RoomSession, frame: Uint8Array): void
  /** Tells what a round wrote to everybody who has the document and did not write all of it. */
  tell(update: Uint8Array, round: Round): void
  /** Sends off those who were removed from the board, and devices that were ended. */
  turnAwayRemoved(): void
  /** Sends one off, for a reason they are told. */
  drop(session: RoomSession, code: number, reason: string): void
  dropThose(who: (connected: Connected) => boolean, code: number, reason: string): void
  /** Bytes that all together hold before their first sync. */
  heldBytes(): number
  /** The socket has closed by itself. */
  left(session: RoomSession): void
  isEmpty(): boolean
}

export function createConnections({ doc, clock, own, watch, onEmpty }: ConnectionsPorts): Connections {
  const sessions = new Set<RoomSession>()
  const presence = createPresenceDesk({ clock, sessions, own, send })

  function send(session: RoomSession, frame: Uint8Array) {
    if (session.state.at === 'closed') return
    if (session.socket.buffered() > maxBufferedBytes) {
      return drop(session, closeCodes.tryLater, 'reading too slowly')
    }
    session.sentAt = clock.now()
    session.socket.send(frame)
  }

  function drop(session: RoomSession, code: number, reason: string) {
    if (session.state.at === 'closed') return
    session.socket.close(code, reason)
    watch.sentOff(code)
    forget(session, false)
  }

  function forget(session: RoomSession, leftEdits: boolean) {
    if (session.state.at === 'closed') return
    session.state = { at: 'closed', leftEdits: leftEdits && session.state.at === 'synced' }
    session.throttle.stop()
    sessions.delete(session)
    watch.left()
    presence.left(session)
    if (sessions.size > 0) return
    presence.stop()
    onEmpty()
  }

  /** Whether there are as many as there may be, beside this one. */
  function isFull({ person }: Connected) {
    if (sessions.size >= maxConnectionsOfBoard) return true
    let theirs = 0
    for (const session of sessions) if (session.person === person) theirs += 1
    return theirs >= maxConnectionsOfPerson
  }

  function turnAway(session: RoomSession, onDisk: Y.Doc) {
    if (isRemoved(onDisk, session.person)) drop(session, closeCodes.unauthorised, removedWords)
    else if (isEnded(onDisk, session.cameBack)) drop(session, closeCodes.unauthorised, endedWords)
  }

  return {
    presence,
    send,
    drop,
    add(socket, who) {
      const isOneTooMany = isFull(who)
      const session = createSession(socket, who, clock)
      sessions.add(session)
      watch.connected()
      presence.arrived()
      if (isOneTooMany) drop(session, closeCodes.tryLater, 'too many connections at once')
      return session
    },
    greet(session, onDisk) {
      // They may have been removed between their request and this.
      turnAway(session, onDisk.doc)
      send(session, onDisk.encoded.step1())
      presence.tell(session)
    },
    tell(update, { authors, corrected }) {
      const frame = updateFrame(update)
      for (const session of sessions) {
        const knowsItAll = !corrected && authors.size === 1 && authors.has(session)
        if (session.follows && !knowsItAll) send(session, frame)
      }
    },
    turnAwayRemoved() {
      for (const session of sessions) turnAway(session, doc)
    },
    dropThose(who, code, reason) {
      for (const session of sessions) if (who(session)) drop(session, code, reason)
    },
    heldBytes() {
      let held = 0
      for (const { state } of sessions) if (state.at === 'greeting') held += state.heldBytes
      return held
    },
    left: (session) => forget(session, true),
    isEmpty: () => sessions.size === 0,
  }
}
