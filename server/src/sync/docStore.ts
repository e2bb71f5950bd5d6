// The ports through which a room keeps its document, and through which earlier versions of its notes are read. Adapters
// are in storage/, one contract suite tests them all.

/** A note as it stood before somebody deleted what another person had written. */
export interface NewNoteVersion {
  readonly ticket: string
  /** When it was deleted, milliseconds since 1970. */
  readonly at: number
  /** The person who deleted. */
  readonly by: string
  readonly text: string
}

/** What one commit of a room adds. Written as a whole or not at all. */
export interface Commit {
  /** Yjs V1 updates, in the order they were applied. May be empty. */
  readonly updates: readonly Uint8Array[]
  /** Client ids used for the first time, and the person each belongs to from now on. May be empty. */
  readonly owners: readonly (readonly [clientId: number, person: string])[]
  /** In the order they were made. May be empty. */
  readonly versions: readonly NewNoteVersion[]
}

/** That a board came out of a backup. */
export interface Restored {
  /** The client id that the server writes under since. */
  readonly serverId: number
  /** When that was, milliseconds since 1970; 0 where nobody noted it. */
  readonly at: number
}

export interface StoredDoc {
  /** In order; applied one after the other they give the document. Empty for a board that has none yet. */
  readonly updates: readonly Uint8Array[]
  readonly owners: ReadonlyMap<number, string>
  /** The number of the last row among them, for `compact`; 0 where there is none. */
  readonly through: number
  /** Undefined where the board never came out of a backup. */
  readonly restored?: Restored | undefined
  /** What was found damaged and is whole again, a line each, for whoever runs the server. */
  readonly mended: readonly string[]
}

/** What is stored of a board is damaged: it is not opened, and must not be written to. */
export class BoardDamaged extends Error {
  override readonly name = 'BoardDamaged'
}

/** There is no room on the disk: nothing was written. Any other error says the same without the reason. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull'
}

export interface DocStore {
  /**
   * Reads a board. One damaged place costs nothing: it is set aside and built again from what stands for the same. Rejects
   * with `BoardDamaged` where nothing does; nothing is written to such a board.
   */
  load(board: string): Promise<StoredDoc>
  /** Resolves with the last row's number when the commit is on disk; rejects when nothing of it is. */
  append(board: string, commit: Commit): Promise<number>
  /**
   * Lets one snapshot of the same content stand for the rows up to and including `through`, in one transaction. They are
   * kept until the next time, with the snapshot before them: what a damaged snapshot is built from.
   */
  compact(board: string, snapshot: Uint8Array, through: number): Promise<void>
}

/** A version as it is listed, without its text. */
export interface NoteVersionEntry {
  /** Within its note, from 1, without a gap. */
  readonly number: number
  readonly at: number
  readonly by: string
  /** Of its text, in UTF-16 units. */
  readonly length: number
}

export interface NoteVersions {
  /** Newest first; empty where nothing was ever deleted. */
  list(board: string, ticket: string): Promise<readonly NoteVersionEntry[]>
  /** Undefined where there is no version of this number. Throws where what is stored is damaged. */
  read(
    board: string,
    ticket: string,
    number: number,
  ): Promise<(Omit<NoteVersionEntry, 'length'> & { readonly text: string }) | undefined>
}
