// A browser driven by hand: its pages share one IndexedDB and one localStorage, its clock moves when told.
import { IDBFactory } from 'fake-indexeddb'
import { handClock, seededRandom } from '@taula/shared/testing'
import type { HandClock } from '@taula/shared/testing'
import type { Cell } from '@taula/shared/view/cell'
import { openBoard } from '../src/sync/openBoard.ts'
import type { OpenBoard } from '../src/sync/openBoard.ts'
import type { PageEvent, Ports, TextStore } from '../src/sync/ports.ts'
import { FakeServer } from './syncServer.ts'
import type { FakeSocket } from './syncServer.ts'

export interface Page {
  readonly session: OpenBoard
  /** Something happens to the page. */
  happen(event: PageEvent): void
  /** Listeners the page still has. */
  listeners(): number
  /** Timers of the page that are still to fire. */
  timers(): number
  /** The process is gone: no timer, no frame, no event of this page from now on. */
  crash(): void
}

export interface Browser {
  readonly server: FakeServer
  readonly clock: HandClock
  readonly storage: TextStore
  indexedDB: IDBFactory | undefined
  /** Opens the board `b` in a new tab and lets what is under way arrive. */
  open(me?: string): Promise<Page>
  /** Moves the clock; the server speaks each second where it is up and `breathes`. */
  pass(ms: number): Promise<void>
  breathes: boolean
  /** Whose cookie it has. */
  cookie: string
  /** Where its pages come from. */
  origin: string
}

let seed = 1

const opened: OpenBoard[] = []

/** Closes every page that a test opened. */
export const closePages = (): Promise<unknown> =>
  Promise.all(opened.splice(0).map((session) => session.close()))

export function createBrowser(server = new FakeServer(), cookie = 'ana'): Browser {
  const clock = handClock()
  const random = seededRandom((seed += 1))
  const storage = createStore()
  server.date = clock.now()
  const browser: Browser = {
    server,
    clock,
    storage,
    indexedDB: new IDBFactory(),
    breathes: true,
    cookie,
    origin: 'http://192.168.1.20:8080',
    async open(me = browser.cookie) {
      const page = createPagePorts(browser, random.next)
      const session = await openBoard({ boardId: 'b', me, ports: page.ports })
      opened.push(session)
      server.flush()
      return { session, ...page }
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(Math.min(left, 1_000))
        await settled()
        server.flush()
        if (browser.breathes && server.health === 'up') server.breathe()
        await settled()
      }
    },
  }
  return browser
}

function createPagePorts(browser: Browser, random: () => number) {
  const { server, clock, storage } = browser
  const listeners = new Set<readonly [PageEvent, () => void]>()
  let timers = 0
  let isGone = false
  const sockets: FakeSocket[] = []
  const ports: Ports = {
    origin: browser.origin,
    fetch: (path, init) => server.http(browser.cookie, path, init),
    WebSocket: server.socketsFor(
      () => browser.cookie,
      (socket) => sockets.push(socket),
    ),
    indexedDB: browser.indexedDB,
    storage,
    random,
    clock: {
      now: clock.now,
      after(ms, wake) {
        timers += 1
        let isOver = false
        const end = () => {
          if (!isOver) timers -= 1
          isOver = true
        }
        const cancel = clock.after(ms, () => {
          end()
          if (!isGone) wake()
        })
        return () => {
          end()
          cancel()
        }
      },
    },
    onPage(event, wake) {
      const entry = [event, wake] as const
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  }
  return {
    ports,
    listeners: () => listeners.size,
    timers: () => timers,
    happen(event: PageEvent) {
      for (const [when, wake] of listeners) if (when === event) wake()
    },
    crash() {
      isGone = true
      for (const socket of sockets) socket.close()
    },
  }
}

export function createStore(): TextStore & { readonly items: Map<string, string> } {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

/** Lets promises that wait for nothing outside go on. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve()
}

/** Resolves when a cell has such a value. */
export const until = <T>(cell: Cell<T>, isSo: (value: T) => boolean): Promise<T> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo(cell.get())) return
      stop()
      resolve(cell.get())
    }
    let stop = () => {}
    stop = cell.subscribe(look)
    look()
  })
