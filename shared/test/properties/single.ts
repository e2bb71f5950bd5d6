// What one device alone has done about something: there it must be so, whatever others do elsewhere. A device's changes
// are taken back last first, so taking one back leads to where things stood before it.
import type { Entry, Peer } from '../../src/testing/index.ts'

export interface Singles<T> {
  /** Says that a deed made this so. */
  now(about: string, entry: Entry, value: T): void
  /** Says that a device took a deed back. */
  back(about: string, entry: Entry): void
  /** What must be so, where one device alone decided it. */
  readonly certain: Iterable<{ readonly about: string; readonly device: Peer; readonly value: T }>
}

interface State<T> {
  readonly devices: Set<Peer>
  value: T
  readonly before: Map<Entry, T>
}

/** `start` answers how things stood before anybody did anything. */
export function createSingles<T>(start: (about: string) => T): Singles<T> {
  const states = new Map<string, State<T>>()
  const stateOf = (about: string, device: Peer) => {
    const state = states.get(about) ?? { devices: new Set(), value: start(about), before: new Map() }
    states.set(about, state)
    state.devices.add(device)
    return state
  }
  return {
    now(about, entry, value) {
      const state = stateOf(about, entry.peer)
      state.before.set(entry, state.value)
      state.value = value
    },
    back(about, entry) {
      const state = stateOf(about, entry.peer)
      const before = state.before.get(entry)
      if (before !== undefined) state.value = before
    },
    get certain() {
      return [...states].flatMap(([about, { devices, value }]) => {
        const [device, other] = devices
        return device && !other ? [{ about, device, value }] : []
      })
    },
  }
}
