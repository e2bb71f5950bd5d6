// A board as it is on disk, for those who only look: the room's own document between rounds, and while a commit does not
// succeed, what the store gives back.
import type * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { createBoardDoc } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import { guardedBy } from './guarded.ts'
import type { DocStore } from './docStore.ts'
import { createEncoded } from './encoded.ts'
import type { Encoded } from './encoded.ts'
import { commitEveryMs } from './limits.ts'
import { createStreamDesk } from './streamDesk.ts'
import type { StreamDesk } from './streamDesk.ts'
import { readOnlyNow, whyReadOnly } from './unavailable.ts'

export interface OnDisk {
  readonly doc: Y.Doc
  readonly encoded: Encoded
  readonly streams: StreamDesk
}
export interface Look {
  readonly at: (onDisk: OnDisk) => void
  /** Nothing is there to look at. */
  readonly fail: (error: Error) => void
}

export interface StandInPorts {
  readonly board: string
  readonly store: Pick<DocStore, 'load'>
  readonly clock: Clock
  readonly random: () => number
  readonly report: (problem: string, error: unknown) => void
}

export interface StandIn {
  look(look: Look): void
  /** The document is as it is on disk again: ends the streams, which come back. Answers who still waits to look. */
  close(): readonly Look[]
}

/** Loads the board a second time, when the first one asks. */
export function createStandIn({ board, store, clock, random, report }: StandInPorts): StandIn {
  const guarded = guardedBy(report, 'a look at a board failed')
  let due: Look[] = []
  let loading: Promise<OnDisk> | undefined
  let streams: StreamDesk | undefined
  let encoded: Encoded | undefined
  let cancel: (() => void) | undefined
  let isClosed = false

  async function load(): Promise<OnDisk> {
    const { doc } = createBoardDoc(await store.load(board))
    streams = createStreamDesk({
      from: registersOf(doc),
      clock,
      random,
      whenStored: (act) => act(),
      onEmpty: () => {},
    })
    return { doc, streams, encoded: (encoded = createEncoded(doc, clock)) }
  }

  async function showAll() {
    try {
      const onDisk = await (loading ??= load())
      if (!isClosed) for (const { at } of due.splice(0)) guarded(() => at(onDisk))
    } catch (error) {
      // Perhaps the next one has more luck.
      loading = undefined
      if (!isClosed) for (const { fail } of due.splice(0)) fail(readOnlyNow(whyReadOnly(error)))
    }
    cancel = undefined
  }

  return {
    look(look) {
      due.push(look)
      // An answer may take the whole document: not one for each frame that asks.
      cancel ??= clock.after(commitEveryMs, () => void showAll())
    },
    close() {
      isClosed = true
      cancel?.()
      streams?.stop()
      encoded?.changed()
      const left = due
      due = []
      return left
    },
  }
}
