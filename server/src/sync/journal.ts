// What a room has on disk: writes until it is there, and replaces the log by a snapshot where that pays.
import type { ReadOnly } from '@taula/shared/protocol/presence'
import type { Uncommitted } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import type { DocStore } from './docStore.ts'
import type { Watch } from './watch.ts'
import * as limits from './limits.ts'
import { whyReadOnly } from './unavailable.ts'

/** Where its stored log stands. */
export interface LogPosition {
  readonly rows: number
  readonly through: number
}

export interface JournalPorts {
  readonly board: string
  readonly store: DocStore
  readonly clock: Clock
  /** The whole document. Called only while it is as it is on disk. */
  readonly fullState: () => Uint8Array
  readonly report: (problem: string, error: unknown) => void
  readonly watch: Watch
  /** The disk has not taken a commit for a while, and why; again where the reason has changed. */
  readonly onAway: (why: ReadOnly) => void
  /** It has taken it now. */
  readonly onBack: () => void
}

export interface Journal {
  /** Resolves when it is on disk: tries for as long as that takes. Never rejects. */
  commit(update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>): Promise<void>
  /** Replaces the log by a snapshot where there is one. Never rejects: the log stands for as much. */
  shorten(): Promise<void>
}

export function createJournal(log: LogPosition, ports: JournalPorts): Journal {
  const { board, store, clock, report, watch } = ports
  let { rows, through } = log
  /** Rows from which on a snapshot pays, as soon as it is quiet. */
  let paysAt = limits.compactAfterRows
  let isWriting = false
  let cancelCompact = () => {}

  async function write(update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>) {
    const commit = { updates: update ? [update] : [], ...beside }
    const attempt = watchCommit(ports)
    for (;;) {
      try {
        const row = await store.append(board, commit)
        attempt.done()
        return row
      } catch (error) {
        attempt.failed(error)
        await new Promise<void>((resolve) => clock.after(limits.retryCommitMs, resolve))
      }
    }
  }

  async function compact() {
    cancelCompact()
    const replaced = rows
    // Counted from here on: what is committed meanwhile asks for no second one.
    rows = 0
    try {
      const snapshot = ports.fullState()
      await store.compact(board, snapshot, through)
      watch.written('snapshot', snapshot.length)
      paysAt = limits.compactAfterRows
    } catch (error) {
      rows += replaced
      // Not with each commit from now on: it takes the whole document.
      paysAt = replaced + limits.compactAfterRows
      report(`board ${board}: the log was not replaced by a snapshot`, error)
    }
  }

  return {
    async commit(update, beside) {
      isWriting = true
      through = await write(update, beside)
      isWriting = false
      if (!update) return
      watch.written('log', update.length)
      rows += 1
      if (rows < paysAt) return
      if (rows - paysAt >= limits.compactAtRows - limits.compactAfterRows) {
        // Nobody waits for it: what they did is on disk.
        return void compact()
      }
      cancelCompact()
      cancelCompact = clock.after(limits.compactWhenQuietMs, () => {
        // The document is ahead of the disk while a commit is under way; the next one comes here again.
        if (!isWriting) void compact()
      })
    },
    async shorten() {
      cancelCompact()
      if (rows > 1) await compact()
    },
  }
}

/** Says what becomes of one commit: to the log now and then, to the room where it lasts. */
function watchCommit({ board, clock, report, onAway, onBack }: JournalPorts) {
  let why: ReadOnly = 'diskSlow'
  let isAway = false
  let reportedAt = -Infinity
  const cancel = clock.after(limits.diskAwayMs, () => {
    isAway = true
    onAway(why)
  })
  return {
    failed(error: unknown) {
      const before = why
      why = whyReadOnly(error)
      if (isAway && why !== before) onAway(why)
      if (clock.now() - reportedAt < limits.reportAgainMs) return
      reportedAt = clock.now()
      report(`board ${board}: a commit failed and is tried again until it succeeds`, error)
    },
    done() {
      cancel()
      if (isAway) onBack()
    },
  }
}
