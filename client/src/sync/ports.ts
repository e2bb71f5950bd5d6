// What the sync room takes from the browser, passed in so that a test drives it by hand. Nothing here needs a secure
// context: most people come by plain http to an address on the venue's network.

export interface Clock {
  /** Milliseconds since 1970, as this device has them. */
  now(): number
  /** Calls back once after that many milliseconds. Returns its own undo. */
  after(ms: number, wake: () => void): () => void
}

/** `hidden` also stands for a page that is about to go: nothing may come after it. */
export type PageEvent = 'online' | 'offline' | 'visible' | 'hidden'
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface Ports {
  /** Where the page came from, e.g. `http://192.168.1.20:8080`. */
  readonly origin: string
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  readonly WebSocket: typeof WebSocket
  /** Undefined where the browser gives none. */
  readonly indexedDB: IDBFactory | undefined
  /** Undefined where the browser gives none. */
  readonly storage: TextStore | undefined
  readonly clock: Clock
  /** A number in [0, 1), not to be guessed. */
  readonly random: () => number
  /** Calls back at each such event. Returns its own undo. */
  readonly onPage: (event: PageEvent, wake: () => void) => () => void
}

export const browserPorts = (): Ports => ({
  origin: location.origin,
  fetch: (path, init) => fetch(path, init),
  WebSocket,
  indexedDB: given(() => indexedDB),
  storage: given(() => localStorage),
  clock: browserClock,
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  onPage,
})

const browserClock: Clock = {
  now: Date.now,
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    return () => clearTimeout(timer)
  },
}

/** What the browser gives; undefined where its owner forbade it. */
export function given<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    // Browsers throw at the mere mention of a store that is switched off.
    return undefined
  }
}

function onPage(event: PageEvent, wake: () => void): () => void {
  if (event === 'online' || event === 'offline') return listen(window, event, wake)
  const stops = [
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === event) wake()
    }),
    // Safari leaves pages without a change of visibility.
    listen(window, event === 'hidden' ? 'pagehide' : 'pageshow', wake),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function listen(target: EventTarget, type: string, wake: () => void): () => void {
  target.addEventListener(type, wake)
  return () => target.removeEventListener(type, wake)
}
