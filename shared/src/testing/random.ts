// A seeded generator: the same seed gives the same run on every machine.

export interface Random {
  /** A number in [0, 1), as `ctx.random` wants it. */
  readonly next: () => number
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** True this often, 0 to 1. */
  chance(probability: number): boolean
  /** One of the items. Throws where there are none. */
  pick<T>(items: readonly T[]): T
  /** A key of the object, the likelier the larger its number. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K
  shuffle<T>(items: readonly T[]): T[]
}

export function seededRandom(seed: number): Random {
  const next = mulberry32(seed)
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error('There is nothing to pick from.')
      return items[int(0, items.length - 1)] as T
    },
    weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key
      throw new Error('There is nothing to pick from.')
    },
    shuffle<T>(items: readonly T[]): T[] {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const other = int(0, i)
        ;[shuffled[i], shuffled[other]] = [shuffled[other] as T, shuffled[i] as T]
      }
      return shuffled
    },
  }
}

/** Tommy Ettinger's mulberry32, public domain: 32 bits of state, good enough to choose what people do. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
