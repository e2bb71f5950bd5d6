// The servers that run against each other: how each is started, and how it is measured from outside.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { messages } from '@taula/shared/protocol/messages'
import type { Contestant, Name, ProbeAnswer, ProbeAsk, Seat } from './contestant.types.ts'
import { hocuspocus, relay, yWebsocket } from './dialects.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

interface Recipe {
  readonly program: string
  env(folder: string): Readonly<Record<string, string>>
  seat(port: number, board: string, token: string): Seat
}

const recipes: Readonly<Record<Name, Recipe>> = {
  taula: {
    program: here('../src/main.ts'),
    env: (folder) => ({ DATA_DIR: folder }),
    seat: (port, board, token) => ({
      url: `ws://127.0.0.1:${port}/sync/${board}`,
      headers: { authorization: `Bearer ${token}` },
      dialect: yWebsocket(messages.saved),
    }),
  },
  reference: {
    program: here('peers/reference.js'),
    env: (folder) => ({ YPERSISTENCE: folder }),
    seat: (port, board) => ({ url: `ws://127.0.0.1:${port}/${board}`, headers: {}, dialect: yWebsocket() }),
  },
  hocuspocus: {
    program: here('peers/hocuspocus.js'),
    env: (folder) => ({ DATA_DIR: folder }),
    seat: (port, board) => ({ url: `ws://127.0.0.1:${port}`, headers: {}, dialect: hocuspocus(board) }),
  },
  relay: {
    program: here('peers/relay.ts'),
    env: () => ({}),
    seat: (port, board) => ({ url: `ws://127.0.0.1:${port}/${board}`, headers: {}, dialect: relay }),
  },
}

/** Milliseconds of one tick in /proc/<pid>/stat. Linux has counted in hundredths since there is a /proc. */
const tickMs = 10

export async function startContestant(name: Name): Promise<Contestant> {
  const recipe = recipes[name]
  const folder = mkdtempSync(join(tmpdir(), `taula-bench-${name}-`))
  const port = await freePort()
  let child = await start(recipe, port, folder)
  let isProfiled = false
  return {
    name,
    origin: `http://127.0.0.1:${port}`,
    seat: (board, token) => recipe.seat(port, board, token),
    cpuMs: () => cpuMsOf(child.pid),
    heldBytes: async () => (await ask(child, { ask: 'held' })).heldBytes,
    async profile(path) {
      isProfiled = true
      await ask(child, { ask: 'profile' })
      return async () => void (await ask(child, { ask: 'profiled', path }))
    },
    /** A profile begins anew. */
    async restart() {
      await end(child)
      child = await start(recipe, port, folder)
      if (isProfiled) await ask(child, { ask: 'profile' })
    },
    async stop() {
      await end(child)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function start(recipe: Recipe, port: number, folder: string): Promise<ChildProcess> {
  const child = fork(recipe.program, {
    execArgv: ['--expose-gc', '--import', here('probe.ts')],
    env: { PATH: process.env['PATH'], PORT: String(port), ...recipe.env(folder) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${recipe.program} ended with ${child.exitCode}`)
    await later(5)
  }
  return child
}

async function listens(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
  await answer?.arrayBuffer()
  return answer !== undefined
}

async function end(child: ChildProcess) {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await ended
  clearTimeout(timer)
}

const ask = (child: ChildProcess, message: ProbeAsk) =>
  new Promise<ProbeAnswer>((resolve, reject) => {
    const left = () => reject(new Error('the server ended while it was asked'))
    child.once('exit', left)
    child.once('message', (answer) => {
      child.off('exit', left)
      resolve(answer as ProbeAnswer)
    })
    child.send(message)
  })

/** The fields behind the program's name, which may hold spaces: proc_pid_stat(5). */
function cpuMsOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * tickMs
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
