// What this browser keeps of a board, for one person: updates as they happen, and how many changes among them no server
// has confirmed. Several tabs write to one database: each only adds rows, and removes none but rows whose content it
// has in its own document. Where nothing can be kept the board still works, and says so.
import * as Y from 'yjs'
import { createOfflineDb } from './offlineDb.ts'
import type { OfflineDb, RowKey, Rows, Write } from './offlineDb.ts'
import type { Clock } from './ports.ts'
import { tryApply } from './tryApply.ts'

export interface Offline {
  /** Changes from earlier visits that no server had confirmed; they are numbered first. */
  readonly found: number
  /** Whether anything was kept from earlier visits. */
  readonly isEmpty: boolean
  /** Keeps an update. `change`: the number of the change it is, where it was made here. */
  add(update: Uint8Array, change?: number): void
  /** Changes up to this number are on the server's disk. */
  confirm(change: number): void
  /** Resolves when everything added is kept, or could not be. Never rejects. */
  flush(): Promise<void>
  /** Keeps what is queued and lets the database go. */
  close(): Promise<void>
}

export interface OfflineOptions {
  readonly indexedDB: IDBFactory | undefined
  readonly clock: Clock
  /** The database: one for each board and person. */
  readonly name: string
  /** Filled with what was kept. Its client id tells this page's rows from another tab's. */
  readonly doc: Y.Doc
  /** Why this browser cannot keep the board, for people; undefined when it can again. */
  readonly onProblem: (problem: string | undefined) => void
}

/** Milliseconds that what others did may wait, to be written together. What was done here is written at once. */
const batchMs = 500
/** Milliseconds before a browser that could not write is asked again. */
const retryMs = 30_000
/** Milliseconds. Some browsers never answer; the board opens without. */
const openLimitMs = 4_000
/** Rows of this page after which one row of the same content replaces them; and rows found when opening. */
const compactAtRows = 500
const compactFoundRows = 50
/** Bytes. Putting the chunks of an import together takes some tenths of a second and gains nothing. */
const mergeAtMostBytes = 64 * 1024

/** An unconfirmed change, or several written together. */
interface Mark {
  readonly key: RowKey
  /** The number of the last of them. */
  readonly upTo: number
  readonly changes: number
  isWritten: boolean
}

export async function openOffline(options: OfflineOptions): Promise<Offline> {
  const { indexedDB, clock, name, doc, onProblem } = options
  const db = createOfflineDb(indexedDB, name, () => rewrite())
  const queue = { updates: [] as Uint8Array[], changes: 0, upTo: 0 }
  /** Rows whose content is in the document. */
  let known: readonly RowKey[] = []
  let marks: readonly Mark[] = []
  let confirmed = 0
  let rowCount = 0
  let mustRewrite = false
  let isFailing = false
  let isClosed = false
  let written: Promise<void> = Promise.resolve()
  let isSoon = false
  let cancelTimer: (() => void) | undefined

  const found = await load()

  async function load() {
    try {
      const rows = await within(openLimitMs, db, clock)
      const unreadable = doc.transact(() => applyRows(doc, rows))
      const total = rows.unsaved.reduce((sum, { changes }) => sum + changes, 0)
      marks = rows.unsaved.map((mark) => ({ ...mark, upTo: total, isWritten: true }))
      known = rows.updates.map(({ key }) => key).filter((key) => !unreadable.has(key))
      if (unreadable.size > 0) onProblem('Part of what this browser kept of the board cannot be read.')
      if (known.length >= compactFoundRows) rewrite()
      return { total, isEmpty: known.length === 0 }
    } catch (error) {
      mustRewrite = true
      isFailing = true
      onProblem(cannotKeep(error))
      return { total: 0, isEmpty: true }
    }
  }

  /** What is on disk may be incomplete: the next write brings everything. */
  function rewrite() {
    mustRewrite = true
    for (const mark of marks) mark.isWritten = false
    later()
  }

  function later() {
    if (isClosed) return
    cancelTimer ??= clock.after(isFailing ? retryMs : batchMs, () => void flush())
  }
  function soon() {
    if (isFailing) return later()
    if (isSoon) return
    isSoon = true
    queueMicrotask(() => void flush())
  }

  function flush(): Promise<void> {
    isSoon = false
    cancelTimer?.()
    cancelTimer = undefined
    const write = collect()
    if (write) written = db.write(write).then(succeeded, failed(write))
    return written
  }

  const nextKey = (): RowKey => [clock.now(), doc.clientID, (rowCount += 1)]

  function collect(): Write | undefined {
    const isWhole = mustRewrite || known.length >= compactAtRows
    const contents = isWhole ? [Y.encodeStateAsUpdate(doc)] : merged(queue.updates)
    const updates = contents.map((update) => ({ key: nextKey(), update }))
    const changes = Math.min(queue.changes, queue.upTo - confirmed)
    if (changes > 0) marks = [...marks, { key: nextKey(), upTo: queue.upTo, changes, isWritten: false }]
    const saved = marks.filter((mark) => mark.upTo <= confirmed)
    marks = marks.filter((mark) => mark.upTo > confirmed)
    const unsaved = marks.filter((mark) => !mark.isWritten)
    if (updates.length === 0 && saved.length === 0 && unsaved.length === 0) return undefined
    const obsolete = isWhole ? known : []
    known = [...(isWhole ? [] : known), ...updates.map(({ key }) => key)]
    for (const mark of unsaved) mark.isWritten = true
    Object.assign(queue, { updates: [], changes: 0 })
    mustRewrite = false
    return { updates, obsolete, unsaved, saved: saved.map(({ key }) => key) }
  }

  function succeeded() {
    isFailing = false
    onProblem(undefined)
  }
  /** Nothing of it is kept: takes it back, for the next time. */
  const failed = (write: Write) => (error: unknown) => {
    known = [...write.obsolete, ...known]
    marks = [...write.saved.map((key) => ({ key, upTo: 0, changes: 0, isWritten: true })), ...marks]
    isFailing = true
    onProblem(cannotKeep(error))
    rewrite()
  }

  return {
    found: found.total,
    isEmpty: found.isEmpty,
    add(update, change) {
      queue.updates.push(update)
      if (change === undefined) return later()
      queue.changes += 1
      queue.upTo = change
      soon()
    },
    confirm(change) {
      confirmed = change
      if (marks.some((mark) => mark.upTo <= confirmed)) later()
    },
    flush,
    close() {
      isClosed = true
      const done = flush()
      db.close()
      return done
    },
  }
}

/** One row for many small updates. */
function merged(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const bytes = updates.reduce((sum, { length }) => sum + length, 0)
  return updates.length > 1 && bytes <= mergeAtMostBytes ? [Y.mergeUpdates([...updates])] : updates
}

/** Answers the keys of rows that are no updates. They stay where they are. */
function applyRows(doc: Y.Doc, { updates }: Rows): ReadonlySet<RowKey> {
  const unreadable = updates.filter(({ update }) => !tryApply(doc, update, 'kept'))
  return new Set(unreadable.map(({ key }) => key))
}

const within = (limitMs: number, db: OfflineDb, clock: Clock): Promise<Rows> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, () => reject(new Error('no answer')))
    db.read().then(resolve, reject).finally(cancel)
  })

const cannotKeep = (error: unknown) =>
  `This browser cannot keep a copy of the board (${error instanceof Error ? error.name : 'unknown'}): ` +
  'leave this page only when everything is saved.'
