// Message numbers of the sync socket. 0 to 3 are y-websocket's own, 4 and 5 are ours, each in a frame of its own.

export const messages = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** varUint: how many of this connection's step 2 and update messages are dealt with and on disk. */
  saved: 4,
  /** varString: JSON `Undone`; goes before the `saved` that covers it. */
  undone: 5,
} as const

/** Second number of a `sync` message. */
export const syncMessages = { step1: 0, step2: 1, update: 2 } as const

/** What the server says when it set a change back. */
export interface Undone {
  readonly code: 'badValue' | 'notAllowed' | 'unknownRegister' | 'neverDeleted'
  readonly message: string
  /** `<root map>/<key>`, as far as they fit into one message. */
  readonly keys: readonly string[]
}
