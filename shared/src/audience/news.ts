// What an audience is told, as it travels: everything, or what is different.
import { kindNames } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'
import type { LiveRegisters } from '../protocol/live.ts'
import type { Differences, Seen } from './seen.ts'

/** Everything an audience sees. */
export const snapshotOf = (seen: Seen): LiveRegisters => filled((kind) => [...seen.entries(kind)])

/** How registers stand by now. Of what came and went meanwhile nothing is said: not even its key. */
export const changeOf = (seen: Seen, differences: Differences): LiveRegisters =>
  filled((kind) =>
    [...(differences.get(kind) ?? [])].flatMap(([key, { wasThere }]): (readonly [string, unknown])[] => {
      const now = seen.get(kind, key)
      return now === undefined && !wasThere ? [] : [[key, now ?? null]]
    }),
  )

/** Kinds of which there is nothing are left out. */
function filled(entries: (kind: KindName) => readonly (readonly [string, unknown])[]): LiveRegisters {
  const kinds = kindNames.map((kind) => [kind, Object.fromEntries(entries(kind))] as const)
  return { registers: Object.fromEntries(kinds.filter(([, all]) => Object.keys(all).length > 0)) }
}
