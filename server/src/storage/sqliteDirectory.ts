// Boards, their keys and the tokens of those who joined, in SQLite.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { keyRoles } from '@taula/shared/protocol/http'
import type { Bearer, BoardKeys, Directory, FoundToken } from '../routes/directory.ts'
import { inTransaction } from './sqliteSchema.ts'

export function createSqliteDirectory(db: DatabaseSync): Directory {
  const sql = statements(db)
  return {
    addBoard: async (board, keys) =>
      inTransaction(db, () => {
        sql.addBoard.run(board)
        for (const role of keyRoles) sql.addKey.run(board, role, keys[role])
      }),
    boards: async () => sql.boards.all().map((row) => String(row['board'])),
    async keysOf(board) {
      const rows = sql.keys.all(board)
      return rows.length === 0 ? undefined : keysOf(board, rows)
    },
    replaceKey: async (board, role, key) =>
      inTransaction(db, () => {
        sql.setKey.run(board, role, key)
        sql.dropTokens.run(board, role)
      }),
    async wallKey(board, fresh) {
      inTransaction(db, () => sql.addKeyOnce.run(board, 'wall', fresh))
      return String(sql.key.get(board, 'wall')?.['key'])
    },
    async addToken({ board, hash, bearer, expires }) {
      const { person = null, cameBack = null } = bearer.kind === 'member' ? bearer : {}
      inTransaction(db, () => sql.addToken.run(board, hash, bearer.kind, person, expires, cameBack))
    },
    findToken: async (board, hash, now) => foundIn(sql.token.get(board, hash, now)),
    async revokeToken(board, hash) {
      inTransaction(db, () => sql.dropToken.run(board, hash))
    },
  }
}

function keysOf(board: string, rows: readonly Record<string, SQLOutputValue>[]): BoardKeys {
  const byRole = new Map(rows.map(({ role, key }) => [role, key]))
  const keyOf = (role: string) => {
    const key = byRole.get(role)
    if (typeof key === 'string') return key
    throw new Error(`Board ${board} has no ${role} key.`)
  }
  const wall = byRole.get('wall')
  return {
    ...(typeof wall === 'string' && { wall }),
    organiser: keyOf('organiser'),
    mentor: keyOf('mentor'),
    sprinter: keyOf('sprinter'),
    screen: keyOf('screen'),
    public: keyOf('public'),
  }
}

function foundIn(row: Record<string, SQLOutputValue> | undefined): FoundToken | undefined {
  const bearer = bearerOf(row)
  return bearer && { bearer, expires: Number(row?.['expires']) }
}

function bearerOf(row: Record<string, SQLOutputValue> | undefined): Bearer | undefined {
  if (row?.['kind'] === 'screen' || row?.['kind'] === 'public') return { kind: row['kind'] }
  const { kind, person, came_back: cameBack } = row ?? {}
  if (kind !== 'member' || typeof person !== 'string') return undefined
  return { kind, person, ...(typeof cameBack === 'string' && { cameBack }) }
}

function statements(db: DatabaseSync) {
  return {
    boards: db.prepare('SELECT board FROM boards ORDER BY number'),
    addBoard: db.prepare(
      'INSERT INTO boards (board, number) SELECT ?, 1 + coalesce(max(number), 0) FROM boards',
    ),
    keys: db.prepare('SELECT role, key FROM keys WHERE board = ?'),
    addKey: db.prepare('INSERT INTO keys (board, role, key) VALUES (?, ?, ?)'),
    key: db.prepare('SELECT key FROM keys WHERE board = ? AND role = ?'),
    setKey: db.prepare('INSERT OR REPLACE INTO keys (board, role, key) VALUES (?, ?, ?)'),
    addKeyOnce: db.prepare('INSERT INTO keys (board, role, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    token: db.prepare(
      'SELECT kind, person, came_back, expires FROM tokens WHERE board = ? AND hash = ? AND expires > ?',
    ),
    addToken: db.prepare(
      'INSERT INTO tokens (board, hash, kind, person, expires, came_back) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    // Members' tokens are of the kind 'member', which no link is called.
    dropTokens: db.prepare('DELETE FROM tokens WHERE board = ? AND kind = ?'),
    dropToken: db.prepare('DELETE FROM tokens WHERE board = ? AND hash = ?'),
  }
}
