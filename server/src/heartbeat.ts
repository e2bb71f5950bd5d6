// Finds sockets whose other end has gone without a word: a closed lid, a dropped network.
import type { WebSocket, WebSocketServer } from 'ws'
import type { Clock } from './sync/clock.ts'

/** Milliseconds. Two missed ones free a socket within 40 s; browsers and y-websocket speak up earlier by themselves. */
const pingEveryMs = 20_000

/** Pings every socket of this server and ends those that did not answer the last one. Returns its own undo. */
export function startHeartbeat(server: WebSocketServer, clock: Clock): () => void {
  const heard = new WeakSet<WebSocket>()
  const listen = (socket: WebSocket) => {
    heard.add(socket)
    socket.on('pong', () => heard.add(socket))
    // Behind much else a pong may take long to come.
    socket.on('message', () => heard.add(socket))
  }
  const beat = () => {
    for (const socket of server.clients) {
      if (heard.delete(socket) || socket.isPaused) socket.ping()
      else socket.terminate()
    }
    cancel = clock.after(pingEveryMs, beat)
  }
  let cancel = clock.after(pingEveryMs, beat)
  server.on('connection', listen)
  return () => {
    cancel()
    server.off('connection', listen)
  }
}
