// What routes need from outside, and what they hand on to each other in a request's context.
import type { UpgradeWebSocket } from 'hono/ws'
import type { Metrics } from '../metrics.ts'
import type { Clock } from '../sync/clock.ts'
import type { NoteVersions } from '../sync/docStore.ts'
import type { Rooms } from '../sync/room.types.ts'
import type { BoardKeys, Directory } from './directory.ts'
import type { OpenStreams } from './openStreams.ts'

export interface RoutePorts {
  readonly rooms: Rooms
  readonly versions: NoteVersions
  readonly directory: Directory
  /** The event streams that are open: told of a new link for the wall, ended when what opened them is withdrawn. */
  readonly streams: OpenStreams
  readonly metrics: Metrics
  readonly clock: Clock
  /** A number in [0, 1), not to be guessed. */
  readonly random: () => number
  /** A new key or token: 128 bits or more, in letters that a URL and a cookie carry as they are. */
  readonly secret: () => string
  /** IANA name: where a board is when nobody says. */
  readonly timeZone: string
  /** Where set, making a board needs it. */
  readonly createKey: string | undefined
  /** Base addresses at which the venue reaches this server, the best first; never a loopback one. May be empty. */
  readonly venueAddresses: () => readonly string[]
  /** Something went wrong that the client is told nothing of. Never carries a key or a token. */
  readonly report: (problem: string, error: unknown) => void
  readonly upgradeWebSocket: UpgradeWebSocket
  /** The folder of the built page. */
  readonly pages: string
}

/** Behind `knownBoard`. */
export interface BoardEnv {
  Variables: { board: string; keys: BoardKeys }
}
/** Behind `member`. */
export interface MemberEnv {
  /** `token`: the hash of theirs, valid until `expires`, in milliseconds. `cameBack`: as in `Bearer`. */
  Variables: BoardEnv['Variables'] & {
    person: string
    token: string
    expires: number
    cameBack: string | undefined
  }
}
