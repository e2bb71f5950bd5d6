// The server: picks the adapters, puts everything together, starts and stops. The only file that touches the process.
import { randomBytes, randomInt } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { upgradeWebSocket } from '@hono/node-server'
import { isLoopback } from '@taula/shared/protocol/loopback'
import { addressesOf, whyAlone } from './addresses.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { listen } from './listen.ts'
import { createOpenStreams } from './routes/openStreams.ts'
import type { RoutePorts } from './routes/ports.ts'
import { createMetrics } from './metrics.ts'
import { openStore } from './storage/storeClient.ts'
import { systemClock } from './sync/clock.ts'
import { createRooms } from './sync/rooms.ts'
import { welcome } from './welcome.ts'

/** Bytes of a key or token. They are 24 letters, short enough for a code that is scanned from afar. */
const secretBytes = 18
/** Milliseconds for a stop to end well: a disk that is away would hold it for ever. */
const stopMs = 9_000

const clock = systemClock
const random = () => randomInt(2 ** 32) / 2 ** 32
const report = (problem: string, error: unknown) =>
  console.error(new Date(clock.now()).toISOString(), `${problem}:`, error)

type Started = { readonly ok: true; stop(): Promise<void> } | { readonly ok: false; readonly message: string }

async function start(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Started> {
  const unknown = args.find((arg) => arg !== '--welcome')
  if (unknown !== undefined) return { ok: false, message: `There is no option ${unknown}, only --welcome.` }
  const read = readConfig(env)
  if (!read.ok) return read
  const { config } = read
  const folder = await openStore(config.dataDir, (cause) => {
    // All that was acknowledged is on disk, and nothing more would be: whoever keeps the server up starts it again.
    report('the data folder cannot be written to any more, the server ends', cause)
    process.exit(1)
  })
  if (!folder.ok) return folder
  const { docs, versions, directory } = folder
  let { port } = config
  const streams = createOpenStreams()
  const metrics = createMetrics(streams.count)
  metrics.addProcess()
  const rooms = createRooms({
    store: docs,
    clock,
    random,
    report,
    watch: metrics.watch,
    onRemovals: (board, isRemoved) =>
      streams.end(board, (bearer) => bearer.kind === 'member' && isRemoved(bearer.person)),
  })
  const ports: RoutePorts = {
    rooms,
    versions,
    streams,
    metrics,
    directory,
    clock,
    random,
    report,
    upgradeWebSocket,
    secret: () => randomBytes(secretBytes).toString('base64url'),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    createKey: config.createKey,
    venueAddresses: () => addressesOf(config, port, networkInterfaces()).filter((at) => !isLoopback(at)),
    pages: fileURLToPath(new URL('../../client/dist', import.meta.url)),
  }
  const listening = await listen(createApp(ports), config, clock)
  if (!listening.ok) {
    await folder.close()
    return listening
  }
  port = listening.port
  const interfaces = networkInterfaces()
  const addresses = addressesOf(config, port, interfaces)
  console.log(`Taula is on ${addresses.join(' and ')}`)
  if (args.length > 0) {
    const alone = whyAlone(addresses, config, interfaces)
    console.log(`\n${await welcome({ addresses, alone }, ports)}`)
  }
  return {
    ok: true,
    async stop() {
      listening.stop()
      await rooms.close()
      await listening.close()
      await folder.close()
    },
  }
}

const started = await start(process.argv.slice(2), process.env)
if (!started.ok) {
  console.error(started.message)
  process.exit(2)
}

// One request that failed in a way nobody thought of is no reason to send a room of people away.
process.on('unhandledRejection', (error) => report('something failed that nobody waited for', error))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.once(signal, () => {
    clock.after(stopMs, () => process.exit(1))
    started.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        report('the server did not stop cleanly', error)
        process.exit(1)
      },
    )
  })
}
