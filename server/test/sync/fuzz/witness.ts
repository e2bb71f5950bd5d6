// Watches every commit of a board, and so knows at each moment what is on disk.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { sameDocument } from '@taula/shared/testing'
import type { HandStore } from '../handStore.ts'

export interface Witness {
  /** Whether every edit and deletion of an update is on disk. */
  holds(update: Uint8Array): boolean
  readonly disk: Y.Doc
}

export function createWitness(store: HandStore, board: string): Witness {
  const disk = new Y.Doc()
  const stored = (update: Uint8Array) => Y.applyUpdate(disk, update)
  for (const row of store.rows.get(board) ?? []) stored(row)
  const { append } = store
  store.append = async (to, commit) => {
    const row = await append(to, commit)
    for (const update of commit.updates) stored(update)
    return row
  }
  return {
    disk,
    holds(update) {
      let isNew = false
      const hear = () => void (isNew = true)
      disk.on('update', hear)
      Y.applyUpdate(disk, update)
      disk.off('update', hear)
      return !isNew && !hasPending(disk)
    },
  }
}

const hasPending = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

export function expectSame(a: Y.Doc, b: Y.Doc, what: string): void {
  expect(hasPending(a) || hasPending(b), `${what}: pending`).toBe(false)
  expect(sameDocument(a, b), `${what}: the same`).toBe(true)
}
