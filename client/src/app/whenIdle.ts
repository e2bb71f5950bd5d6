// Runs loaders one after another when the browser has nothing better to do.

/** Returns its own undo. */
export function whenIdle(loaders: readonly (() => Promise<unknown>)[]): () => void {
  let stopped = false
  const run = async () => {
    for (const load of loaders) {
      if (stopped) return
      // Not reachable now: it is asked for again when it is needed.
      await load().catch(() => undefined)
    }
  }
  const timer = setTimeout(() => void run(), 1_500)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
