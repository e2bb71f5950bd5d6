// One connection as its room knows it. Each state carries only what exists in it.
import type { Writer } from '@taula/shared/board/kind'
import type { Clock } from './clock.ts'
import type { Connected, Socket } from './room.types.ts'
import { createQueue } from './queue.ts'
import type { Queue } from './queue.ts'
import { createThrottle } from './throttle.ts'
import type { Throttle } from './throttle.ts'
import type { Incoming } from './wire.ts'

/** What takes a place in the document, or in who owns which client id. */
export type Writing = Extract<Incoming, { type: 'step2' | 'update' | 'presence' }>

export interface Waiting {
  readonly message: Writing
  /** What it takes to keep it. */
  readonly bytes: number
  /** Milliseconds. */
  readonly arrivedAt: number
  /** When those of the connection's messages arrived that are dealt with when it is, milliseconds. */
  readonly deals: readonly number[]
  /** Where it is one of the pieces of a message: whether that goes on, and who its author was when it came. */
  readonly piece?: { readonly hasMore: boolean; readonly writer: Writer }
}

export interface Greeting {
  readonly at: 'greeting'
  readonly held: Waiting[]
  readonly heldBytes: number
}

/** Until its step 2 a connection's updates are held; then they are taken as they come. */
export type SessionState =
  | Greeting
  | { readonly at: 'synced' }
  /** `leftEdits`: whether what came in before and is still waiting is taken; not from one who was sent off. */
  | { readonly at: 'closed'; readonly leftEdits: boolean }

export interface RoomSession extends Connected {
  readonly socket: Socket
  readonly throttle: Throttle
  state: SessionState
  /** What came in and has not had its turn. */
  readonly waiting: Queue<Waiting>
  waitingBytes: number
  /** Whether it is to have a turn in which what waits is worked off. */
  hasTurn: boolean
  /** The state vector of its last step 1, while it waits for an answer. */
  asked: Uint8Array | undefined
  /** Whether it waits to be told who is here. */
  asksWho: boolean
  /** Whether it has the document, and so gets what changes from then on. */
  follows: boolean
  /** The client id this connection's presence speaks for; undefined until it spoke. */
  presence: number | undefined
  /** Whether it is on disk whose client id that is: what it says of itself is shown at once. */
  isBound: boolean
  /** How many of its step 2 and update messages are dealt with and on disk. */
  dealt: number
  /** Whether its step 2 is being taken, in pieces. */
  isTakingStep2: boolean
  /**
   * That something it sent was left out, and up to which clock of which clients more has to come first: then it is asked
   * for all it has again. Where it is their own, nothing is acknowledged meanwhile.
   */
  leftOut: { readonly isMine: boolean; readonly waitsFor: Map<number, number> } | undefined
  /** When it was last sent anything, milliseconds. */
  sentAt: number
}

export const createSession = (socket: Socket, who: Connected, clock: Clock): RoomSession => ({
  ...who,
  socket,
  throttle: createThrottle(socket, clock),
  state: { at: 'greeting', held: [], heldBytes: 0 },
  waiting: createQueue(),
  waitingBytes: 0,
  hasTurn: false,
  asked: undefined,
  asksWho: false,
  follows: false,
  presence: undefined,
  isBound: false,
  dealt: 0,
  isTakingStep2: false,
  leftOut: undefined,
  sentAt: clock.now(),
})
