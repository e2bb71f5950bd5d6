// GET /api/boards/:boardId/links: the links as they are now. POST .../links/:role: a new one in the place of one.
import { Hono } from 'hono'
import { linkRoles } from '@taula/shared/protocol/http'
import type { LinkAnswer, LinkRole, LinksAnswer } from '@taula/shared/protocol/http'
import { only, refuse } from './answers.ts'
import { knownBoard, member, organiser } from './credential.ts'
import { linkOf, wallLink } from './keys.ts'
import { linksOf } from './newBoard.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

export const links = (ports: RoutePorts) =>
  new Hono<MemberEnv>()
    .all(
      '/api/boards/:boardId/links',
      only('GET'),
      knownBoard(ports),
      member(ports),
      organiser(ports),
      async (c) => {
        c.header('Cache-Control', 'no-store')
        const { board, keys } = c.var
        const answer: LinksAnswer = {
          links: { ...linksOf({ boardId: board, keys }), wall: await wallLink(board, ports) },
          addresses: ports.venueAddresses(),
        }
        return c.json(answer)
      },
    )
    .all(
      '/api/boards/:boardId/links/:role',
      only('POST'),
      knownBoard(ports),
      member(ports),
      organiser(ports),
      async (c) => {
        const role = linkRoles.find((role) => role === c.req.param('role'))
        if (!role) return refuse(c, 404, 'unknown_link', `A board has these links: ${linkRoles.join(', ')}.`)
        const { board } = c.var
        const key = ports.secret()
        await ports.directory.replaceKey(board, role, key)
        const link = linkOf(board, role, key)
        tell(board, role, link, ports)
        c.header('Cache-Control', 'no-store')
        return c.json({ link } satisfies LinkAnswer)
      },
    )

/** Sends off who looks by the old link, and tells the screens what the wall's code opens now. */
function tell(board: string, role: LinkRole, link: string, { streams }: Pick<RoutePorts, 'streams'>) {
  if (role === 'wall') streams.joinChanged(board, link)
  else streams.end(board, (bearer) => bearer.kind === role)
}
