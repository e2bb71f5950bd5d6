// Registers without a document behind them, as a screen has them that follows a stream: set one by one, by hand.
import { kindNames } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'
import type { Registers } from '../board/registers.ts'

export interface HandRegisters extends Registers {
  /** Sets one register and tells who listens. Undefined takes it away. */
  set(kind: KindName, key: string, value: unknown): void
}

type Listener = Parameters<Registers['onChange']>[0]

export function createRegisters(): HandRegisters {
  const kinds = new Map<KindName, Map<string, unknown>>(kindNames.map((kind) => [kind, new Map()]))
  const listeners = new Set<Listener>()
  return {
    get: (kind, key) => kinds.get(kind)?.get(key),
    entries: (kind) => kinds.get(kind)?.entries() ?? [],
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set(kind, key, value) {
      if (value === undefined) kinds.get(kind)?.delete(key)
      else kinds.get(kind)?.set(key, value)
      for (const listener of listeners) listener(new Map([[kind, new Set([key])]]))
    },
  }
}
