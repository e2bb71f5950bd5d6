// What a screen has of a board while it is open: the document's view, the way to change it, and an honest status.
import type * as Y from 'yjs'
import type { Ctx, Result } from '@taula/shared/ops/op'
import type { BoardView } from '@taula/shared/view/boardView'
import type { Cell } from '@taula/shared/view/cell'
import type { NoteVersionAnswer, NoteVersionsAnswer } from '@taula/shared/protocol/http'
import type { Undone } from '@taula/shared/protocol/messages'
import type { NoteCursor, ReadOnly } from '@taula/shared/protocol/presence'
import type { ApiResult } from './api.ts'
import type { OthersCursor } from './presence.ts'

export interface SyncStatus {
  readonly state: 'live' | 'connecting' | 'offline' | 'refused'
  /** Changes made here that are not yet on the server's disk. */
  readonly unsaved: number
  /** When the line was lost, milliseconds; undefined while live. */
  readonly since: number | undefined
  /** The server answers, but something between here and there lets no WebSockets through. */
  readonly blocked: boolean
  /** Why the server refused, for people; only when `state` is `refused`. */
  readonly reason: string | undefined
  /** Why this browser keeps no copy of the board, for people; undefined while it does. A fact beside `state`. */
  readonly notKept?: string | undefined
  /** Why the server saves nothing at the moment; absent while it does. */
  readonly readOnly?: ReadOnly
}

export type Op<A, T> = (doc: Y.Doc, args: A, ctx: Ctx) => Result<T>

/** The note of a ticket, which people type together. */
export interface Note {
  readonly isWritten: Cell<boolean>
  readonly text: Cell<string>
  /** Where other pages are in it. */
  readonly cursors: Cell<readonly OthersCursor[]>
  /** For `editor/` alone: it writes into the text itself, keystroke by keystroke. */
  readonly editing: NoteEditing
  /** What it was before somebody deleted what another had written, newest first. The server keeps them. */
  versions(): Promise<ApiResult<NoteVersionsAnswer>>
  version(number: number): Promise<ApiResult<NoteVersionAnswer>>
}

export interface NoteEditing {
  text(): Y.Text
  /** What a person is called on the board: no cursor says its own name. */
  nameOf(person: string): string
  /** Tells the others where I am; null: I have left. */
  showCursor(place: Omit<NoteCursor, 'ticket'> | null): void
}

export interface BoardSession {
  readonly boardId: string
  /** The person this browser joined as. */
  readonly joinedAs: string
  /** The person this browser acts as: the one it joined as, or whose second record that turned out to be. */
  readonly me: string
  readonly view: BoardView
  readonly status: Cell<SyncStatus>
  /** Ids of the people whose devices are connected now. */
  readonly present: Cell<readonly string[]>
  note(ticket: string): Note
  /** Makes a change as `me`, at once, online or off; remembers how to take it back. */
  act<A, T>(op: Op<A, T>, args: A): Result<T>
  /**
   * Takes back my last change that is not yet taken back. `changedSince`: others have changed all of it, which stays.
   */
  undo(): 'undone' | 'changedSince' | 'nothing'
  /** Reads the document for previews (`previewImport`); never writes. */
  preview<T>(read: (doc: Y.Doc, ctx: Ctx) => T): T
  /** Calls back when the server set a change of ours back. Returns its own undo. */
  onUndone(listener: (undone: Undone) => void): () => void
  /** Closes the line and the offline database. Nothing that was changed is lost. */
  close(): void
}
