// Somebody who keeps to no protocol: raw connections, and what came of what was sent on them.
import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { RawData } from 'ws'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import type { Undone } from '@taula/shared/protocol/messages'
import { bearer, whenDone } from '../main/harness.ts'
import { craft } from '../sync/craft.ts'
import type { Item } from '../sync/craft.ts'
import type { Outcome, Stage } from './stage.ts'

export type Frame = Uint8Array | string

export const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncMessages.update, update)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(syncMessages.step2, update)
export const presenceFrame = (
  entries: readonly { readonly client: number; readonly clock: number; readonly state: string }[],
): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messages.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, entries.length)
        for (const { client, clock, state } of entries) {
          encoding.writeVarUint(inner, client)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, state)
        }
      }),
    )
  })

let nobody = 600_000_000
/** An edit under a client id that nobody has yet. */
export const firstFrame = (register: string, any: unknown): Uint8Array =>
  updateFrame(craft([{ client: (nobody += 1), clock: 0, items: [{ register, content: { any: [any] } }] }]))

/** How far each client id has written on each stage. */
const written = new WeakMap<Stage, Map<number, number>>()
/**
 * What somebody writes next under a client id. An attack is made again and again, and has one id for all of it: a person may
 * bring only so many. It has to be taken, though it may be undone.
 */
export function nextFrame(stage: Stage, client: number, item: Item): Uint8Array {
  const clocks = written.get(stage) ?? new Map<number, number>()
  written.set(stage, clocks)
  const clock = clocks.get(client) ?? 0
  clocks.set(client, clock + 1)
  return updateFrame(craft([{ client, clock, items: [item] }]))
}

const nothing = Uint8Array.of(0, 0)

/** A connection that begins with `first`: "I have nothing that you lack". Rejects where it is not let in. */
export async function intrude({ at }: Stage, token: string, first: Frame = step2Frame(nothing)) {
  const socket = new WebSocket(at, { headers: bearer(token), perMessageDeflate: false })
  whenDone(() => socket.terminate())
  const outcomes = new Set<Outcome>()
  let [sent, saved] = [0, 0]
  let look = () => {}
  socket.on('error', () => {})
  socket.on('message', (data: RawData) => {
    const decoder = decoding.createDecoder(new Uint8Array(data as Buffer))
    const type = decoding.readVarUint(decoder)
    if (type === messages.saved) saved = decoding.readVarUint(decoder)
    if (type === messages.undone) outcomes.add((JSON.parse(decoding.readVarString(decoder)) as Undone).code)
    look()
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', (code) => {
      outcomes.add(code)
      resolve()
    })
  })
  await once(socket, 'open')
  const send = (frame: Frame) => {
    if (typeof frame !== 'string' && frame[0] === messages.sync && frame[1] !== syncMessages.step1) sent += 1
    socket.send(frame)
  }
  const settled = async () => {
    const allSaved = new Promise<void>((resolve) => {
      look = () => {
        if (saved >= sent) resolve()
      }
      look()
    })
    await Promise.race([closed, allSaved])
  }
  send(first)
  return {
    socket,
    send,
    /** Why it was closed. */
    async closed(): Promise<readonly Outcome[]> {
      await closed
      return [...outcomes]
    },
    /** Everything sent is dealt with, or the connection closed. */
    settled,
    /** What came of all that was sent. */
    async outcome(): Promise<readonly Outcome[]> {
      if (socket.readyState === WebSocket.OPEN) send(updateFrame(nothing))
      await settled()
      if (socket.readyState === WebSocket.OPEN) outcomes.add('taken')
      socket.terminate()
      return [...outcomes]
    },
  }
}

/** Asks for an upgrade. Answers the status it was refused with, or `taken`. */
export async function knock(url: string, headers: Record<string, string>): Promise<Outcome> {
  const socket = new WebSocket(url, { headers })
  socket.on('error', () => {})
  return new Promise((resolve) => {
    socket.once('unexpected-response', (request, { statusCode = 0 }) => {
      request.destroy()
      resolve(statusCode)
    })
    socket.once('open', () => {
      socket.terminate()
      resolve('taken')
    })
  })
}

/** How many connections are made at once. */
const atOnce = 50

/** Does something for each, so many at once, and answers what came of all, each outcome once. */
export async function outcomesOf<T>(
  list: readonly T[],
  one: (each: T) => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> {
  const outcomes = new Set<Outcome>()
  const rest = [...list]
  const work = async () => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop())
      for (const outcome of await one(next)) outcomes.add(outcome)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return [...outcomes]
}

/** Sends each frame on a connection of its own. */
export const sendEach = async (stage: Stage, frames: readonly Frame[]): Promise<readonly Outcome[]> =>
  outcomesOf(frames, async (frame) => {
    const connection = await intrude(stage, stage.people.intruder.token)
    connection.send(frame)
    return connection.outcome()
  })

/** Sends all frames on one connection. */
export async function sendAll(stage: Stage, frames: readonly Frame[]): Promise<readonly Outcome[]> {
  const connection = await intrude(stage, stage.people.intruder.token)
  for (const frame of frames) connection.send(frame)
  return connection.outcome()
}
