// What rooms tell whoever measures the server: numbers and codes. No board, no person, nothing that anybody wrote.

export interface Watch {
  boardOpened(): void
  boardClosed(): void
  connected(): void
  left(): void
  /** The room sent somebody off with this close code. */
  sentOff(code: number): void
  /** A register was set back, for this reason. */
  undone(code: string): void
  /** What came in is on disk and sent on to the others, so many milliseconds after the oldest of it arrived. */
  passedOn(ms: number): void
  /** An update or step 2 was acknowledged, so many milliseconds after it arrived. */
  saved(ms: number): void
  /** So many bytes went to disk. */
  written(what: 'log' | 'snapshot', bytes: number): void
}
