// GET /api/boards/:boardId/links: the links as they are now. POST .../links/:role: a new one in the place of one.
import { Hono } from 'hono'
import { linkRoles } from '@taula/shared/protocol/http'
import type { LinkAnswer, LinksAnswer } from '@taula/shared/protocol/http'
import { only, refuse } from './answers.ts'
import { knownBoard, member, organiser } from './credential.ts'
import type { BoardKeys } from './directory.ts'
import { linkOf } from './keys.ts'
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
          links: { ...linksOf({ boardId: board, keys }), wall: await wallLink(board, keys, ports) },
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
        ports.keysChanged(board, role)
        c.header('Cache-Control', 'no-store')
        return c.json({ link: linkOf(board, role, key) } satisfies LinkAnswer)
      },
    )

/** The link in the wall's code, made when it is first needed. */
async function wallLink(
  board: string,
  keys: BoardKeys,
  { directory, secret }: Pick<RoutePorts, 'directory' | 'secret'>,
): Promise<string> {
  return linkOf(board, 'wall', keys.wall ?? (await directory.wallKey(board, secret())))
}
