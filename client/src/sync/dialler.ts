// When to dial, when to wait, when to give up on a line, and what to call that. Knows neither sockets nor Yjs.
import type { Clock } from './ports.ts'
import { isPermanent, reasonOfClose } from './refusals.ts'
import type { Door } from './refusals.ts'

/**
 * `since`: when the line was lost, milliseconds; undefined where there has been none yet. `blocked`: the server answers,
 * and yet no line comes about: something between here and there lets no WebSockets through.
 */
export type LineState =
  | { readonly state: 'connecting'; readonly since: number | undefined; readonly blocked: boolean }
  | { readonly state: 'live' }
  | { readonly state: 'offline'; readonly since: number; readonly blocked: boolean }
  | { readonly state: 'refused'; readonly since: number | undefined; readonly reason: string }

export interface DiallerPorts {
  readonly clock: Clock
  readonly random: () => number
  readonly dial: () => void
  /** Drops the line, if there is one, without another word about it. */
  readonly hangUp: () => void
  /** Whether this device is let in, asked without a line. Never rejects. */
  readonly askDoor: () => Promise<Door>
  readonly show: (state: LineState) => void
}

export interface Dialler {
  start(): void
  /** The socket is open. */
  opened(): void
  /** Anything came in. */
  heard(): void
  /** This device has everything the server had. */
  synced(): void
  /** The line was closed from the other side, or never came about. */
  dropped(code: number, reason: string): void
  /** Something says that trying now is worth while, or that the line is gone. */
  nudge(event: 'online' | 'offline' | 'visible'): void
  /** No use trying: the reason, for people. */
  refuse(reason: string): void
  stop(): void
}

/** Milliseconds of silence after which a line is dead. The server speaks at least every five seconds. */
const silenceMs = {
  /** A handshake. */
  dialling: 6_000,
  /** A whole board may come as one message, on a slow network, and nothing overtakes it. */
  open: 30_000,
  live: 9_000,
} as const
/** Milliseconds. A timer this late says that the page was stopped: what came meanwhile is still to be read. */
const lateMs = 1_000
/** Milliseconds. A page that comes back doubts a line that has been silent for this long. */
const doubtMs = 6_000
/** Milliseconds until the second attempt at most; doubled with each further one. Anything up to it, by chance: two hundred laptops come back together. */
const firstWaitMs = 1_000
const longestWaitMs = 10_000

/** Attempts in a row that came to nothing while the door was open. One or two are a server that just starts. */
const blockedAfter = 3
/** No server closes a line like this: it was cut, or never came about. */
const cutOff = 1006

type Phase = 'waiting' | 'dialling' | 'open' | 'live' | 'stopped'

export function createDialler({ clock, random, dial, hangUp, askDoor, show }: DiallerPorts): Dialler {
  let phase: Phase = 'waiting'
  let failures = 0
  let heardAt = 0
  /** Whether anything came in on this attempt. */
  let isHeard = false
  /** Attempts in a row on which nothing did, though the server said over HTTP that the door is open. */
  let shutOut = 0
  const isBlocked = () => shutOut >= blockedAfter
  let lostAt: number | undefined
  /** The one timer: until the next attempt, or until the line counts as dead. */
  let cancelTimer = () => {}

  function alarm(ms: number, wake: () => void) {
    cancelTimer()
    cancelTimer = clock.after(ms, wake)
  }

  function enter(next: Phase) {
    phase = next
    heardAt = clock.now()
    watch()
  }
  function callNow() {
    isHeard = false
    enter('dialling')
    dial()
  }
  function callLater() {
    phase = 'waiting'
    const mostMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures)
    failures += 1
    alarm(random() * mostMs, callNow)
  }

  function watch() {
    if (phase === 'waiting' || phase === 'stopped') return
    const deadAt = heardAt + silenceMs[phase]
    alarm(Math.max(0, deadAt - clock.now()), () => look(deadAt))
  }
  function look(plannedAt: number) {
    if (phase === 'waiting' || phase === 'stopped') return
    const now = clock.now()
    if (heardAt + silenceMs[phase] > now) return watch()
    if (now - plannedAt > lateMs) return alarm(lateMs, () => look(clock.now()))
    const wasLive = phase === 'live'
    if (!isHeard) void wonder()
    hangUp()
    lost(heardAt, wasLive)
    if (wasLive) callNow()
    else callLater()
  }

  function lost(at: number, wasLive: boolean) {
    lostAt ??= at
    show({ state: wasLive ? 'connecting' : 'offline', since: lostAt, blocked: isBlocked() })
  }

  function refuse(reason: string) {
    if (phase === 'stopped') return
    stop()
    hangUp()
    show({ state: 'refused', since: lostAt, reason })
  }
  function stop() {
    phase = 'stopped'
    cancelTimer()
  }

  /** A refused upgrade, one that is swallowed and an absent server look the same to a page. */
  async function wonder() {
    const door = await askDoor()
    if (phase === 'live' || phase === 'stopped') return
    if (door.is === 'shut') return refuse(door.reason)
    if (isHeard) return
    shutOut = door.is === 'open' ? shutOut + 1 : 0
    if (phase === 'waiting' && lostAt !== undefined)
      show({ state: 'offline', since: lostAt, blocked: isBlocked() })
  }

  return {
    start() {
      if (phase === 'stopped') return
      show({ state: 'connecting', since: undefined, blocked: false })
      callNow()
    },
    opened: () => enter('open'),
    heard() {
      heardAt = clock.now()
      isHeard = true
      shutOut = 0
    },
    synced() {
      failures = 0
      lostAt = undefined
      enter('live')
      show({ state: 'live' })
    },
    dropped(code, reason) {
      if (phase === 'stopped') return
      if (isPermanent(code)) return refuse(reasonOfClose(code, reason))
      lost(clock.now(), phase === 'live')
      callLater()
      if (code === cutOff && !isHeard) void wonder()
    },
    nudge(event) {
      if (phase === 'stopped') return
      const isQuiet = clock.now() - heardAt > (phase === 'live' ? doubtMs : doubtMs / 2)
      const isWorth = event === 'offline' ? phase !== 'waiting' : phase === 'waiting' || isQuiet
      if (!isWorth) return
      if (phase !== 'waiting') hangUp()
      if (phase === 'live') lostAt ??= heardAt
      failures = 0
      // Perhaps another network.
      if (event === 'online') shutOut = 0
      show({ state: 'connecting', since: lostAt, blocked: isBlocked() })
      callNow()
    },
    refuse,
    stop,
  }
}
