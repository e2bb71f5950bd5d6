// The floor: passes every message on to everybody else, knows nothing and keeps nothing.
import { WebSocketServer } from 'ws'

const sockets = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1' })
sockets.on('connection', (socket) => {
  socket.on('message', (message) => {
    for (const other of sockets.clients) if (other !== socket) other.send(message)
  })
})
