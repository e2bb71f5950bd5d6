// What a command has to say, in one line.
export interface Answer {
  readonly ok: boolean
  readonly message: string
}

export const no = (message: string): Answer => ({ ok: false, message })

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What is in a file, e.g. `3 boards, 1.4 MB`. */
export function contentWords(boards: number, bytes: number): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
  return `${boards} ${boards === 1 ? 'board' : 'boards'}, ${size}`
}
