// Where attacks are made: one server process with one board, a victim at work on it, and raw connections of an intruder.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import * as Y from 'yjs'
import type { KeyRole } from '@taula/shared/protocol/http'
import { notesJson, registersJson } from '@taula/shared/testing'
import type { Undone } from '@taula/shared/protocol/messages'
import { bearer, serve, whenDone } from '../main/harness.ts'
import type { VictimOf, VictimReport } from './victim.ts'

/** What came of an attack: an HTTP status, a close code, why a change was undone; `taken` where nobody was sent off. */
export type Outcome = number | Undone['code'] | 'taken'

/** What the victim writes to, of the map `tickets`. */
const victims = 'victim/title'
/** Milliseconds. Faster than a room commits: that a second writer waits for the next round is no attack. */
const victimWritesEveryMs = 10

export type Stage = Awaited<ReturnType<typeof setStage>>

export async function setStage() {
  const memory = fileURLToPath(new URL('memory.ts', import.meta.url))
  const server = await serve({ NODE_OPTIONS: `--import=${memory}` })
  const board = await server.newBoard()
  const [organiser, ana, intruder, screen, follower] = [
    await server.join(board, 'Olga', 'organiser'),
    await server.join(board, 'Ana'),
    await server.join(board, 'Mallory'),
    await server.join(board, 'Wall', 'screen'),
    await server.join(board, 'World', 'public'),
  ]
  const { boardId } = board
  const victim = await startVictim({
    url: server.url,
    board: boardId,
    token: ana.token,
    register: victims,
    everyMs: victimWritesEveryMs,
  })
  let collections = 0

  return {
    server,
    boardId,
    people: { organiser, ana, intruder, screen, follower },
    victim,
    joinMore: (name: string, role?: KeyRole) => server.join(board, name, role),
    /** Where boards are synced. */
    at: `${server.url.replace('http', 'ws')}/sync/${boardId}`,
    /** Everything the board holds but what the victim writes, and the victim's last word. */
    async state() {
      const response = await server.ask(`/api/boards/${boardId}/state`, undefined, bearer(organiser.token))
      const doc = new Y.Doc()
      Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
      const registers = Object.entries(registersJson(doc)).flatMap(([kind, values]) =>
        Object.entries(values).map(([key, value]) => [`${kind}/${key}`, value] as const),
      )
      const { [`tickets/${victims}`]: theirs, ...others } = Object.fromEntries<unknown>(registers)
      return { registers: { ...others, ...notesJson(doc) }, victims: theirs }
    },
    /** Bytes that the server holds after all garbage is collected. */
    async memory() {
      const said = server.said(new RegExp(`Memory ${(collections += 1)}: (\\d+) bytes`))
      server.kill('SIGUSR2')
      return Number((await said)[1])
    },
  }
}

async function startVictim(workerData: VictimOf) {
  const worker = new Worker(new URL('victim.ts', import.meta.url), { workerData })
  whenDone(() => void worker.terminate())
  const failure = once(worker, 'error').then(([error]) => {
    throw error
  })
  const report = async (): Promise<VictimReport> => {
    const answer = once(worker, 'message')
    worker.postMessage('report')
    const [taken] = (await Promise.race([answer, failure])) as [VictimReport]
    return taken
  }
  const { device } = await report()
  return { device, report, go: () => worker.postMessage('go') }
}
