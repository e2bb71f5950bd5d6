// What a wall is connected to, driven by hand: a server that lets in who has the key, and streams that bring what a test
// says. No response comes by itself, and nothing is closed when a cable is pulled.
import { handClock, seededRandom } from '@taula/shared/testing'
import type { HandClock } from '@taula/shared/testing'
import { createServerTime } from '../src/sync/serverTime.ts'
import { canvasOf } from '../src/projector/canvas.ts'
import type { ViewName } from '../src/projector/shows.ts'
import { hangWall } from '../src/projector/wall.ts'
import type { Hanging, Wall } from '../src/projector/wall.ts'

type Registers = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export const people: Registers = {
  meta: { 'board/name': 'Sprint', 'board/timeZone': 'Europe/Madrid' },
  tables: { 't1/label': 'Table 1', 't1/rank': 'a0' },
  people: { 'ada/name': 'Ada', 'bo/name': 'Bo' },
  seats: { 'ada/table': 't1', 'bo/table': 't1', 'shy/table': 't1' },
  tickets: {
    'x/title': 'Fix the cache',
    'x/place': { lane: 'ready', rank: 'a0' },
    'y/title': 'Write docs',
    'y/place': { lane: 'ready', rank: 'a1' },
  },
}
export const claim = (ticket: string, person: string) => ({
  claims: { [`${ticket}.${person}/begun.1`]: { at: 1, by: person } },
})

export class WallServer {
  health: 'up' | 'down' | 'deaf' = 'up'
  key = 'right'
  hasBoard = true
  /** Whether the browser has a cookie that counts. */
  cookie = false
  registers: Registers = people
  /** By how much its clock is ahead of the device's. */
  aheadMs = 0
  readonly asked: string[] = []
  readonly lines = new Set<ReadableStreamDefaultController<Uint8Array>>()
  private readonly clock: HandClock

  constructor(clock: HandClock) {
    this.clock = clock
  }

  readonly fetch = async (path: string, { body, signal }: RequestInit): Promise<Response> => {
    this.asked.push(path.split('/').at(-1) ?? '')
    if (this.health === 'down') throw new TypeError('Failed to fetch')
    if (this.health === 'deaf')
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    if (!this.hasBoard) return this.answer(404)
    if (path.endsWith('/join')) {
      this.cookie = JSON.parse(String(body)).key === this.key
      return this.answer(this.cookie ? 200 : 403)
    }
    return this.cookie ? this.answer(200, this.open(signal)) : this.answer(401)
  }

  send(name: string, data: unknown): void {
    const bytes = new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    for (const line of this.lines) line.enqueue(bytes)
  }
  /** Every line ends, as when the process does. */
  kill(): void {
    this.health = 'down'
    for (const line of this.lines) line.error(new TypeError('network error'))
    this.lines.clear()
  }

  private open(signal: RequestInit['signal']): ReadableStream<Uint8Array> {
    let line: ReadableStreamDefaultController<Uint8Array> | undefined
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        line = controller
        this.lines.add(controller)
        const text = `event: snapshot\ndata: ${JSON.stringify({ registers: this.registers })}\n\n`
        controller.enqueue(new TextEncoder().encode(text))
        signal?.addEventListener('abort', () => {
          if (this.lines.delete(controller)) controller.error(new Error('aborted'))
        })
      },
      cancel: () => void (line && this.lines.delete(line)),
    })
  }
  private answer(status: number, body: ReadableStream<Uint8Array> | string = '{}'): Response {
    const type = typeof body === 'string' ? 'application/json' : 'text/event-stream'
    const date = new Date(this.clock.now() + this.aheadMs).toUTCString()
    return new Response(body, { status, headers: { 'content-type': type, date } })
  }
}

export interface Projector {
  readonly server: WallServer
  readonly clock: HandClock
  readonly wall: Wall
  /** What hangs there now. */
  readonly seen: () => Hanging
  /** How often the server was found (again). */
  readonly lives: () => number
  /** All that ever hung there. */
  readonly pictures: readonly Hanging[]
  /** Lets time pass, with a word from the server every four seconds while its line is whole. */
  pass(ms: number): Promise<void>
}

interface Setting {
  readonly key?: string | undefined
  readonly pinned?: ViewName
  readonly prepare?: (server: WallServer) => void
}

const walls = new Set<Wall>()
export const takeDown = () => {
  for (const wall of walls) wall.stop()
  walls.clear()
}

export async function hang({ key = 'right', pinned, prepare }: Setting = {}): Promise<Projector> {
  const clock = handClock()
  const server = new WallServer(clock)
  prepare?.(server)
  const pictures: Hanging[] = []
  let lives = 0
  const wall = hangWall(
    {
      fetch: server.fetch,
      clock,
      random: seededRandom(1).next,
      onPage: () => () => {},
      time: createServerTime({ clock, storage: undefined }),
      origin: 'http://taula.test:8080',
      canvas: () => canvasOf({ innerWidth: 1920, innerHeight: 1080 }),
      paint: (next) => void pictures.push(next),
      onLive: () => (lives += 1),
    },
    { boardId: 'b', key: key === '' ? undefined : key },
    pinned,
  )
  walls.add(wall)
  const pass = async (ms: number) => {
    const step = Math.min(ms, 500)
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step)
      if (server.health === 'up' && (passed / step) % 8 === 7) server.send('alive', {})
      await settled()
    }
  }
  await settled()
  await pass(1_000)
  return {
    server,
    clock,
    wall,
    seen: () => pictures.at(-1) ?? { is: 'waiting' },
    lives: () => lives,
    pictures,
    pass,
  }
}

/** Streams hand their pieces on over many small steps. */
async function settled(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve()
}
