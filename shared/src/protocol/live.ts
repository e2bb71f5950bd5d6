// What the event stream of a board carries: GET /api/boards/:boardId/live.
import * as v from 'valibot'
import type { Differences, Seen } from '../board/audience.ts'
import { maxUrlLength } from '../board/limits.ts'
import { kindNames } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'

/**
 * The data of the events `snapshot` and `change`: values by kind and key. In a `change`, null is a register that this
 * audience may no longer see.
 */
export const liveRegisters = v.object({
  registers: v.record(v.string(), v.record(v.string(), v.unknown())),
})
export type LiveRegisters = v.InferOutput<typeof liveRegisters>

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

const aText = v.pipe(v.string(), v.maxLength(maxUrlLength))
/** The data of the event `join`, sent to screens alone: where people come in, for the code on the wall. */
export const liveJoin = v.object({
  /** `/b/<boardId>#key=<key>` */
  path: aText,
  /** Base addresses at which the venue reaches this server, the best first; never a loopback one. May be empty. */
  addresses: v.array(aText),
})
export type LiveJoin = v.InferOutput<typeof liveJoin>
