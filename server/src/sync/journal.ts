// What a room has on disk: writes until it is there, and replaces the log by a snapshot where that pays.
import type { Uncommitted } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import type { DocStore } from './docStore.ts'
import type { Watch } from './watch.ts'
import { compactAfterRows, retryCommitMs } from './limits.ts'

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

  async function write(update: Uint8Array | undefined, beside: Omit<Uncommitted, 'updates'>) {
    const commit = { updates: update ? [update] : [], ...beside }
    for (;;) {
      try {
        return await store.append(board, commit)
      } catch (error) {
        report(`board ${board}: a commit failed and will be tried again`, error)
        await new Promise<void>((resolve) => clock.after(retryCommitMs, resolve))
      }
    }
  }

  async function compact() {
    try {
      const snapshot = ports.fullState()
      await store.compact(board, snapshot, through)
      watch.written('snapshot', snapshot.length)
      rows = 0
    } catch (error) {
      report(`board ${board}: the log was not replaced by a snapshot`, error)
    }
  }

  return {
    async commit(update, beside) {
      through = await write(update, beside)
      if (!update) return
      watch.written('log', update.length)
      rows += 1
      if (rows >= compactAfterRows) await compact()
    },
    async shorten() {
      if (rows > 1) await compact()
    },
  }
}
