// A real server in its own process and data folder, to be killed and started again.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'

const main = join(import.meta.dirname, '..', 'server', 'src', 'main.ts')

export class TestServer {
  private readonly dataDir: string
  private readonly more: Readonly<Record<string, string>>
  private port = 0
  private child: ChildProcess | undefined

  private constructor(dataDir: string, more: Readonly<Record<string, string>>) {
    this.dataDir = dataDir
    this.more = more
  }

  /** `more` of the environment than it needs. */
  static async start(more: Readonly<Record<string, string>> = {}): Promise<TestServer> {
    const server = new TestServer(await mkdtemp(join(tmpdir(), 'taula-e2e-')), more)
    await server.start()
    return server
  }

  get url(): string {
    return `http${'TLS_CERT' in this.more ? 's' : ''}://127.0.0.1:${this.port}`
  }

  /** Starts it, at the port it had before. Resolves when it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        HOST: '127.0.0.1',
        ...this.more,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    this.port = await portOf(child)
  }

  /** As a power cut: no word to anybody. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  async createBoard(name: string): Promise<CreateBoardAnswer> {
    const answer = await fetch(`${this.url}/api/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    })
    if (!answer.ok) throw new Error(`no board: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as CreateBoardAnswer
  }
}

/** Reads the port from the line with which a server says where it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const port = /https?:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.once('exit', () => reject(new Error(`The server did not start: ${said}`)))
  })
}
