// What a room does with presence: binds each connection to the one client id it speaks for, stamps who it is, and
// passes it on: the first change at once, then at most one frame every few milliseconds. To whoever has heard nothing
// for a while it says "the line is alive".
import { serverClientId } from '@taula/shared/board/clientIds'
import type { ServerState } from '@taula/shared/protocol/presence'
import type { Clock } from './clock.ts'
import { maxPresenceEveryMs, presenceEveryMs, presenceRest, renewWordMs, silenceMs } from './limits.ts'
import { createPresences, emptyPresence, encodePresence, readPresence, stamp } from './presence.ts'
import type { Fault, PresenceEntry } from './presence.ts'
import type { RoomSession } from './session.ts'
import { presenceFrame } from './wire.ts'

export interface PresenceDeskPorts {
  readonly clock: Clock
  readonly sessions: ReadonlySet<RoomSession>
  /** Whether a person may speak under a client id at a time in milliseconds; the first to use it owns it. */
  readonly own: (client: number, person: string, now: number) => boolean
  readonly send: (session: RoomSession, frame: Uint8Array) => void
}

export interface PresenceDesk {
  /** Binds a connection that has not spoken yet. Before what it says is shown, the client id's owner must be on disk. */
  bind(session: RoomSession, bytes: Uint8Array): Fault | undefined
  /** Shows what a bound connection says of itself. */
  show(session: RoomSession, bytes: Uint8Array): Fault | undefined
  /** Tells a connection of everybody. */
  tell(session: RoomSession): void
  /** Shows a presence of the server's own, which no client can have; undefined: none. */
  sayMyself(state: ServerState | undefined): void
  arrived(): void
  left(session: RoomSession): void
  stop(): void
}

/**
 * What one client is told, whose clock is behind: with its state it would take back what it has said since; without, it
 * keeps its own and takes the clock alone (y-protocols: nobody else removes a local state).
 */
const withoutStateOf = (client: number | undefined, news: readonly PresenceEntry[]) =>
  presenceFrame(
    encodePresence(news.map((entry) => (entry.client === client ? { ...entry, state: 'null' } : entry))),
  )

const aliveFrame = presenceFrame(emptyPresence)

export function createPresenceDesk({ clock, sessions, own, send }: PresenceDeskPorts): PresenceDesk {
  const presences = createPresences(clock.now)
  /** Client ids whose own clock is below the one they are shown under. */
  const behind = new Set<number>()
  let passedAt = -Infinity
  let everyMs = presenceEveryMs
  let cancelNext: (() => void) | undefined
  let cancelBeat: (() => void) | undefined
  /** What the server says of itself, and when it last did. */
  let word: { readonly state: string; saidAt: number } | undefined

  function sayAgain() {
    if (!word || word.saidAt > clock.now() - renewWordMs) return
    word.saidAt = clock.now()
    presences.set({ client: serverClientId, clock: 0, state: word.state })
    passSoon()
  }

  function pass() {
    cancelNext = undefined
    const news = presences.takeChanged()
    if (news.length === 0) return
    passedAt = clock.now()
    const frame = presenceFrame(encodePresence(news))
    for (const session of sessions) {
      const isBehind = session.presence !== undefined && behind.has(session.presence)
      send(session, isBehind ? withoutStateOf(session.presence, news) : frame)
    }
    behind.clear()
    const tookMs = clock.now() - passedAt
    everyMs = Math.max(presenceEveryMs, Math.min(presenceRest * tookMs, maxPresenceEveryMs))
  }
  function passSoon() {
    if (cancelNext) return
    const wait = passedAt + everyMs - clock.now()
    if (wait <= 0) pass()
    else cancelNext = clock.after(wait, pass)
  }
  function beat() {
    sayAgain()
    const silentSince = clock.now() - silenceMs
    for (const session of sessions) if (session.sentAt <= silentSince) send(session, aliveFrame)
    cancelBeat = sessions.size > 0 ? clock.after(silenceMs / 4, beat) : undefined
  }

  return {
    bind(session, bytes) {
      if (session.presence !== undefined) return undefined
      const mine = readPresence(
        bytes,
        (client, isGone) => !isGone && own(client, session.person, clock.now()),
      )
      if (typeof mine !== 'object') return mine
      // The same person's connection from before, not yet noticed as gone, speaks no more.
      for (const other of sessions) if (other.presence === mine.client) other.presence = undefined
      session.presence = mine.client
      session.isBound = false
      return undefined
    },
    show(session, bytes) {
      const mine = readPresence(bytes, (client) => client === session.presence)
      if (typeof mine !== 'object') return mine
      if (session.state.at === 'closed') return undefined
      if (mine.state === 'null') presences.remove(mine.client)
      else {
        const state = stamp(mine.state, session.person)
        if (state === undefined) return 'tooLarge'
        if (presences.set({ ...mine, state }) > mine.clock) behind.add(mine.client)
      }
      passSoon()
      return undefined
    },
    tell(session) {
      const theirs = [...sessions].filter(({ person }) => person === session.person)
      const own = new Set(theirs.map(({ presence }) => presence))
      send(session, presenceFrame(encodePresence(presences.all((client) => own.has(client)))))
    },
    sayMyself(state) {
      word = state && { state: JSON.stringify(state), saidAt: -Infinity }
      if (word) return sayAgain()
      presences.remove(serverClientId)
      passSoon()
    },
    arrived() {
      cancelBeat ??= clock.after(silenceMs / 4, beat)
    },
    left(session) {
      if (session.presence !== undefined) presences.remove(session.presence)
      passSoon()
    },
    stop() {
      cancelNext?.()
      cancelBeat?.()
      cancelNext = undefined
      cancelBeat = undefined
    },
  }
}
