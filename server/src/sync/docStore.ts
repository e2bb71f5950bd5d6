// The port through which a room keeps its document. Adapters are in storage/, one contract suite tests them all.

/** What one commit of a room adds. Written as a whole or not at all. */
export interface Commit {
  /** Yjs V1 updates, in the order they were applied. May be empty. */
  readonly updates: readonly Uint8Array[]
  /** Client ids used for the first time, and the person each belongs to from now on. May be empty. */
  readonly owners: readonly (readonly [clientId: number, person: string])[]
}

export interface StoredDoc {
  /** In order; applied one after the other they give the document. Empty for a board that has none yet. */
  readonly updates: readonly Uint8Array[]
  readonly owners: ReadonlyMap<number, string>
  /** The number of the last row among them, for `compact`; 0 where there is none. */
  readonly through: number
}

export interface DocStore {
  /** Reads a board. Throws where what is stored is damaged: such a board must not be written to. */
  load(board: string): Promise<StoredDoc>
  /** Resolves with the last row's number when the commit is on disk; rejects when nothing of it is. */
  append(board: string, commit: Commit): Promise<number>
  /**
   * Replaces exactly the rows up to and including `through` by one snapshot of the same content, in one transaction.
   * The previous snapshot is kept until the next time.
   */
  compact(board: string, snapshot: Uint8Array, through: number): Promise<void>
}
