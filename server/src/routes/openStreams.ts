// The event streams that are open, by board: so that a screen learns of a new key, and a link that is withdrawn ends what
// it opened.
import { maxStreamsOfToken } from '../sync/limits.ts'
import type { Bearer } from './directory.ts'

export interface OpenStream {
  readonly bearer: Bearer
  /** The hash of the token it was opened with. */
  readonly token: string
  /** The code on the wall opens this link now, as a path. */
  joinChanged(path: string): void
  end(): void
}

export interface OpenStreams {
  /**
   * Keeps a stream in mind. Returns its own undo. Of too many by one token the oldest ends: its reader may have gone without
   * a word, which is found out late where so little is sent; one who is still there comes again.
   */
  add(board: string, stream: OpenStream): () => void
  /** Screens show the code of a link: they are told the new one. */
  joinChanged(board: string, path: string): void
  /** Ends the streams of those who may look no more. */
  end(board: string, whose: (bearer: Bearer) => boolean): void
  count(): number
}

export function createOpenStreams(): OpenStreams {
  const boards = new Map<string, Set<OpenStream>>()
  const on = (board: string) => [...(boards.get(board) ?? [])]
  return {
    add(board, stream) {
      const open = boards.get(board) ?? new Set()
      const theirs = [...open].filter(({ token }) => token === stream.token)
      if (theirs.length >= maxStreamsOfToken) theirs[0]?.end()
      boards.set(board, open.add(stream))
      return () => {
        open.delete(stream)
        if (open.size === 0 && boards.get(board) === open) boards.delete(board)
      }
    },
    joinChanged(board, path) {
      for (const stream of on(board)) stream.joinChanged(path)
    },
    end(board, whose) {
      for (const stream of on(board)) if (whose(stream.bearer)) stream.end()
    },
    count: () => [...boards.values()].reduce((sum, open) => sum + open.size, 0),
  }
}
