// A network cable between one browser and the server, to be pulled and plugged in again. Pulled, packets vanish: nothing
// is closed, nothing answers, as on bad Wi-Fi.
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { once } from 'node:events'

export class Line {
  private readonly ends = new Set<Socket>()
  private readonly server: Server
  private pulled = false

  private constructor(server: Server) {
    this.server = server
  }

  static async to(url: string): Promise<Line> {
    const target = Number(new URL(url).port)
    const line: Line = new Line(createServer((near) => line.join(near, target)))
    line.server.listen(0, '127.0.0.1')
    await once(line.server, 'listening')
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  pull(): void {
    this.pulled = true
    for (const end of this.ends) end.pause()
  }

  /** What was under way when it was pulled is lost, like the connections of a laptop that changed its network. */
  plugIn(): void {
    this.pulled = false
    for (const end of this.ends) end.destroy()
  }

  async close(): Promise<void> {
    for (const end of this.ends) end.destroy()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(near: Socket, target: number): void {
    const far = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(from)
      from.on('data', (bytes) => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.ends.delete(from)
        to.destroy()
      })
      if (this.pulled) from.pause()
    }
  }
}
