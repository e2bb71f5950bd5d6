// The time of day as a cell that changes once a minute, so that "25 min" stays true on the screen.
import type { Cell } from '@taula/shared/view/cell'

const minuteMs = 60_000
const watchers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now()
  for (const wake of watchers) wake()
}

/** Milliseconds, up to a minute old. Runs only while somebody watches. */
export const minute: Cell<number> = {
  get: () => now,
  subscribe(wake) {
    watchers.add(wake)
    if (watchers.size === 1) {
      now = Date.now()
      timer = setInterval(tick, minuteMs)
    }
    return () => {
      watchers.delete(wake)
      if (watchers.size === 0) clearInterval(timer)
    }
  },
}
