// A value that can be watched, and a keyed family of them. All values are stored before anyone is woken.

export interface Cell<T> {
  get(): T
  /** Calls back after the value changed. Returns its own undo. */
  subscribe(wake: () => void): () => void
}

/** Cells by key. Reading a key that has no value gives `empty`. */
export interface Cells<T> {
  get(key: string): T
  cell(key: string): Cell<T>
  /** Stores a value; who watches the key is woken at the next `wake`. A value equal to the old one changes nothing. */
  set(key: string, value: T): void
  keys(): Iterable<string>
  wake(): void
}

export function createCells<T>(empty: T, equal: (a: T, b: T) => boolean = Object.is): Cells<T> {
  const values = new Map<string, T>()
  /** One object for each subscription: the same function may watch twice. */
  const watchers = new Map<string, Set<{ readonly wake: () => void }>>()
  const dirty = new Set<string>()
  const handles = new Map<string, Cell<T>>()

  const get = (key: string): T => {
    const value = values.get(key)
    return value === undefined ? empty : value
  }
  const subscribe = (key: string, wake: () => void) => {
    const set = watchers.get(key) ?? new Set()
    const watcher = { wake }
    watchers.set(key, set.add(watcher))
    return () => {
      set.delete(watcher)
      if (set.size === 0 && watchers.get(key) === set) watchers.delete(key)
    }
  }
  return {
    get,
    cell(key) {
      let handle = handles.get(key)
      if (!handle) {
        handle = { get: () => get(key), subscribe: (wake) => subscribe(key, wake) }
        handles.set(key, handle)
      }
      return handle
    },
    set(key, value) {
      if (equal(get(key), value)) return
      if (value === undefined || value === empty) values.delete(key)
      else values.set(key, value)
      dirty.add(key)
    },
    keys: () => values.keys(),
    wake() {
      const woken = [...dirty].flatMap((key) => {
        const set = watchers.get(key)
        return set ? Array.from(set, (watcher) => ({ set, watcher })) : []
      })
      dirty.clear()
      // Whoever is woken may end somebody else's subscription.
      for (const { set, watcher } of woken) if (set.has(watcher)) watcher.wake()
    },
  }
}

/** Equality of two lists of primitives. */
export const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => Object.is(item, b[i]))
