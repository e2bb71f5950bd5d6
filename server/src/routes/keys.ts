// What the keys of a board open, and the links they stand in.
import type { LinkRole, KeyRole } from '@taula/shared/protocol/http'
import { linkRoles } from '@taula/shared/protocol/http'
import type { BoardKeys } from './directory.ts'
import type { RoutePorts } from './ports.ts'
import { isSame } from './secrets.ts'

/** What a given key opens on a board; the wall's opens what the join link does. Undefined: nothing. */
export function opens(keys: BoardKeys, given: string): KeyRole | undefined {
  const role = linkRoles.find((role) => {
    const key = keys[role]
    return key !== undefined && isSame(given, key)
  })
  return role === 'wall' ? 'sprinter' : role
}

const pages: Readonly<Partial<Record<LinkRole, string>>> = { screen: '/screen', public: '/live' }

/** A link, as a path. The key stands in the fragment, which no server and no log ever sees. */
export const linkOf = (board: string, role: LinkRole, key: string): string =>
  `/b/${board}${pages[role] ?? ''}#key=${key}`

/** The link in the wall's code as it is now, made when it is first needed. */
export const wallLink = async (
  board: string,
  { directory, secret }: Pick<RoutePorts, 'directory' | 'secret'>,
): Promise<string> => linkOf(board, 'wall', await directory.wallKey(board, secret()))
