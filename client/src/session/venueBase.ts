// The address that another device reaches this server by.
import { isLoopback } from '@taula/shared/protocol/loopback'

/** What this page came by, where others can come by it too; else the server's best. Undefined: nobody else reaches it. */
export const venueBase = (origin: string, addresses: readonly string[]): string | undefined =>
  isLoopback(origin) ? addresses[0] : origin
