// When to dial, when to wait, when to give up on a line, and what to call that. Knows neither sockets nor Yjs.
import type { Clock } from './ports.ts'
import { isPermanent, reasonOfClose } from './refusals.ts'

/** `since`: when the line was lost, milliseconds; undefined where there has been none yet. */
export type LineState =
  | { readonly state: 'connecting'; readonly since: number | undefined }
  | { readonly state: 'live' }
  | { readonly state: 'offline'; readonly since: number }
  | { readonly state: 'refused'; readonly since: number | undefined; readonly reason: string }

export interface DiallerPorts {
  readonly clock: Clock
  readonly random: () => number
  readonly dial: () => void
  /** Drops the line, if there is one, without another word about it. */
  readonly hangUp: () => void
  /** Why this device is not let in, for people; undefined where it would be, or where nobody answers. Never rejects. */
  readonly askWhy: () => Promise<string | undefined>
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

type Phase = 'waiting' | 'dialling' | 'open' | 'live' | 'stopped'

export function createDialler({ clock, random, dial, hangUp, askWhy, show }: DiallerPorts): Dialler {
  let phase: Phase = 'waiting'
  let failures = 0
  let heardAt = 0
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
    hangUp()
    lost(heardAt, wasLive)
    if (wasLive) callNow()
    else callLater()
  }

  function lost(at: number, wasLive: boolean) {
    lostAt ??= at
    show({ state: wasLive ? 'connecting' : 'offline', since: lostAt })
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

  /** A refused upgrade and an absent server look the same to a page. */
  async function wonder() {
    const reason = await askWhy()
    if (reason !== undefined && phase !== 'live') refuse(reason)
  }

  return {
    start() {
      if (phase === 'stopped') return
      show({ state: 'connecting', since: undefined })
      callNow()
    },
    opened: () => enter('open'),
    heard() {
      heardAt = clock.now()
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
      const before = phase
      lost(clock.now(), before === 'live')
      callLater()
      if (before === 'dialling') void wonder()
    },
    nudge(event) {
      if (phase === 'stopped') return
      const isQuiet = clock.now() - heardAt > (phase === 'live' ? doubtMs : doubtMs / 2)
      const isWorth = event === 'offline' ? phase !== 'waiting' : phase === 'waiting' || isQuiet
      if (!isWorth) return
      if (phase !== 'waiting') hangUp()
      if (phase === 'live') lostAt ??= heardAt
      failures = 0
      show({ state: 'connecting', since: lostAt })
      callNow()
    },
    refuse,
    stop,
  }
}
