// Who is connected and what their screens say of it: y-protocols awareness, held by the server. Each connection speaks
// for one client id, its own; what it says of others is skipped unread (stock clients echo everybody's).
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { maxPresenceBytes } from './limits.ts'

/** One entry of an awareness message; `state` is JSON text, `null` for gone. */
export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

/** What is wrong with a message, for the one who sent it. */
export type Fault = 'bad' | 'tooLarge'

/** Far above what `createPresences` counts from, far below what readers take. */
const maxClock = 2 ** 48

const nullText = Uint8Array.from(Buffer.from('null'))
const isNull = (bytes: Uint8Array, at: number, length: number) =>
  length === nullText.length && nullText.every((byte, i) => bytes[at + i] === byte)

/**
 * Reads an awareness message, and of its entries only the first that is meant: of the others, and of a text that is too
 * long, nothing is decoded. Never throws.
 */
export function readPresence(
  bytes: Uint8Array,
  isMeant: (client: number, isGone: boolean) => boolean,
): PresenceEntry | Fault | undefined {
  const decoder = decoding.createDecoder(bytes)
  let meant: PresenceEntry | undefined
  try {
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      // Others could not read what lies above, nor the clock that counts on from it.
      if (client > Number.MAX_SAFE_INTEGER || clock > maxClock) return 'bad'
      const at = decoder.pos
      const length = decoding.readVarUint(decoder)
      const end = decoder.pos + length
      if (end > bytes.length) return 'bad'
      if (!meant && isMeant(client, isNull(bytes, decoder.pos, length))) {
        if (length > maxPresenceBytes) return 'tooLarge'
        decoder.pos = at
        meant = { client, clock, state: decoding.readVarString(decoder) }
      }
      decoder.pos = end
    }
    return decoding.hasContent(decoder) ? 'bad' : meant
  } catch {
    // lib0 has no other word for a message that ends too early, or for text that is no UTF-8.
    return 'bad'
  }
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}

/** An awareness message that says nothing but "the line is alive". */
export const emptyPresence = encodePresence([])

/** The state with the server's word on who it is, or undefined where it is not a JSON object. */
export function stamp(state: string, person: string): string | undefined {
  try {
    const value: unknown = JSON.parse(state)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return JSON.stringify({ ...value, person })
  } catch {
    // The parser's only way to say that it is not JSON.
    return undefined
  }
}

/** The presences of a room. Remembers which changed since the last `takeChanged`. `now` in milliseconds. */
export function createPresences(now: () => number) {
  const entries = new Map<number, PresenceEntry>()
  const changed = new Map<number, PresenceEntry>()
  // Clients ignore an entry whose clock is not above the last they saw. Somebody who comes back starts from their own
  // old clock, so the server counts on by itself: from the time in hundredths of a second, so as to be above what it said
  // before a restart.
  const clocks = new Map<number, number>()
  const tick = () => Math.floor(now() / 10)
  const nextClock = (client: number, atLeast: number) => {
    const clock = Math.max(atLeast, (clocks.get(client) ?? tick()) + 1)
    clocks.set(client, clock)
    return clock
  }
  return {
    /**
     * All of them, for somebody who comes, each under a clock of its own: they may have heard the last one, a moment ago, and
     * forgotten the state when their line broke. Not their own, which would take back what they have said since.
     */
    all(isOwn: (client: number) => boolean): readonly PresenceEntry[] {
      for (const entry of entries.values()) {
        if (isOwn(entry.client)) continue
        const clock = nextClock(entry.client, tick())
        entries.set(entry.client, { ...entry, clock })
      }
      return [...entries.values()]
    },
    /** Takes an entry whose client id is known to belong to its sender. Answers the clock under which it is shown. */
    set({ client, clock, state }: PresenceEntry): number {
      const entry = { client, clock: nextClock(client, clock), state }
      entries.set(client, entry)
      changed.set(client, entry)
      return entry.clock
    },
    remove(client: number) {
      if (!entries.delete(client)) return
      changed.set(client, { client, clock: nextClock(client, 0), state: 'null' })
    },
    /** What others have to be told since the last call. */
    takeChanged(): readonly PresenceEntry[] {
      const news = [...changed.values()]
      changed.clear()
      return news
    },
  }
}
