// Hocuspocus with its SQLite extension, as its manual starts it. JavaScript: its types are only there once it is installed.
import { Server } from '@hocuspocus/server'
import { SQLite } from '@hocuspocus/extension-sqlite'

const { PORT, DATA_DIR } = process.env
await new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: `${DATA_DIR}/documents.sqlite` })],
}).listen()
