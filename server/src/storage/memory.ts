// The same ports without a disk: for tests, and the shape another store has to have.
import type { BoardKeys, Directory, NewToken } from '../routes/directory.ts'
import type { DocStore } from '../sync/docStore.ts'

interface MemoryDoc {
  snapshot: { readonly through: number; readonly bytes: Uint8Array } | undefined
  readonly rows: Map<number, Uint8Array>
  readonly owners: Map<number, string>
  last: number
}

export function createMemoryDocs(): DocStore {
  const docs = new Map<string, MemoryDoc>()
  const docOf = (board: string): MemoryDoc => {
    const doc = docs.get(board) ?? { snapshot: undefined, rows: new Map(), owners: new Map(), last: 0 }
    docs.set(board, doc)
    return doc
  }
  return {
    async load(board) {
      const { snapshot, rows, owners, last } = docOf(board)
      const updates = snapshot ? [snapshot.bytes, ...rows.values()] : [...rows.values()]
      return { updates, owners: new Map(owners), through: last }
    },
    async append(board, { updates, owners }) {
      const doc = docOf(board)
      // Whoever gave the bytes may write into them again.
      for (const bytes of updates) doc.rows.set(++doc.last, bytes.slice())
      for (const [client, person] of owners) if (!doc.owners.has(client)) doc.owners.set(client, person)
      return doc.last
    },
    async compact(board, snapshot, through) {
      const doc = docOf(board)
      if (through > doc.last) throw new Error(`Board ${board} has no row ${through} to replace.`)
      if (through < (doc.snapshot?.through ?? 0)) {
        throw new Error(`Board ${board} has a newer snapshot than one of row ${through}.`)
      }
      doc.snapshot = { through, bytes: snapshot.slice() }
      for (const row of doc.rows.keys()) if (row <= through) doc.rows.delete(row)
    },
  }
}

export function createMemoryDirectory(): Directory {
  const boards = new Map<string, BoardKeys>()
  const tokens = new Map<string, NewToken>()
  const place = (board: string, hash: string) => `${board}/${hash}`
  return {
    async addBoard(board, keys) {
      if (boards.has(board)) throw new Error(`There is a board ${board} already.`)
      boards.set(board, { ...keys })
    },
    boards: async () => [...boards.keys()],
    keysOf: async (board) => boards.get(board),
    async addToken(token) {
      if (!boards.has(token.board)) throw new Error(`There is no board ${token.board}.`)
      tokens.set(place(token.board, token.hash), token)
    },
    async findToken(board, hash, now) {
      const token = tokens.get(place(board, hash))
      return token && token.expires > now ? token.bearer : undefined
    },
    async revokeToken(board, hash) {
      tokens.delete(place(board, hash))
    },
  }
}
