// Long work with pauses, in which the server answers others.
import { setImmediate } from 'node:timers/promises'

/** Runs to the end, with a pause after each step. */
export async function inSteps<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
