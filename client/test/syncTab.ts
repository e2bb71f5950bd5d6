// A tab of a browser, as its offline copy sees it: a document, and whether each change was made here.
import * as Y from 'yjs'
import { handClock } from '@taula/shared/testing'
import type { HandClock } from '@taula/shared/testing'
import { openOffline } from '../src/sync/offline.ts'
import type { Offline } from '../src/sync/offline.ts'
import { createOfflineDb } from '../src/sync/offlineDb.ts'

export const name = 'taula/b/ana'
export interface Tab {
  readonly doc: Y.Doc
  readonly offline: Offline
  readonly problems: (string | undefined)[]
  /** Makes a change as its owner. */
  write(key: string): void
  /** Takes in what somebody else did. */
  receive(key: string): void
}

let pages = 1_000_000_000

export async function openTab(factory: IDBFactory | undefined, clock: HandClock = handClock()): Promise<Tab> {
  const doc = new Y.Doc()
  doc.clientID = pages += 1
  const problems: (string | undefined)[] = []
  const onProblem = (problem: string | undefined) => problems.push(problem)
  const offline = await openOffline({ indexedDB: factory, clock, name, doc, onProblem })
  let changes = offline.found
  doc.on('update', (update: Uint8Array, _origin, _doc, { local }) =>
    offline.add(update, local ? (changes += 1) : undefined),
  )
  return {
    doc,
    offline,
    problems,
    write: (key) => void doc.getMap('tickets').set(key, true),
    receive(key) {
      const other = new Y.Doc()
      other.getMap('tickets').set(key, true)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    },
  }
}

export const keysIn = ({ doc }: Tab) => [...doc.getMap('tickets').keys()].toSorted()

export async function rowsOf(factory: IDBFactory) {
  const db = createOfflineDb(factory, name, () => undefined)
  const rows = await db.read()
  db.close()
  return rows
}
