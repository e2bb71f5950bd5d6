// GET /b/:boardId/live: the board as the world may see it, as a page that needs no script. The key stands in the fragment,
// which no server sees: whoever knows the address may look, unless the organisers do not want the board shown outside.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { keysOfBoard } from '../credential.ts'
import type { RoutePorts } from '../ports.ts'
import { nothingPage, worldPage } from './html.ts'
import { createWorldFacts } from './worldFacts.ts'

export const world = (ports: RoutePorts) => {
  const factsOf = createWorldFacts(ports.clock)
  return new Hono().get('/b/:boardId/live', async (c) => {
    // Asked for anew each time: what somebody withdraws is gone with the next look.
    c.header('Cache-Control', 'no-cache')
    const board = c.req.param('boardId')
    if (!(await keysOfBoard(board, ports))) {
      return nothing(c, 'There is no such board here', 'Look whether the link is whole, or ask for it again.')
    }
    const facts = await factsOf(await ports.rooms.open(board))
    if (!facts) {
      return nothing(c, 'This board is not shown outside', 'Its organisers keep it to those who are there.')
    }
    return c.html(worldPage(facts, c.req.query('every') === 'minute'))
  })
}

const nothing = (c: Context, title: string, text: string) => c.html(nothingPage(title, text), 404)
