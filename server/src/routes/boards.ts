// POST /api/boards: anybody makes a board, or whoever has the create key where there is one.
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { createBoardBody } from '@taula/shared/protocol/http'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { atMost, only, readBody, refuse } from './answers.ts'
import { smallBodyBytes } from './limits.ts'
import { linksOf, makeBoard } from './newBoard.ts'
import type { RoutePorts } from './ports.ts'
import { bearerToken, isSame } from './secrets.ts'

/** `import` stands first: a body that has it and no name is not to be refused for its name. */
const body = v.object({
  import: v.optional(v.never('this server cannot make a board from an export yet')),
  ...createBoardBody.entries,
})

export const boards = (ports: RoutePorts) =>
  new Hono().all('/api/boards', only('POST'), mayCreate(ports), atMost(smallBodyBytes), async (c) => {
    const read = await readBody(c, body)
    if (!read.ok) return read.refusal
    const board = await makeBoard(read.body, ports)
    return c.json({ ...board, links: linksOf(board) } satisfies CreateBoardAnswer, 201)
  })

const mayCreate = ({ createKey }: Pick<RoutePorts, 'createKey'>) =>
  createMiddleware(async (c, next) => {
    if (createKey === undefined) return next()
    const given = bearerToken(c.req.header('authorization'))
    if (given !== undefined && isSame(given, createKey)) return next()
    return refuse(c, 401, 'create_key_needed', 'Making a board here needs the create key.')
  })
