// The status line's facts in one cell, put together from those who each know a part.
import { sameJson } from '@taula/shared/board/json'
import { createCells } from '@taula/shared/view/cell'
import type { ReadOnly } from '@taula/shared/protocol/presence'
import type { Cell } from '@taula/shared/view/cell'
import type { LineState } from './dialler.ts'
import type { SyncStatus } from './session.ts'

export interface StatusParts {
  readonly line: LineState
  readonly unsaved: number
  readonly notKept: string | undefined
  readonly readOnly: ReadOnly | undefined
}

export interface Status {
  readonly cell: Cell<SyncStatus>
  set(known: Partial<StatusParts>): void
}

export function createStatus(): Status {
  let parts: StatusParts = {
    line: { state: 'connecting', since: undefined, blocked: false },
    unsaved: 0,
    notKept: undefined,
    readOnly: undefined,
  }
  const cells = createCells<SyncStatus>(statusOf(parts), sameJson)
  return {
    cell: cells.cell(''),
    set(known) {
      parts = { ...parts, ...known }
      cells.set('', statusOf(parts))
      cells.wake()
    },
  }
}

const statusOf = ({ line, unsaved, notKept, readOnly }: StatusParts): SyncStatus => ({
  state: line.state,
  unsaved,
  since: line.state === 'live' ? undefined : line.since,
  blocked: (line.state === 'connecting' || line.state === 'offline') && line.blocked,
  reason: line.state === 'refused' ? line.reason : undefined,
  notKept,
  ...(readOnly && { readOnly }),
})
