// POST /api/boards: anybody makes a board, or whoever has the create key where there is one; also again from an export.
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { makeBoardBody } from '@taula/shared/protocol/http'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { readExport } from '@taula/shared/report/readExport'
import { atMost, only, readBody, refuse } from './answers.ts'
import { exportBodyBytes } from './limits.ts'
import { linksOf, makeBoard, remakeBoard } from './newBoard.ts'
import type { NewBoard } from './newBoard.ts'
import type { RoutePorts } from './ports.ts'
import { bearerToken, isSame } from './secrets.ts'
import { inSteps } from './steps.ts'

export const boards = (ports: RoutePorts) =>
  new Hono().all('/api/boards', only('POST'), mayCreate(ports), atMost(exportBodyBytes), async (c) => {
    const read = await readBody(c, makeBoardBody)
    if (!read.ok) return read.refusal
    const { body } = read
    if (!('import' in body)) return c.json(answerOf(await makeBoard(body, ports)), 201)
    const { import: written, ...facts } = body
    const board = await inSteps(readExport(written))
    if (!board.ok) {
      const path = ['import', board.path].filter(Boolean).join('.')
      return refuse(c, 422, 'invalid', `${path}: ${board.message}`)
    }
    return c.json(answerOf(await remakeBoard(board.content, facts, ports)), 201)
  })

const answerOf = (board: NewBoard): CreateBoardAnswer => ({ ...board, links: linksOf(board) })

const mayCreate = ({ createKey }: Pick<RoutePorts, 'createKey'>) =>
  createMiddleware(async (c, next) => {
    if (createKey === undefined) return next()
    const given = bearerToken(c.req.header('authorization'))
    if (given !== undefined && isSame(given, createKey)) return next()
    return refuse(c, 401, 'create_key_needed', 'Making a board here needs the create key.')
  })
