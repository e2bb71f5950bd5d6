// The data folder from a thread of its own. A commit holds the thread that makes it until the disk has it: on a slow disk
// that must not be the one that answers pings.
import { Worker } from 'node:worker_threads'
import type { Directory } from '../routes/directory.ts'
import { BoardDamaged, DiskFull } from '../sync/docStore.ts'
import type { DocStore, NoteVersions } from '../sync/docStore.ts'

interface Ports {
  readonly docs: DocStore
  readonly versions: NoteVersions
  readonly directory: Directory
}
/** What the thread says first. `message` is one line for whoever started the server. */
export type Opened = { readonly ok: true } | { readonly ok: false; readonly message: string }
export interface Call {
  readonly id: number
  readonly port: keyof Ports
  readonly method: string
  readonly args: readonly unknown[]
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number
      readonly ok: false
      readonly name: string
      readonly message: string
      readonly more: object
    }

export type OpenedStore =
  | (Ports & {
      readonly ok: true
      /** Does what was asked before, and lets go of the folder. */
      close(): Promise<void>
    })
  | Exclude<Opened, { readonly ok: true }>

/** `onDeath` is called where the thread ended by itself after it had opened the folder: nothing is stored from then on, every call rejects. */
export async function openStore(folder: string, onDeath: (cause: unknown) => void): Promise<OpenedStore> {
  const thread = new Worker(new URL('./storeThread.ts', import.meta.url), { workerData: folder })
  const { first, call, close } = speakWith(thread, onDeath)
  const opened = await first
  if (!opened.ok) {
    await thread.terminate()
    return opened
  }
  return {
    ok: true,
    docs: portOf<DocStore>('docs', { load: true, append: true, compact: true }, call),
    versions: portOf<NoteVersions>('versions', { list: true, read: true }, call),
    directory: portOf<Directory>(
      'directory',
      {
        addBoard: true,
        boards: true,
        keysOf: true,
        replaceKey: true,
        wallKey: true,
        addToken: true,
        findToken: true,
        revokeToken: true,
      },
      call,
    ),
    close,
  }
}

type Ask = (port: keyof Ports, method: string, args: readonly unknown[]) => Promise<unknown>

/** A port whose every method asks the thread. The table is one word for each, so that none is forgotten. */
const portOf = <T extends object>(name: keyof Ports, methods: Record<keyof T, true>, ask: Ask): T =>
  Object.fromEntries(
    Object.keys(methods).map((method) => [method, (...args: unknown[]) => ask(name, method, args)]),
    // Both ends are ours, and the thread does what the method of the same name does.
  ) as T

/** Errors that callers tell apart. */
const kinds = new Map<string, new (message: string) => Error>([
  ['BoardDamaged', BoardDamaged],
  ['DiskFull', DiskFull],
])
function revived({ name, message, more }: Extract<Answer, { readonly ok: false }>): Error {
  const Kind = kinds.get(name) ?? Error
  return Object.assign(new Kind(message), more)
}

function speakWith(thread: Worker, onDeath: (cause: unknown) => void) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const first = Promise.withResolvers<Opened>()
  const gone = Promise.withResolvers<void>()
  let state: 'opening' | 'open' | 'closing' | 'gone' = 'opening'
  let last = 0

  thread.on('message', (message: Opened | Answer) => {
    if (!('id' in message)) {
      state = message.ok ? 'open' : 'closing'
      return first.resolve(message)
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asked?.resolve(message.value)
    else asked?.reject(revived(message))
  })
  function end(cause: unknown) {
    if (state === 'gone') return
    // In opening, whoever opens is told.
    const isKnown = state === 'opening' || state === 'closing'
    state = 'gone'
    gone.resolve()
    first.resolve({ ok: false, message: `The data folder's thread ended: ${String(cause)}.` })
    for (const { reject } of waiting.values()) reject(new Error('The data folder is closed.'))
    waiting.clear()
    if (!isKnown) onDeath(cause)
  }
  thread.on('error', end)
  thread.on('exit', (code) => end(`code ${code}`))

  return {
    first: first.promise,
    call: ((port, method, args) => {
      if (state !== 'open') return Promise.reject(new Error('The data folder is closed.'))
      const asked = Promise.withResolvers<unknown>()
      last += 1
      waiting.set(last, asked)
      thread.postMessage({ id: last, port, method, args } satisfies Call)
      return asked.promise
    }) satisfies Ask,
    close(): Promise<void> {
      if (state === 'open') {
        state = 'closing'
        thread.postMessage('close')
      }
      return gone.promise
    },
  }
}
