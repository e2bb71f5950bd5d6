// One connection as its room knows it. Each state carries only what exists in it.
import type { Connected, Socket } from './room.types.ts'

/** Until its step 2 a connection's updates are held; then they are taken as they come. */
export type SessionState =
  | { readonly at: 'greeting'; readonly held: Uint8Array[]; readonly heldBytes: number }
  | { readonly at: 'synced' }
  /** `leftEdits`: whether what came in before and is still waiting is taken; not from one who was sent off. */
  | { readonly at: 'closed'; readonly leftEdits: boolean }

export interface RoomSession extends Connected {
  readonly socket: Socket
  state: SessionState
  /** The state vector of its last step 1. */
  asked: Uint8Array | undefined
  /** Whether it has the document, and so gets what changes from then on. */
  follows: boolean
  /** The client id this connection's presence speaks for; undefined until it spoke. */
  presence: number | undefined
  /** How many of its step 2 and update messages are dealt with and on disk. */
  dealt: number
  /** When it was last sent anything, milliseconds. */
  sentAt: number
}

export const createSession = (socket: Socket, who: Connected, now: number): RoomSession => ({
  ...who,
  socket,
  state: { at: 'greeting', held: [], heldBytes: 0 },
  asked: undefined,
  follows: false,
  presence: undefined,
  dealt: 0,
  sentAt: now,
})
