// Which boards came out of a backup, as whom the server writes there since, and when that was.
import type { DatabaseSync } from 'node:sqlite'
import type { Restored } from '../sync/docStore.ts'

/** Ids of servers are below it. Above them the same number counts hours since 1970, none in files from before that. */
const idRange = 2 ** 28
const hourMs = 60 * 60_000

export function marksRestored(db: DatabaseSync): (board: string, restored: Restored) => void {
  const mark = db.prepare('INSERT OR REPLACE INTO restored (board, server) VALUES (?, ?)')
  return (board, { serverId, at }) => void mark.run(board, Math.floor(at / hourMs) * idRange + serverId)
}

/** Answers undefined for a board that never came out of a backup; the time is that of the full hour. */
export function readsRestored(db: DatabaseSync): (board: string) => Restored | undefined {
  const find = db.prepare('SELECT server FROM restored WHERE board = ?')
  return (board) => {
    const server = find.get(board)?.['server']
    if (typeof server !== 'number') return undefined
    return { serverId: server % idRange, at: Math.floor(server / idRange) * hourMs }
  }
}
