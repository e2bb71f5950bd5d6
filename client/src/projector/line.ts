// The wall's line to the server: joins with the key, follows the stream, and dials again for ever. A wall is tended by
// nobody: what refuses it today (a server started on the wrong folder) is asked again a minute later.
import * as v from 'valibot'
import { liveJoin, liveRegisters } from '@taula/shared/protocol/live'
import type { LiveJoin, LiveRegisters } from '@taula/shared/protocol/live'
import { createDialler } from '../sync/dialler.ts'
import type { Dialler, LineState } from '../sync/dialler.ts'
import type { Ports } from '../sync/ports.ts'
import type { ServerTime } from '../sync/serverTime.ts'
import { createEventReader } from './eventReader.ts'
import type { StreamEvent } from './eventReader.ts'

export type { LineState } from '../sync/dialler.ts'

export interface LinePorts extends Pick<Ports, 'fetch' | 'clock' | 'random' | 'onPage'> {
  readonly time: ServerTime
}

export interface Heard {
  snapshot(news: LiveRegisters): void
  change(news: LiveRegisters): void
  join(news: LiveJoin): void
  line(state: LineState): void
}

export interface Access {
  readonly boardId: string
  /** From the address; undefined where it has none, and the cookie must do. */
  readonly key: string | undefined
}

/** Milliseconds after which a refused wall asks again. */
const askAgainMs = 60_000

/** Why a wall is not let in. */
export type Refusal = 'noKey' | 'wrongKey' | 'unknownBoard'

/** Follows the stream until it is told to stop: the answer. */
export function followBoard(ports: LinePorts, access: Access, heard: Heard): () => void {
  let dialler: Dialler | undefined
  let hangUp = () => {}
  let cancel = () => {}
  let isRefused = false

  function show(state: LineState) {
    if (state.state === 'refused') {
      isRefused = true
      cancel = ports.clock.after(askAgainMs, begin)
    } else if (state.state === 'live') isRefused = false
    // While it asks again, a refused wall goes on saying what to do.
    else if (isRefused) return
    heard.line(state)
  }
  function begin() {
    dialler = createDialler({
      clock: ports.clock,
      random: ports.random,
      dial: () => void dial(),
      hangUp: () => hangUp(),
      // The line itself asks over HTTP: whether it is let in it knows already.
      askDoor: async () => ({ is: 'unknown' }),
      show,
    })
    dialler.start()
  }

  async function dial() {
    const mine = dialler
    const stop = new AbortController()
    hangUp = () => stop.abort()
    const outcome = await call(stop.signal).catch(() => 'cut' as const)
    if (stop.signal.aborted || !mine) return
    stop.abort()
    if (outcome === 'cut') mine.dropped(0, '')
    else mine.refuse(outcome)
  }

  /** One connection, from the first word to the last. Answers why there is none, or rejects as fetch does. */
  async function call(signal: AbortSignal): Promise<Refusal | 'cut'> {
    // As a screen, and as nothing else that this browser may be on the board: an organiser's is told no way in.
    let response = await ask('live?as=screen', {}, signal)
    if (isRefusal(response)) {
      if (access.key === undefined) return 'noKey'
      const body = JSON.stringify({ key: access.key })
      const headers = { 'content-type': 'application/json' }
      response = await ask('join', { method: 'POST', headers, body }, signal)
      if (response.ok) response = await ask('live?as=screen', {}, signal)
      if (isRefusal(response)) return 'wrongKey'
    }
    if (response.status === 404) return 'unknownBoard'
    if (response.ok && response.body && isStream(response)) await read(response.body)
    return 'cut'
  }

  async function ask(what: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const sentAt = ports.clock.now()
    const path = `/api/boards/${encodeURIComponent(access.boardId)}/${what}`
    const response = await ports.fetch(path, { cache: 'no-store', ...init, signal })
    ports.time.learn(response.headers.get('date'), sentAt, ports.clock.now())
    if (!signal.aborted) dialler?.heard()
    return response
  }

  async function read(body: ReadableStream<Uint8Array>) {
    dialler?.opened()
    const reader = body.getReader()
    const decoder = new TextDecoder()
    const push = createEventReader(take)
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      dialler?.heard()
      push(decoder.decode(piece.value, { stream: true }))
    }
  }

  /** A word that is not what it should be ends the line: the next one begins with all there is. */
  function take({ name, data }: StreamEvent) {
    if (name === 'snapshot') {
      heard.snapshot(parse(liveRegisters, data))
      dialler?.synced()
    } else if (name === 'change') heard.change(parse(liveRegisters, data))
    else if (name === 'join') heard.join(parse(liveJoin, data))
  }

  begin()
  const nudges = (['online', 'offline', 'visible'] as const).map((event) =>
    ports.onPage(event, () => dialler?.nudge(event)),
  )
  return () => {
    for (const stop of nudges) stop()
    cancel()
    dialler?.stop()
    hangUp()
  }
}

const isRefusal = ({ status }: Response) => status === 401 || status === 403
const isStream = (response: Response) =>
  response.headers.get('content-type')?.startsWith('text/event-stream') === true

const parse = <T>(schema: v.GenericSchema<unknown, T>, data: string): T =>
  v.parse(v.pipe(v.string(), v.parseJson(), schema), data)
