// What the event stream of a board carries: GET /api/boards/:boardId/live.
import * as v from 'valibot'
import { maxUrlLength } from '../board/limits.ts'

/**
 * The data of the events `snapshot` and `change`: values by kind and key. In a `change`, null is a register that this
 * audience may no longer see.
 */
export const liveRegisters = v.object({
  registers: v.record(v.string(), v.record(v.string(), v.unknown())),
})
export type LiveRegisters = v.InferOutput<typeof liveRegisters>

const aText = v.pipe(v.string(), v.maxLength(maxUrlLength))
/** The data of the event `join`, sent to screens alone: where people come in, for the code on the wall. */
export const liveJoin = v.object({
  /** `/b/<boardId>#key=<key>` */
  path: aText,
  /** Base addresses at which the venue reaches this server, the best first; never a loopback one. May be empty. */
  addresses: v.array(aText),
})
export type LiveJoin = v.InferOutput<typeof liveJoin>
