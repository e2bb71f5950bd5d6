// What `npm start` says: a first board where there is none, its links, and a code for phones to join.
import { renderUnicodeCompact } from 'uqr'
import { boardRecord } from '@taula/shared/board/kinds/meta'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import type { KeyRole } from '@taula/shared/protocol/http'
import { venueBase } from '@taula/shared/protocol/loopback'
import { linksOf, makeBoard } from './routes/newBoard.ts'
import type { NewBoard, NewBoardPorts } from './routes/newBoard.ts'

/** What links are called on the page, in the order people need them. */
const labels: readonly (readonly [label: string, role: KeyRole])[] = [
  ['organiser', 'organiser'],
  ['mentor', 'mentor'],
  ['join', 'sprinter'],
  ['screen', 'screen'],
  ['public', 'public'],
]

interface Place {
  /** Where people reach the server, the best first. */
  readonly addresses: readonly [string, ...string[]]
  /** What to do where only the machine itself finds it. */
  readonly alone: string | undefined
}

/** Makes the first board where there is none. Answers what to print. */
export async function welcome({ addresses, alone }: Place, ports: NewBoardPorts): Promise<string> {
  const board = (await oldestBoard(ports)) ?? (await makeBoard({ name: 'Sprint' }, ports))
  const room = await ports.rooms.open(board.boardId)
  const name = await room.read((doc) => readRecord(registersOf(doc), 'meta', boardRecord).name)
  const links = linksOf(board)
  const lines = labels.map(([label, role]) => `  ${label.padEnd(10)} ${addresses[0]}${links[role]}`)
  const base = venueBase(addresses)
  const code = base === undefined ? alone : joinCode(`${base}${links.sprinter}`)
  return [`Board "${name ?? board.boardId}"`, ...lines, '', code].join('\n')
}

async function oldestBoard({ directory }: NewBoardPorts): Promise<NewBoard | undefined> {
  const [boardId] = await directory.boards()
  const keys = boardId === undefined ? undefined : await directory.keysOf(boardId)
  return boardId !== undefined && keys ? { boardId, keys } : undefined
}

const joinCode = (link: string): string =>
  `Scan to join:\n${inked(renderUnicodeCompact(link, { border: 2 }))}`

/** White on black whatever the terminal's colours: many phones do not read a code in reverse. */
const inked = (code: string) =>
  code
    .split('\n')
    .map((line) => `\u001B[97;40m${line}\u001B[0m`)
    .join('\n')
