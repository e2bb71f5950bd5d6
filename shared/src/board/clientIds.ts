// Yjs client ids by rank. Of two concurrent writes to one register the higher client id wins, so what code
// writes goes under low ids: a list that two people import at once never beats a move one of them made meanwhile.
import * as Y from 'yjs'

/**
 * What the server itself writes: roles at joining, undone writes. Never a client's. One id for all boards but those that
 * came out of a backup: people still have what it wrote since, so there it goes on under another low one.
 */
export const serverClientId = 1
/** Below this an id is an import's, from it on a person's device. */
export const lowestDeviceClientId = 2 ** 28

/** An id for a device: random, so that no two meet. */
export const deviceClientId = (random: () => number): number =>
  lowestDeviceClientId + Math.floor(random() * (2 ** 32 - lowestDeviceClientId))

/** An id for one import, unused in this document. The server's own imports keep the server's low id. */
export function importClientId(doc: Y.Doc, random: () => number): number {
  if (doc.clientID < lowestDeviceClientId) return doc.clientID
  for (;;) {
    const id = 2 + Math.floor(random() * (lowestDeviceClientId - 2))
    if (Y.getState(doc.store, id) === 0) return id
  }
}
