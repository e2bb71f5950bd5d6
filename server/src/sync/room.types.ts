// What a room offers to the routes, and what it needs of a socket.
import type * as Y from 'yjs'
import type { Onlookers } from '@taula/shared/audience/sight'
import type { Ctx } from '@taula/shared/ops/op'
import type { LiveRegisters } from '@taula/shared/protocol/live'

/** The room's end of a connection. */
export interface Socket {
  /** Sends one binary frame. Never throws; a frame to a closed socket is dropped. */
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes handed to `send` that have not left yet. */
  buffered(): number
  /** Reads nothing more that comes in, but perhaps some frames that it has read already. */
  pause(): void
  resume(): void
}

/** A connection as its socket sees it. */
export interface Session {
  /** One binary frame that came in. Never throws; a bad one closes the socket. */
  receive(frame: Uint8Array): void
  /** The socket has closed, whoever closed it. */
  closed(): void
}

/** The room's end of an event stream: bytes go out, nothing comes in. */
export interface Reader {
  /** Never throws; what is sent to one who has gone is dropped. */
  send(bytes: Uint8Array): void
  /** `broken`: what waits to be read is dropped. */
  end(how: 'done' | 'broken'): void
  /** Bytes handed to `send` that have not left yet. */
  buffered(): number
}

/** Whose connection it is. */
export interface Connected {
  readonly person: string
  /** The hash of the token it was let in with. */
  readonly token: string
  /** As in `Bearer`. */
  readonly cameBack?: string | undefined
}

export interface Room {
  /** Takes a connection of a person who is on the board. Somebody who is removed is sent off, now or later. */
  connect(socket: Socket, who: Connected): Session
  /**
   * Makes a change in the server's own name. Resolves with what `change` answered when it is on disk and sent on; rejects
   * when `change` throws, which ops do not, and with `Unavailable` while the disk takes nothing: what was under way then may
   * still come about. `ctx.me` is the person named, or the server.
   */
  change<T>(change: (doc: Y.Doc, ctx: Ctx) => T, me?: string): Promise<T>
  /** Reads the document as it is on disk. `read` must not write. */
  read<T>(read: (doc: Y.Doc) => T): Promise<T>
  /** The whole document as it is on disk, as one Yjs V1 update. Encoded once until it changes. */
  state(): Promise<Uint8Array>
  /**
   * Sends a reader what its audience may see and then what changes, as server-sent events, from the event on that it had
   * last where that is still known. Resolves, when the first is sent, with what ends it.
   */
  follow(audience: Onlookers, reader: Reader, lastEventId?: string): Promise<() => void>
  /** All that an audience sees of the board as it is on disk. The same object until that changes. */
  seenBy(audience: Onlookers): Promise<LiveRegisters>
  /** Closes the connections for which `who` answers true. */
  disconnect(who: (connected: Connected) => boolean, code: number, reason: string): void
}

export interface Rooms {
  /** Opens a board that exists, loading it where it is not in memory. Rejects when its load fails, with `Unavailable` where it is damaged. */
  open(board: string): Promise<Room>
  /** Finishes every commit, closes every connection with 1012, and lets go of everything. */
  close(): Promise<void>
}
