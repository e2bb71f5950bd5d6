// GET /api/boards/:boardId/export.json and tickets.csv: what is on a board, to take away.
import { Hono } from 'hono'
import type * as Y from 'yjs'
import { boardRecord } from '@taula/shared/board/kinds/meta'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import { exportBoard } from '@taula/shared/report/exportBoard'
import { ticketsCsv } from '@taula/shared/report/ticketsCsv'
import { only } from './answers.ts'
import { createSender } from './compressed.ts'
import { knownBoard, member } from './credential.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

interface Export {
  readonly path: 'export.json' | 'tickets.csv'
  readonly type: string
  readonly text: (doc: Y.Doc) => string
  /** What the file is called, behind the name of the board. */
  readonly ending: string
}
const kinds: readonly Export[] = [
  { path: 'export.json', type: 'application/json', text: exportBoard, ending: '.json' },
  { path: 'tickets.csv', type: 'text/csv; charset=utf-8', text: ticketsCsv, ending: '-tickets.csv' },
]

interface Made {
  readonly bytes: Uint8Array
  readonly name: string
}

export const exports = (ports: RoutePorts) => {
  const app = new Hono<MemberEnv>()
  const send = createSender()
  for (const kind of kinds) {
    // Twenty thousand tickets take half a second: made once while the board stays the same, whoever asks how often.
    const known = new WeakMap<Uint8Array, Promise<Made>>()
    app.all(`/api/boards/:boardId/${kind.path}`, only('GET'), knownBoard(ports), member(ports), async (c) => {
      const room = await ports.rooms.open(c.var.board)
      // A room hands out the same bytes until its board changes.
      const state = await room.state()
      const made = known.get(state) ?? room.read((doc) => make(doc, kind))
      known.set(state, made)
      const { bytes, name } = await made
      c.header('Content-Disposition', `attachment; filename="${name}"`)
      return send(c, bytes, kind.type)
    })
  }
  return app
}

function make(doc: Y.Doc, { text, ending }: Export): Made {
  const board = readRecord(registersOf(doc), 'meta', boardRecord).name
  return { bytes: new TextEncoder().encode(text(doc)), name: `taula-${fileName(board ?? 'board')}${ending}` }
}

const longestName = 60

/** A board's name as every disk takes it. */
function fileName(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const plain = letters
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '')
  return plain === '' ? 'board' : plain
}
