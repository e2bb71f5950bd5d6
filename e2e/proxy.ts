// What may stand between a browser and the server: a proxy that knows no WebSockets, is there while the server is away,
// or serves the next version of the page.
import { createServer, request } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'

/** What becomes of an upgrade. `drop`: no answer, and no end either. */
type Upgrades = 'pass' | 'refuse' | 'drop'

/** Names of built files carry a hash: in the next version each has another. */
const oldName = /-[\w-]{8}(?=\.(?:js|css|woff2))/g
const newName = /-next(?=\.(?:js|css|woff2)$)/

export class Proxy {
  private readonly sockets = new Set<Socket>()
  private readonly server: Server
  private readonly target: URL
  upgrades: Upgrades = 'pass'
  /** Whether the next version of the page has been put up: its files are there, and those of the old one are not. */
  isNext = false
  /** Files of the page that are not there any more. */
  gone: RegExp | undefined
  /** How often one of those was asked for. */
  turnedAway = 0

  private constructor(server: Server, target: URL) {
    this.server = server
    this.target = target
  }

  static async to(url: string): Promise<Proxy> {
    const server = createServer()
    const proxy = new Proxy(server, new URL(url))
    server.on('request', (asked, answer) => proxy.pass(asked, answer))
    server.on('upgrade', (asked, socket: Socket, head) => proxy.upgrade(asked, socket, head))
    server.on('connection', (socket) => {
      proxy.sockets.add(socket)
      socket.on('close', () => proxy.sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Ends what is under way. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    this.server.close()
    await once(this.server, 'close')
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { pathname, search } = new URL(asked.url ?? '/', this.target)
    const isOld = this.isNext && pathname.startsWith('/assets/') && !newName.test(pathname)
    const isGone = isOld || this.gone?.test(pathname) === true
    if (isGone) this.turnedAway += 1
    const path = (isGone ? '/assets/of-an-older-version' : pathname.replace(newName, '')) + search
    const headers = { ...asked.headers, ...(this.isNext && { 'accept-encoding': 'identity' }) }
    const { hostname, port } = this.target
    const onward = request({ hostname, port, path, method: asked.method, headers }, (came) => {
      const isText = /html|javascript|css/.test(came.headers['content-type'] ?? '')
      if (this.isNext && isText) return void sendRenamed(came, answer)
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    onward.on('error', () => {
      answer.writeHead(502, { 'content-type': 'text/html' })
      answer.end('<h1>502 Bad Gateway</h1>')
    })
    asked.pipe(onward)
  }

  private upgrade(asked: IncomingMessage, near: Socket, head: Buffer): void {
    if (this.upgrades === 'drop') return
    if (this.upgrades === 'refuse')
      return void near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
    const far = connect(Number(this.target.port), this.target.hostname)
    const lines = asked.rawHeaders.flatMap((name, i) =>
      i % 2 === 0 ? [`${name}: ${asked.rawHeaders[i + 1]}`] : [],
    )
    far.write([`GET ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    far.write(head)
    near.pipe(far).pipe(near)
    far.on('error', () => near.destroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }
}

async function sendRenamed(came: IncomingMessage, answer: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of came) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const body = text.replace(oldName, '$&-next').replace(/revision:"/g, 'revision:"next')
  const { 'content-length': _, ...headers } = came.headers
  answer.writeHead(came.statusCode ?? 502, headers)
  answer.end(body)
}
