// The heartbeat of a room. Everything that comes in is a job; jobs are worked off in rounds, and a round is
//   apply -> commit -> broadcast -> answer -> look.
// While a commit is under way nothing is applied and nothing is answered, so whatever leaves the room is on disk. Where that
// takes too long, those who only look are shown what is on disk otherwise, and those who ask for a change are told.
import type { Uncommitted } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import { guardedBy } from './guarded.ts'
import { commitEveryMs, commitRest, maxCommitEveryMs, maxJobsPerRound, maxRoundMs } from './limits.ts'
import { merged } from './merge.ts'
import type { Look } from './onDisk.ts'
import type { RoomSession } from './session.ts'

/** What one round gathers while it applies, for when its commit is on disk. */
export interface Round {
  /** Who wrote in it. */
  readonly authors: Set<RoomSession | 'server'>
  /** Whether the room wrote something because of what an author wrote. */
  corrected: boolean
  /** When the oldest of what it took arrived, milliseconds. */
  since: number
  /** Called in order, after the broadcast. */
  readonly answers: (() => void)[]
}
/** `refuse`: told, where there is one, when the disk is away: the answer may come too late for whoever waits. */
export interface Job {
  readonly work: (round: Round) => void
  readonly refuse?: (error: Error) => void
}

export interface RoundsPorts {
  readonly clock: Clock
  readonly takeUncommitted: () => Uncommitted
  /** Resolves when it is on disk, however long that takes. Never rejects. */
  readonly commit: (update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>) => Promise<void>
  readonly broadcast: (update: Uint8Array, round: Round) => void
  /** Looks at the document as it is on disk, which it is when this is called. */
  readonly look: (look: Look) => void
  /** Looks at what is on disk while the document is ahead of it. */
  readonly lookAside: (look: Look) => void
  readonly report: (problem: string, error: unknown) => void
}

export interface Rounds {
  enqueue(job: Job): void
  /** Looks, in its turn, at what is on disk. */
  look(look: Look): void
  /** The commit under way takes too long. `error` is for those who wait for a change. */
  away(error: Error): void
  back(): void
  /** Works everything off that has come in. */
  drain(): Promise<void>
  isQuiet(): boolean
}

type Queued = Job | { readonly look: Look }

export function createRounds(ports: RoundsPorts): Rounds {
  const { clock } = ports
  const guarded = guardedBy(ports.report, 'a job of a room failed')
  let inbox: Queued[] = []
  /** Of the round whose commit is under way. */
  let underWay: { looks: Look[]; refusals: ((error: Error) => void)[] } = { looks: [], refusals: [] }
  /** What to say to those who ask for a change, while the disk is away. */
  let gone: Error | undefined
  let startedAt = -Infinity
  /** Milliseconds from the start of one round to that of the next. */
  let everyMs = commitEveryMs
  let working: Promise<void> | undefined
  let cancelTimer: (() => void) | undefined
  /** From the first job of a round to its last answer: what comes in meanwhile, also from them, is of the next. */
  let isInRound = false

  /** The first job after a quiet moment is worked off at once, with no timer in its way. */
  function schedule(isQuiet: boolean) {
    if (isInRound || cancelTimer || inbox.length === 0) return
    const wait = Math.max(0, startedAt + everyMs - clock.now())
    if (wait === 0 && isQuiet) return start()
    cancelTimer = clock.after(wait, start)
  }

  function start() {
    cancelTimer?.()
    cancelTimer = undefined
    isInRound = true
    startedAt = clock.now()
    const round: Round = { authors: new Set(), corrected: false, since: startedAt, answers: [] }
    underWay = { looks: [], refusals: [] }
    const taken = inbox.splice(0, maxJobsPerRound)
    const last = taken.findIndex((one) => {
      if ('look' in one) underWay.looks.push(one.look)
      else {
        if (one.refuse) underWay.refusals.push(one.refuse)
        guarded(() => one.work(round))
      }
      return clock.now() - startedAt >= maxRoundMs
    })
    if (last >= 0) inbox.unshift(...taken.slice(last + 1))
    const { updates, ...beside } = ports.takeUncommitted()
    if (updates.length === 0 && beside.owners.length === 0 && beside.versions.length === 0)
      return finish(undefined, round, 0)
    const update = merged(updates)
    const askedAt = clock.now()
    working = ports.commit(update, beside).then(() => {
      working = undefined
      finish(update, round, clock.now() - askedAt)
    })
  }

  function finish(update: Uint8Array | undefined, round: Round, commitMs: number) {
    if (update) guarded(() => ports.broadcast(update, round))
    for (const answer of round.answers) guarded(answer)
    for (const look of underWay.looks.splice(0)) guarded(() => ports.look(look))
    // This thread's own: while the disk has the commit, it is free for others.
    const tookMs = clock.now() - startedAt - commitMs
    everyMs = Math.max(commitEveryMs, Math.min(commitRest * tookMs, maxCommitEveryMs))
    isInRound = false
    // However long it took: sockets and other boards come first.
    schedule(false)
  }

  return {
    enqueue(job) {
      if (gone && job.refuse) return job.refuse(gone)
      inbox.push(job)
      schedule(true)
    },
    look(look) {
      if (gone) return ports.lookAside(look)
      inbox.push({ look })
      schedule(true)
    },
    away(error) {
      gone = error
      const waiting = inbox
      inbox = []
      for (const look of underWay.looks.splice(0)) ports.lookAside(look)
      for (const refuse of underWay.refusals.splice(0)) refuse(error)
      for (const one of waiting) {
        if ('look' in one) ports.lookAside(one.look)
        else if (one.refuse) one.refuse(error)
        else inbox.push(one)
      }
    },
    back() {
      gone = undefined
    },
    async drain() {
      while (working || inbox.length > 0) {
        if (working) await working
        else start()
      }
    },
    isQuiet: () => !working && inbox.length === 0,
  }
}
