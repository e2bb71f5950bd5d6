// Making a board: its facts in the document, its keys in the directory.
import { randomId } from '@taula/shared/board/ids'
import { defaultTrac } from '@taula/shared/board/kinds/meta'
import { setBoard } from '@taula/shared/ops/board'
import { addTable } from '@taula/shared/ops/tables'
import type { CreateBoardBody, KeyRole } from '@taula/shared/protocol/http'
import type { BoardKeys } from './directory.ts'
import type { RoutePorts } from './ports.ts'

/** What a board starts with, so that the first to come can sit down. */
const firstTables = ['Table 1', 'Table 2', 'Table 3']

export type NewBoardPorts = Pick<RoutePorts, 'rooms' | 'directory' | 'random' | 'secret' | 'timeZone'>
export interface NewBoard {
  readonly boardId: string
  readonly keys: BoardKeys
}

/** Makes a board and answers its id and keys. Throws where `facts` are not what `createBoardBody` lets through. */
export async function makeBoard(facts: CreateBoardBody, ports: NewBoardPorts): Promise<NewBoard> {
  const boardId = randomId(ports.random)
  const room = await ports.rooms.open(boardId)
  const set = await room.change((doc, ctx) => {
    for (const label of firstTables) addTable(doc, { label }, ctx)
    return setBoard(doc, { timeZone: ports.timeZone, trac: defaultTrac, ...defined(facts) }, ctx)
  })
  if (!set.ok) throw new Error(`A new board was refused: ${set.message}`)
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

const defined = ({ name, timeZone, startsOn, endsOn }: CreateBoardBody) => ({
  name,
  ...(timeZone !== undefined && { timeZone }),
  ...(startsOn !== undefined && { startsOn }),
  ...(endsOn !== undefined && { endsOn }),
})

/** The links of a board, as paths. Keys stand in the fragment, which no server and no log ever sees. */
export const linksOf = ({ boardId, keys }: NewBoard): Readonly<Record<KeyRole, string>> => ({
  organiser: `/b/${boardId}#key=${keys.organiser}`,
  mentor: `/b/${boardId}#key=${keys.mentor}`,
  sprinter: `/b/${boardId}#key=${keys.sprinter}`,
  screen: `/b/${boardId}/screen#key=${keys.screen}`,
  public: `/b/${boardId}/live#key=${keys.public}`,
})
