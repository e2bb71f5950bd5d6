// What a room does for those who only look on: sends each audience what it may see, the first change at once, then at most
// one event every tenth of a second. To whoever has heard nothing for a while it says "the line is alive".
import { createAliases } from '@taula/shared/audience/sight'
import type { Onlookers } from '@taula/shared/audience/sight'
import { randomId } from '@taula/shared/board/ids'
import type { Registers } from '@taula/shared/board/registers'
import type { KindName } from '@taula/shared/board/schema'
import type { LiveRegisters } from '@taula/shared/protocol/live'
import { createAudienceStream } from './audienceStream.ts'
import type { AudienceStream } from './audienceStream.ts'
import type { Clock } from './clock.ts'
import { aliveEvent, retryLine } from './events.ts'
import { maxBufferedBytes, maxRetryMs, minRetryMs, silenceMs, streamEveryMs } from './limits.ts'
import type { Reader } from './room.types.ts'

export interface StreamDeskPorts {
  readonly from: Registers
  readonly clock: Clock
  readonly random: () => number
  /** Calls back as soon as the document is as it is on disk. */
  readonly whenStored: (act: () => void) => void
  readonly onEmpty: () => void
}

/** `follow`, `snapshot` and `stored` may be called only while the document is as it is on disk. */
export interface StreamDesk {
  /** Sends what the reader lacks, then what changes. Returns its own undo. */
  follow(audience: Onlookers, reader: Reader, lastEventId: string | undefined): () => void
  /** All that an audience sees; the same object until something changes. */
  snapshot(audience: Onlookers): LiveRegisters
  /** A commit is on disk. */
  stored(): void
  isEmpty(): boolean
  /** Ends every stream. */
  stop(): void
}

interface Desk {
  readonly stream: AudienceStream
  /** Readers, and when each was last sent anything. */
  readonly readers: Map<Reader, number>
  sentAt: number
  cancelNext: (() => void) | undefined
}

export function createStreamDesk({ from, clock, random, whenStored, onEmpty }: StreamDeskPorts): StreamDesk {
  const desks = new Map<Onlookers, Desk>()
  const stops = new Set<() => void>()
  /** Forgotten with the room: nobody can follow over weeks who did what without saying who they are. */
  const alias = createAliases(randomId(random) + randomId(random))
  let cancelBeat: (() => void) | undefined

  /** An audience costs nothing until somebody looks. */
  function open(audience: Onlookers): Desk {
    const known = desks.get(audience)
    if (known) return known
    let changed = new Map<KindName, Set<string>>()
    const takeChanged = () => {
      const taken = changed
      changed = new Map()
      return taken
    }
    stops.add(
      from.onChange((news) => {
        for (const [kind, keys] of news) {
          const known = changed.get(kind) ?? new Set()
          for (const key of keys) known.add(key)
          changed.set(kind, known)
        }
      }),
    )
    const stream = createAudienceStream({ from, audience, alias, random, takeChanged })
    const desk: Desk = { stream, readers: new Map(), sentAt: -Infinity, cancelNext: undefined }
    desks.set(audience, desk)
    return desk
  }

  /** Everything new, to everybody. */
  function flush(desk: Desk) {
    desk.cancelNext?.()
    desk.cancelNext = undefined
    const news = desk.stream.news()
    if (!news) return
    desk.sentAt = clock.now()
    for (const reader of desk.readers.keys()) send(desk, reader, news)
  }

  function flushSoon(desk: Desk) {
    if (desk.cancelNext || desk.readers.size === 0) return
    const wait = desk.sentAt + streamEveryMs - clock.now()
    if (wait <= 0) return flush(desk)
    desk.cancelNext = clock.after(wait, () => whenStored(() => flush(desk)))
  }

  function send(desk: Desk, reader: Reader, bytes: Uint8Array) {
    if (reader.buffered() > maxBufferedBytes) {
      left(desk, reader)
      return reader.end('broken')
    }
    desk.readers.set(reader, clock.now())
    reader.send(bytes)
  }

  function left(desk: Desk, reader: Reader) {
    if (!desk.readers.delete(reader) || !isEmpty()) return
    cancelBeat?.()
    cancelBeat = undefined
    onEmpty()
  }

  const isEmpty = () => [...desks.values()].every(({ readers }) => readers.size === 0)

  function beat() {
    cancelBeat = undefined
    const silentSince = clock.now() - silenceMs
    for (const desk of desks.values()) {
      for (const [reader, at] of desk.readers) if (at <= silentSince) send(desk, reader, aliveEvent)
    }
    if (!isEmpty()) beatSoon()
  }
  function beatSoon() {
    cancelBeat ??= clock.after(silenceMs / 4, beat)
  }

  return {
    follow(audience, reader, lastEventId) {
      const desk = open(audience)
      // What somebody sees who comes now must not be older than what is on disk: a consent may have been withdrawn.
      flush(desk)
      send(desk, reader, retryLine(minRetryMs + random() * (maxRetryMs - minRetryMs)))
      send(desk, reader, desk.stream.begin(lastEventId))
      beatSoon()
      return () => left(desk, reader)
    },
    snapshot(audience) {
      const desk = open(audience)
      flush(desk)
      return desk.stream.snapshot()
    },
    stored() {
      for (const desk of desks.values()) flushSoon(desk)
    },
    isEmpty,
    stop() {
      cancelBeat?.()
      for (const desk of desks.values()) {
        desk.cancelNext?.()
        for (const reader of desk.readers.keys()) reader.end('done')
        desk.readers.clear()
      }
      for (const stop of stops) stop()
    },
  }
}
