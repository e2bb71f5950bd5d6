// Registers that came over an event stream, to be read by the same views that read a document.
import { sameJson } from '../board/json.ts'
import type { Registers } from '../board/registers.ts'
import { isKindName, kindNames } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'

/** What a stream brings, as `protocol/live` reads it: values by kind and key. */
interface News {
  readonly registers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface StreamRegisters extends Registers {
  /** Takes a snapshot: what it does not name is gone. */
  snapshot(news: News): void
  /** Takes a change: null takes a register away. */
  change(news: News): void
}

export function createStreamRegisters(): StreamRegisters {
  const maps = new Map<KindName, Map<string, unknown>>(kindNames.map((name) => [name, new Map()]))
  const listeners = new Set<(changed: ReadonlyMap<KindName, ReadonlySet<string>>) => void>()
  const mapOf = (kind: KindName) => maps.get(kind) ?? new Map<string, unknown>()

  function set(kind: KindName, key: string, value: unknown): boolean {
    const map = mapOf(kind)
    if (sameJson(map.get(key) ?? null, value ?? null)) return false
    if (value === null || value === undefined) map.delete(key)
    else map.set(key, value)
    return true
  }
  function take(entries: Iterable<readonly [KindName, string, unknown]>) {
    const changed = new Map<KindName, Set<string>>()
    for (const [kind, key, value] of entries) {
      if (set(kind, key, value)) changed.set(kind, (changed.get(kind) ?? new Set()).add(key))
    }
    if (changed.size > 0) for (const listener of listeners) listener(changed)
  }
  return {
    get: (kind, key) => mapOf(kind).get(key),
    entries: (kind) => mapOf(kind).entries(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot(news) {
      const named = new Set<string>()
      for (const [kind, key] of entriesOf(news)) named.add(`${kind} ${key}`)
      const gone = kindNames.flatMap((kind) =>
        [...mapOf(kind).keys()]
          .filter((key) => !named.has(`${kind} ${key}`))
          .map((key) => [kind, key, null] as const),
      )
      take([...gone, ...entriesOf(news)])
    },
    change: (news) => take(entriesOf(news)),
  }
}

/** Kinds that this page does not know come from a newer server: they are left out. */
function* entriesOf({ registers }: News): Generator<readonly [KindName, string, unknown]> {
  for (const [kind, map] of Object.entries(registers)) {
    if (isKindName(kind)) for (const [key, value] of Object.entries(map)) yield [kind, key, value]
  }
}
