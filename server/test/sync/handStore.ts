// The disk of a room driven by hand: it is slow, fails or is lost when a test says so.
import * as Y from 'yjs'
import { kindNames } from '@taula/shared/board/schema'
import type { Commit, DocStore, NewNoteVersion } from '../../src/sync/docStore.ts'

/** A disk in memory that can be slow or broken. */
export interface HandStore extends DocStore {
  /** While set, whatever is written waits for `release`. */
  hold: boolean
  release(): void
  /** What waits is never written: its process is dead. */
  lose(): void
  /** While set, whatever is written fails with it. */
  failure: Error | undefined
  readonly rows: Map<string, Uint8Array[]>
  /** Of all boards, the oldest first. */
  readonly versions: NewNoteVersion[]
  /** The document as it would be after a crash now. */
  onDisk(board: string): Y.Doc
}

export function handStore(): HandStore {
  const rows = new Map<string, Uint8Array[]>()
  const owners = new Map<string, Map<number, string>>()
  /** How many rows were replaced by snapshots, each of which is one again. */
  const replaced = new Map<string, number>()
  let waiting: (() => void)[] = []
  const list = (board: string) => {
    if (!rows.has(board)) rows.set(board, [])
    return rows.get(board) ?? []
  }
  const lastRow = (board: string) => (replaced.get(board) ?? 0) + list(board).length
  async function writable() {
    if (store.hold) await new Promise<void>((go) => waiting.push(go))
    if (store.failure) throw store.failure
  }
  const store: HandStore = {
    hold: false,
    failure: undefined,
    rows,
    versions: [],
    release() {
      const ready = waiting
      waiting = []
      for (const go of ready) go()
    },
    lose() {
      waiting = []
    },
    load: (board) =>
      Promise.resolve({
        updates: [...list(board)],
        owners: new Map(owners.get(board)),
        through: lastRow(board),
        mended: [],
      }),
    async append(board: string, commit: Commit) {
      await writable()
      list(board).push(...commit.updates)
      store.versions.push(...commit.versions)
      const known = owners.get(board) ?? new Map<number, string>()
      for (const [client, person] of commit.owners) known.set(client, person)
      owners.set(board, known)
      return lastRow(board)
    },
    async compact(board, snapshot, through) {
      await writable()
      const before = replaced.get(board) ?? 0
      if (through <= before || through > lastRow(board)) throw new Error('no such row to replace')
      rows.set(board, [snapshot, ...list(board).slice(through - before)])
      replaced.set(board, through - 1)
    },
    onDisk(board) {
      const doc = new Y.Doc()
      for (const kind of kindNames) doc.getMap(kind)
      for (const update of list(board)) Y.applyUpdate(doc, update)
      return doc
    },
  }
  return store
}
