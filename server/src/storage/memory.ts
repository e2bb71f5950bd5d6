// The same ports without a disk: for tests, and the shape another store has to have.
import type { BoardKeys, Directory, NewToken } from '../routes/directory.ts'
import type { DocStore, NewNoteVersion, NoteVersions } from '../sync/docStore.ts'

interface MemoryDoc {
  snapshot: { readonly through: number; readonly bytes: Uint8Array } | undefined
  readonly rows: Map<number, Uint8Array>
  readonly owners: Map<number, string>
  /** By ticket, the oldest first. */
  readonly versions: Map<string, NewNoteVersion[]>
  last: number
}

const emptyDoc = (): MemoryDoc => ({
  snapshot: undefined,
  rows: new Map(),
  owners: new Map(),
  versions: new Map(),
  last: 0,
})

export function createMemoryDocs(): { readonly docs: DocStore; readonly versions: NoteVersions } {
  const boards = new Map<string, MemoryDoc>()
  const docOf = (board: string): MemoryDoc => {
    const doc = boards.get(board) ?? emptyDoc()
    boards.set(board, doc)
    return doc
  }
  const docs: DocStore = {
    async load(board) {
      const { snapshot, rows, owners, last } = docOf(board)
      const updates = snapshot ? [snapshot.bytes, ...rows.values()] : [...rows.values()]
      return { updates, owners: new Map(owners), through: last, mended: [] }
    },
    async append(board, { updates, owners, versions }) {
      const doc = docOf(board)
      // Whoever gave the bytes may write into them again.
      for (const bytes of updates) doc.rows.set(++doc.last, bytes.slice())
      for (const [client, person] of owners) if (!doc.owners.has(client)) doc.owners.set(client, person)
      for (const version of versions) {
        doc.versions.set(version.ticket, [...(doc.versions.get(version.ticket) ?? []), version])
      }
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
  const versionsOf = (board: string, ticket: string) =>
    (docOf(board).versions.get(ticket) ?? []).map(({ at, by, text }, i) => ({ number: i + 1, at, by, text }))
  const versions: NoteVersions = {
    list: async (board, ticket) =>
      versionsOf(board, ticket)
        .map(({ number, at, by, text }) => ({ number, at, by, length: text.length }))
        .toReversed(),
    read: async (board, ticket, number) =>
      versionsOf(board, ticket).find((version) => version.number === number),
  }
  return { docs, versions }
}

export function createMemoryDirectory(): Directory {
  const boards = new Map<string, BoardKeys>()
  const tokens = new Map<string, NewToken>()
  const place = (board: string, hash: string) => `${board}/${hash}`
  const known = (board: string): BoardKeys => {
    const keys = boards.get(board)
    if (keys) return keys
    throw new Error(`There is no board ${board}.`)
  }
  return {
    async addBoard(board, keys) {
      if (boards.has(board)) throw new Error(`There is a board ${board} already.`)
      boards.set(board, { ...keys })
    },
    boards: async () => [...boards.keys()],
    keysOf: async (board) => boards.get(board),
    async replaceKey(board, role, key) {
      boards.set(board, { ...known(board), [role]: key })
      for (const [at, token] of tokens) {
        if (token.board === board && token.bearer.kind === role) tokens.delete(at)
      }
    },
    async wallKey(board, fresh) {
      const keys = known(board)
      const key = keys.wall ?? fresh
      boards.set(board, { ...keys, wall: key })
      return key
    },
    async addToken(token) {
      known(token.board)
      tokens.set(place(token.board, token.hash), token)
    },
    async findToken(board, hash, now) {
      const token = tokens.get(place(board, hash))
      if (!token || token.expires <= now) return undefined
      return { bearer: token.bearer, expires: token.expires }
    },
    async revokeToken(board, hash) {
      tokens.delete(place(board, hash))
    },
  }
}
