// What the world page says, worked out once for all who look until the board changes.
import { sameJson } from '@taula/shared/board/json'
import type { LiveRegisters } from '@taula/shared/protocol/live'
import type { Clock } from '../../sync/clock.ts'
import type { Room } from '../../sync/room.types.ts'
import { factsOf } from './facts.ts'
import type { WorldFacts } from './facts.ts'

/** Milliseconds in which a board that many change and many follow is read but once. */
const sameForMs = 3_000
const minuteMs = 60_000

interface Known {
  readonly seen: LiveRegisters
  readonly at: number
  readonly facts: WorldFacts | undefined
}

/** Undefined: the world sees nothing of the board. */
export function createWorldFacts({ now }: Pick<Clock, 'now'>) {
  const known = new WeakMap<Room, Known>()
  return async (room: Room): Promise<WorldFacts | undefined> => {
    const seen = await room.seenBy('world')
    const last = known.get(room)
    if (last && isFresh(last, seen, now())) return last.facts
    const facts = seen.registers.meta && factsOf(seen, now())
    known.set(room, { seen, at: now(), facts })
    return facts
  }
}

/** Whom the world may know holds from the next look on, however soon that comes. */
function isFresh(last: Known, seen: LiveRegisters, now: number): boolean {
  if (last.seen === seen) return Math.floor(last.at / minuteMs) === Math.floor(now / minuteMs)
  const isListed = (last.facts !== undefined) === (seen.registers.meta !== undefined)
  const samePeople = sameJson(last.seen.registers.people ?? {}, seen.registers.people ?? {})
  return isListed && samePeople && now - last.at < sameForMs
}
