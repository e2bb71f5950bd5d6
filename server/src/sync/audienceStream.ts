// What one audience of a board is sent: what it may see, then what changes of it, each encoded once for all who look on.
import { createSeen } from '@taula/shared/audience/seen'
import type { Differences } from '@taula/shared/audience/seen'
import { randomId } from '@taula/shared/board/ids'
import type { Registers } from '@taula/shared/board/registers'
import type { KindName } from '@taula/shared/board/schema'
import type { Onlookers } from '@taula/shared/audience/sight'
import { changeOf, snapshotOf } from '@taula/shared/audience/news'
import type { LiveRegisters } from '@taula/shared/protocol/live'
import { aliveEvent, eventOf } from './events.ts'
import { createStreamPast } from './streamPast.ts'

/** Everything here reads the document: it may be called only while that is as it is on disk. */
export interface AudienceStream {
  /** What is new since it was last asked, as an event; undefined where nothing is. */
  news(): Uint8Array | undefined
  /** All that the audience sees, as of the last `news`; the same object until something is new. */
  snapshot(): LiveRegisters
  /** What to send somebody who last had the event with this id: what changed since, or everything. */
  begin(lastEventId: string | undefined): Uint8Array
}

export interface AudienceStreamPorts {
  readonly from: Registers
  readonly audience: Onlookers
  readonly alias: (person: string) => string
  readonly random: () => number
  /** Hands over which registers have changed since it was last called. */
  readonly takeChanged: () => ReadonlyMap<KindName, ReadonlySet<string>>
}

export function createAudienceStream({
  from,
  audience,
  alias,
  random,
  takeChanged,
}: AudienceStreamPorts): AudienceStream {
  const seen = createSeen(from, audience, alias)
  /** With it event ids begin, so that those of another life of this board, or of another audience, are never mistaken. */
  const life = randomId(random)
  const past = createStreamPast()
  let all: LiveRegisters | undefined
  let encoded: Uint8Array | undefined

  const eventId = () => `${life}-${past.count()}`
  const snapshot = () => (all ??= snapshotOf(seen))
  const change = (differences: Differences) => eventOf('change', changeOf(seen, differences), eventId())
  return {
    snapshot,
    news() {
      const differences = seen.update(takeChanged())
      if (differences.size === 0) return undefined
      past.add(differences)
      all = undefined
      encoded = undefined
      return change(differences)
    },
    begin(lastEventId) {
      const [, itsLife, itsNumber] = lastEventId?.match(/^(\w+)-(\d+)$/) ?? []
      const missed = itsLife === life ? past.since(Number(itsNumber)) : undefined
      if (!missed) return (encoded ??= eventOf('snapshot', snapshot(), eventId()))
      return missed.size === 0 ? aliveEvent : change(missed)
    },
  }
}
