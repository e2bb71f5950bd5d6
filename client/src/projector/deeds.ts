// What people did today. Nobody writes down when a ticket landed: what there is are the claims, with their beginnings and
// with how they ended.
import { claimParts } from '@taula/shared/board/ids'
import { readAll } from '@taula/shared/board/registers'
import type { Registers } from '@taula/shared/board/registers'
import { openTurnsOf } from '@taula/shared/select/claims'
import type { SprintDay } from '@taula/shared/select/sprintDay'
import { dayOf } from '@taula/shared/select/time'
import type { BoardView } from '@taula/shared/view/boardView'

/** Somebody did something with a ticket, at a moment. */
export interface Deed {
  readonly ticket: string
  readonly person: string
  /** Milliseconds. */
  readonly at: number
}

export interface Deeds {
  /** Claims that ended well. The latest first, as all of these. */
  readonly done: readonly Deed[]
  /** Claims that go on. */
  readonly begun: readonly Deed[]
}

export function deedsOf(view: BoardView, registers: Registers): Deeds {
  const done: Deed[] = []
  const begun: Deed[] = []
  for (const claim of readAll(registers, 'claims').values()) {
    const { ticket, person: record } = claimParts(claim.id)
    const person = view.mergedInto(record).get() ?? record
    for (const { at, how } of Object.values(claim.ended))
      if (how === 'done') done.push({ ticket, person, at })
    const [turn] = openTurnsOf(claim)
    const at = turn === undefined ? undefined : claim.begun[turn]?.at
    if (at !== undefined) begun.push({ ticket, person, at })
  }
  return { done: done.toSorted(latestFirst), begun: begun.toSorted(latestFirst) }
}

const latestFirst = (a: Deed, b: Deed) => b.at - a.at || (a.ticket < b.ticket ? -1 : 1)

/** Whether a moment is of the day that is on: by the board's calendar, or in the night after it, while it goes on. */
export function isOf(day: SprintDay, now: number, timeZone: string): (at: number) => boolean {
  const date = day.is === 'closed' ? dayOf(now, timeZone) : day.day
  return (at) => dayOf(at, timeZone) === date || (day.is === 'open' && at >= day.since)
}
