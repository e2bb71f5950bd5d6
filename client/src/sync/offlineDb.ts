// One IndexedDB database, spoken to in whole transactions that say when they are complete. Knows rows, not Yjs.

/** Sorts by time, and is never used twice: `[milliseconds, client id of the page, count]`. */
export type RowKey = readonly [at: number, page: number, count: number]

export interface Rows {
  readonly updates: readonly { readonly key: RowKey; readonly update: Uint8Array }[]
  /** Rows of changes that no server has confirmed, and how many changes each is. */
  readonly unsaved: readonly { readonly key: RowKey; readonly changes: number }[]
}

/** What one transaction does, as a whole or not at all. Removing what is not there is no fault. */
export interface Write {
  readonly updates: Rows['updates']
  readonly obsolete: readonly RowKey[]
  readonly unsaved: Rows['unsaved']
  readonly saved: readonly RowKey[]
}

export interface OfflineDb {
  read(): Promise<Rows>
  /** Resolves when the transaction is complete; rejects when nothing of it is kept. */
  write(write: Write): Promise<void>
  /** Lets transactions that were started finish. */
  close(): void
}

const stores = ['updates', 'unsaved'] as const

/** `onLost`: the browser took the database away, and what is in it when it is next opened is not known. */
export function createOfflineDb(
  factory: IDBFactory | undefined,
  name: string,
  onLost: () => void,
): OfflineDb {
  let opening: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    opening ??= openDatabase(factory, name, lost).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  function lost() {
    opening = undefined
    onLost()
  }

  async function transaction<T>(mode: IDBTransactionMode, work: (tx: IDBTransaction) => () => T): Promise<T> {
    const db = await open()
    try {
      return await complete(db.transaction(stores, mode), work)
    } catch (error) {
      // iOS cuts databases off from pages in the background; only a new connection helps.
      db.close()
      opening = undefined
      throw error
    }
  }

  return {
    read: () => transaction('readonly', readRows),
    write: (write) => transaction('readwrite', (tx) => writeRows(tx, write)),
    close() {
      // Where it did not open, whoever wanted to use it has been told.
      opening?.then(
        (db) => db.close(),
        () => undefined,
      )
    },
  }
}

function openDatabase(
  factory: IDBFactory | undefined,
  name: string,
  onLost: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!factory) return reject(new Error('This browser has no IndexedDB.'))
    const request = factory.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      for (const store of stores) request.result.createObjectStore(store)
    })
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('success', () => {
      const db = request.result
      db.addEventListener('close', onLost)
      // Whoever deletes or upgrades the database must not wait for this page.
      db.addEventListener('versionchange', () => {
        db.close()
        onLost()
      })
      resolve(db)
    })
  })
}

function complete<T>(tx: IDBTransaction, work: (tx: IDBTransaction) => () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const answer = work(tx)
    tx.addEventListener('complete', () => resolve(answer()))
    tx.addEventListener('abort', () => reject(tx.error ?? new Error('The browser gave the transaction up.')))
    // A page that is about to go does not come round to an automatic commit.
    tx.commit()
  })
}

function readRows(tx: IDBTransaction): () => Rows {
  const [updates, unsaved] = stores.map((name) => {
    const store = tx.objectStore(name)
    return { keys: store.getAllKeys(), values: store.getAll() }
  })
  const rowsOf = (read: typeof updates) =>
    // The keys and values of this database are those that `writeRows` put there.
    (read?.keys.result ?? []).map((key, i) => [key as unknown as RowKey, read?.values.result[i]] as const)
  return () => ({
    updates: rowsOf(updates).map(([key, update]) => ({ key, update: update as Uint8Array })),
    unsaved: rowsOf(unsaved).map(([key, changes]) => ({ key, changes: changes as number })),
  })
}

function writeRows(tx: IDBTransaction, { updates, obsolete, unsaved, saved }: Write): () => void {
  const [rows, marks] = [tx.objectStore('updates'), tx.objectStore('unsaved')]
  for (const { key, update } of updates) rows.put(update, [...key])
  for (const key of obsolete) rows.delete([...key])
  for (const { key, changes } of unsaved) marks.put(changes, [...key])
  for (const key of saved) marks.delete([...key])
  return () => undefined
}

/** One database for each board and person. */
export const offlineName = (boardId: string, person: string): string => `taula/${boardId}/${person}`

/** Resolves when it is gone, or goes when the last page that holds it lets go. Never rejects. */
export const dropOffline = (indexedDB: IDBFactory | undefined, name: string): Promise<void> =>
  new Promise((resolve) => {
    try {
      const request = indexedDB?.deleteDatabase(name)
      if (!request) return resolve()
      for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
    } catch {
      // Where nothing may be kept nothing is.
      resolve()
    }
  })
