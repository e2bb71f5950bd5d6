// Puts an app on a port of this machine: http or https, and WebSockets.
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import type { Config } from './config.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Clock } from './sync/clock.ts'
import { maxFrameBytes } from './sync/limits.ts'

/** Milliseconds that closed WebSockets get to say goodbye, and requests to take their answer. */
const goodbyeMs = 1_000

export type Listening =
  | {
      readonly ok: true
      /** The one it got, where 0 was asked. */
      readonly port: number
      /** Takes no more requests. */
      stop(): void
      /** Sees every connection off. Resolves when all are gone. */
      close(): Promise<void>
    }
  /** `message` is one line for whoever started the server. */
  | { readonly ok: false; readonly message: string }

export async function listen(
  app: Hono,
  { host, port, tls }: Pick<Config, 'host' | 'port' | 'tls'>,
  clock: Clock,
): Promise<Listening> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  let server: ReturnType<typeof createAdaptorServer>
  try {
    server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets }, ...optionsOf(tls) })
  } catch (error) {
    return { ok: false, message: `TLS_CERT or TLS_KEY cannot be used: ${messageOf(error)}.` }
  }
  const problem = await new Promise<unknown>((resolve) => {
    server.once('error', resolve).listen(port, host, () => resolve(undefined))
  })
  if (problem !== undefined) return { ok: false, message: whyNot(problem, host, port) }
  const stopHeartbeat = startHeartbeat(sockets, clock)
  const address = server.address()
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  return {
    ok: true,
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => void server.close(),
    async close() {
      stopHeartbeat()
      const cancel = clock.after(goodbyeMs, () => {
        for (const socket of sockets.clients) socket.terminate()
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await closed
      cancel()
    },
  }
}

function optionsOf(tls: Config['tls']) {
  // Other upgrades (curl offers HTTP/2) go on as plain requests; node would leave them without an answer.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
    headers.upgrade?.toLowerCase() === 'websocket'
  if (!tls) return { serverOptions: { shouldUpgradeCallback } }
  const files = { cert: readFileSync(tls.certPath), key: readFileSync(tls.keyPath) }
  return { createServer: createHttpsServer, serverOptions: { ...files, shouldUpgradeCallback } }
}

function whyNot(problem: unknown, host: string, port: number): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  const reasons = new Map<unknown, string>([
    ['EADDRINUSE', `Port ${port} on ${host} is in use: choose another with PORT.`],
    ['EACCES', `Port ${port} is not for this user: choose one above 1023 with PORT.`],
    ['EADDRNOTAVAIL', `HOST ${host} is no address of this machine.`],
    ['ENOTFOUND', `HOST ${host} is not known.`],
  ])
  return reasons.get(code) ?? `Cannot listen on ${host}, port ${port}: ${messageOf(problem)}.`
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
