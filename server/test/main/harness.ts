// The server as its own process, and stock y-websocket clients that talk to it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import type { RawData } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { CreateBoardAnswer, JoinAnswer, KeyRole } from '@taula/shared/protocol/http'
import { messages, syncMessages } from '@taula/shared/protocol/messages'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const undo: (() => void)[] = []
/** What a test opened is ended after it. */
export const whenDone = (end: () => void): void => void undo.push(end)
/** Ends everything a test opened. */
export function cleanUp(): void {
  for (const one of undo.splice(0).toReversed()) one()
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taula-main-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export interface Exit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the server with this environment and nothing else of ours. */
export function run(env: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: env['DATA_DIR'] ?? tempFolder(), ...env },
  })
  undo.push(() => void child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  const heard = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text
      for (const look of heard) look()
    })
  }
  const exit = new Promise<Exit>((resolve) => child.once('close', (code) => resolve({ code, ...output })))
  /** Waits until stdout has it; rejects when the process ends first. */
  const said = (what: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = output.stdout.match(what)
        if (!match) return
        heard.delete(look)
        resolve(match)
      }
      heard.add(look)
      look()
      void exit.then(({ code, stderr }) => reject(new Error(`the server ended with ${code}: ${stderr}`)))
    })
  return { output, exit, said, kill: (signal: NodeJS.Signals) => void child.kill(signal) }
}

/** Starts a server that is expected to run. */
export async function serve(env: Record<string, string> = {}, args: readonly string[] = []) {
  const folder = env['DATA_DIR'] ?? tempFolder()
  const server = run({ ...env, DATA_DIR: folder }, args)
  const [, url = ''] = await server.said(/Taula is on (http:\S+)/)
  const ask = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      headers,
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
  return {
    ...server,
    folder,
    url,
    port: new URL(url).port,
    ask,
    async newBoard(): Promise<CreateBoardAnswer> {
      return (await (await ask('/api/boards', { name: 'Sprint' })).json()) as CreateBoardAnswer
    },
    async join(board: CreateBoardAnswer, name: string, role: KeyRole = 'sprinter') {
      const response = await ask(`/api/boards/${board.boardId}/join`, { key: board.keys[role], name })
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
      return { ...((await response.json()) as JoinAnswer), cookie }
    },
  }
}

/** A stock client on a board. It also counts what it sent and what the server said is on disk. */
export function connect(
  url: string,
  boardId: string,
  headers: Record<string, string>,
  doc = new Y.Doc(),
  tls: { readonly ca?: Buffer } = {},
) {
  const counts = { sent: 0, saved: 0, closes: [] as number[] }
  const changed = new Set<() => void>()
  const heard = { saved: [] as (() => void)[], step2: [] as (() => void)[] }
  const tell = () => {
    for (const look of changed) look()
  }
  class CountingSocket extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers, ...tls })
      Object.assign(counts, { sent: 0, saved: 0 })
      this.on('message', (data: RawData) => {
        if (!(data instanceof ArrayBuffer)) return
        const frame = decoding.createDecoder(new Uint8Array(data))
        if (decoding.readVarUint(frame) === messages.saved) {
          counts.saved = decoding.readVarUint(frame)
          for (const hear of heard.saved) hear()
        }
        tell()
      })
      this.on('close', (code: number) => {
        counts.closes.push(code)
        tell()
      })
    }
    override send(data: Uint8Array): void {
      if (data[0] === messages.sync && data[1] !== syncMessages.step1) counts.sent += 1
      if (data[0] === messages.sync && data[1] === syncMessages.step2) for (const hear of heard.step2) hear()
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, boardId, doc, {
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  for (const ours of [messages.saved, messages.undone]) provider.messageHandlers[ours] = () => {}
  undo.push(() => provider.destroy())
  doc.on('update', tell)
  provider.on('sync', tell)
  const until = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isTrue()) return
        changed.delete(look)
        resolve()
      }
      changed.add(look)
      look()
    })
  return {
    doc,
    provider,
    counts,
    until,
    /** Calls when the server said how much is on disk. */
    onSaved: (hear: () => void) => void heard.saved.push(hear),
    /** Calls when it sends all it has; that counts as sent already. */
    onStep2: (hear: () => void) => void heard.step2.push(hear),
    synced: () => until(() => provider.synced),
    saved: () => until(() => provider.synced && counts.sent > 0 && counts.saved === counts.sent),
  }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
