// The heartbeat of a room. Everything that comes in is a job; jobs are worked off in rounds, and a round is
//   apply -> commit -> broadcast -> answer.
// While a commit is under way nothing is applied and nothing is answered, so whatever leaves the room is on disk.
import * as Y from 'yjs'
import type { Uncommitted } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import { commitEveryMs, maxJobsPerRound, maxRoundMs } from './limits.ts'
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
export type Job = (round: Round) => void

export interface RoundsPorts {
  readonly clock: Clock
  readonly takeUncommitted: () => Uncommitted
  /** Resolves when it is on disk, however long that takes. Never rejects. */
  readonly commit: (update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>) => Promise<void>
  readonly broadcast: (update: Uint8Array, round: Round) => void
  readonly report: (problem: string, error: unknown) => void
}

export interface Rounds {
  enqueue(job: Job): void
  /** Works everything off that has come in. */
  drain(): Promise<void>
  isQuiet(): boolean
}

export function createRounds(ports: RoundsPorts): Rounds {
  const { clock } = ports
  const inbox: Job[] = []
  let startedAt = -Infinity
  let working: Promise<void> | undefined
  let cancelTimer: (() => void) | undefined

  /** The first job after a quiet moment is worked off at once, with no timer in its way. */
  function schedule(isQuiet: boolean) {
    if (working || cancelTimer || inbox.length === 0) return
    const wait = Math.max(0, startedAt + commitEveryMs - clock.now())
    if (wait === 0 && isQuiet) return start()
    cancelTimer = clock.after(wait, () => {
      cancelTimer = undefined
      start()
    })
  }

  function start() {
    startedAt = clock.now()
    const round: Round = { authors: new Set(), corrected: false, since: startedAt, answers: [] }
    const jobs = inbox.splice(0, maxJobsPerRound)
    const last = jobs.findIndex((job) => {
      guarded(() => job(round))
      return clock.now() - startedAt >= maxRoundMs
    })
    if (last >= 0) inbox.unshift(...jobs.slice(last + 1))
    const { updates, ...beside } = ports.takeUncommitted()
    if (updates.length === 0 && beside.owners.length === 0 && beside.versions.length === 0)
      return finish(undefined, round)
    const update = updates.length > 1 ? Y.mergeUpdates(updates) : updates[0]
    working = ports.commit(update, beside).then(() => {
      working = undefined
      finish(update, round)
    })
  }

  function finish(update: Uint8Array | undefined, round: Round) {
    if (update) guarded(() => ports.broadcast(update, round))
    for (const answer of round.answers) guarded(answer)
    // However long it took: sockets and other boards come first.
    schedule(false)
  }

  /** A fault in one job must not cost the others theirs. */
  function guarded(work: () => void) {
    try {
      work()
    } catch (error) {
      ports.report('a job of a room failed', error)
    }
  }

  return {
    enqueue(job) {
      inbox.push(job)
      schedule(true)
    },
    async drain() {
      cancelTimer?.()
      cancelTimer = undefined
      while (working || inbox.length > 0) {
        if (working) await working
        else start()
      }
    },
    isQuiet: () => !working && inbox.length === 0,
  }
}
