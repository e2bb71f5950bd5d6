// The last changes of a stream, for those who come back after a short while. What is kept is which registers changed, not
// what they held: whoever comes back is told how things stand, never a name that has been taken back meanwhile.
import type { Differences } from '@taula/shared/audience/seen'
import type { KindName } from '@taula/shared/board/schema'
import { maxRememberedChanges, maxRememberedKeys } from './limits.ts'

export interface StreamPast {
  /** How many changes there were. */
  count(): number
  add(change: Differences): void
  /** Everything that changed since there were so many; undefined where that is not known any more, or never was. */
  since(count: number): Differences | undefined
}

export function createStreamPast(): StreamPast {
  let changes: { readonly change: Differences; readonly keys: number }[] = []
  let count = 0
  let keys = 0
  return {
    count: () => count,
    add(change) {
      const size = [...change.values()].reduce((sum, map) => sum + map.size, 0)
      changes.push({ change, keys: size })
      count += 1
      keys += size
      while (changes.length > maxRememberedChanges || keys > maxRememberedKeys) {
        keys -= changes.shift()?.keys ?? 0
      }
    },
    since(number) {
      const missed = count - number
      if (missed < 0 || missed > changes.length) return undefined
      return merged(changes.slice(changes.length - missed).map(({ change }) => change))
    },
  }
}

/** Whether a register was there before is what the first of its changes says. */
function merged(changes: readonly Differences[]): Differences {
  const all = new Map<KindName, Map<string, { readonly wasThere: boolean }>>()
  for (const change of changes) {
    for (const [kind, keys] of change) all.set(kind, new Map([...keys, ...(all.get(kind) ?? [])]))
  }
  return all
}
