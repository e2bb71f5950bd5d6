// What waits for its turn, the oldest first. However long it is, nothing moves when one is taken: an array's `shift` does.

export interface Queue<T> {
  push(item: T): void
  /** Puts these before all others, in this order. */
  putFirst(items: readonly T[]): void
  take(): T | undefined
  isEmpty(): boolean
}

export function createQueue<T>(): Queue<T> {
  let pushed: T[] = []
  /** The oldest last. */
  let ready: T[] = []
  return {
    push: (item) => void pushed.push(item),
    putFirst(items) {
      for (const item of items.toReversed()) ready.push(item)
    },
    take() {
      if (ready.length === 0) {
        ready = pushed.toReversed()
        pushed = []
      }
      return ready.pop()
    },
    isEmpty: () => pushed.length + ready.length === 0,
  }
}
