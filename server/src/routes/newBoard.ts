// Making a board: its facts in the document, its keys in the directory.
import type { BoardContent } from '@taula/shared/board/content'
import { randomId } from '@taula/shared/board/ids'
import { defaultTrac } from '@taula/shared/board/kinds/meta'
import type { Patch } from '@taula/shared/board/schema'
import { setBoard } from '@taula/shared/ops/board'
import { partsOf, restoreBoard } from '@taula/shared/ops/restore'
import { addTable } from '@taula/shared/ops/tables'
import type { CreateBoardBody, KeyRole } from '@taula/shared/protocol/http'
import type { Room } from '../sync/room.types.ts'
import type { BoardKeys } from './directory.ts'
import { linkOf } from './keys.ts'
import type { RoutePorts } from './ports.ts'

/** What a board starts with, so that the first to come can sit down. */
const firstTables = ['Table 1', 'Table 2', 'Table 3']

export type NewBoardPorts = Pick<RoutePorts, 'rooms' | 'directory' | 'random' | 'secret' | 'timeZone'>
export interface NewBoard {
  readonly boardId: string
  readonly keys: BoardKeys
}

/** Makes a board and answers its id and keys. Throws where `facts` are not what `createBoardBody` lets through. */
export const makeBoard = (facts: CreateBoardBody, ports: NewBoardPorts): Promise<NewBoard> =>
  newBoard(ports, async (room) => {
    await room.change((doc, ctx) => {
      for (const label of firstTables) addTable(doc, { label }, ctx)
    })
    await setFacts(room, { timeZone: ports.timeZone, trac: defaultTrac, ...defined(facts) })
  })

/** Makes a board again from an export. What `facts` say stands in place of what the export says. */
export const remakeBoard = (
  content: BoardContent,
  facts: Partial<CreateBoardBody>,
  ports: NewBoardPorts,
): Promise<NewBoard> =>
  newBoard(ports, async (room) => {
    for (const part of partsOf(content)) await room.change((doc, ctx) => restoreBoard(doc, part, ctx))
    await setFacts(room, defined(facts))
  })

async function newBoard(ports: NewBoardPorts, fill: (room: Room) => Promise<void>): Promise<NewBoard> {
  const boardId = randomId(ports.random)
  await fill(await ports.rooms.open(boardId))
  const keys: BoardKeys = {
    organiser: ports.secret(),
    mentor: ports.secret(),
    sprinter: ports.secret(),
    screen: ports.secret(),
    public: ports.secret(),
  }
  // Last: whoever can find a board finds it complete.
  await ports.directory.addBoard(boardId, keys)
  return { boardId, keys }
}

async function setFacts(room: Room, facts: Patch<'meta'>): Promise<void> {
  const set = await room.change((doc, ctx) => setBoard(doc, facts, ctx))
  if (!set.ok) throw new Error(`A new board was refused: ${set.message}`)
}

const defined = ({ name, timeZone, startsOn, endsOn }: Partial<CreateBoardBody>): Patch<'meta'> => ({
  ...(name !== undefined && { name }),
  ...(timeZone !== undefined && { timeZone }),
  ...(startsOn !== undefined && { startsOn }),
  ...(endsOn !== undefined && { endsOn }),
})

export const linksOf = ({ boardId, keys }: NewBoard): Readonly<Record<KeyRole, string>> => ({
  organiser: linkOf(boardId, 'organiser', keys.organiser),
  mentor: linkOf(boardId, 'mentor', keys.mentor),
  sprinter: linkOf(boardId, 'sprinter', keys.sprinter),
  screen: linkOf(boardId, 'screen', keys.screen),
  public: linkOf(boardId, 'public', keys.public),
})
