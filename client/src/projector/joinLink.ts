// Where the room comes in: the link behind the code on the wall.
import type { LiveJoin } from '@taula/shared/protocol/live'
import { venueBase } from '@taula/shared/protocol/loopback'

/** `origin` is the address this page was opened at, which is known to work. Undefined: no phone could follow it. */
export function joinLink({ path, addresses }: LiveJoin, origin: string): string | undefined {
  const base = venueBase([origin, ...addresses])
  return base === undefined ? undefined : base + path
}
