// Small facts in localStorage, which may be full, forbidden, or hold what an older version wrote.
import * as v from 'valibot'
import type { TextStore } from './ports.ts'

/** What stands there, where it is what it should be. */
export function readStored<T>(
  storage: TextStore | undefined,
  key: string,
  schema: v.GenericSchema<unknown, T>,
): T | undefined {
  const text = attempt(() => storage?.getItem(key))
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  return read.success ? read.output : undefined
}

/** Answers whether it stands there now. */
export const writeStored = (storage: TextStore | undefined, key: string, value: unknown): boolean =>
  attempt(() => {
    if (!storage) return false
    storage.setItem(key, JSON.stringify(value))
    return true
  }) ?? false

export const removeStored = (storage: TextStore | undefined, key: string): void =>
  attempt(() => storage?.removeItem(key))

function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    // A store that is full or switched off throws; whoever asks can do without it.
    return undefined
  }
}
