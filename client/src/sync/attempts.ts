// Somebody new comes in once, however often their join is sent: each carries the same secret until one is answered.
import { randomId } from '@taula/shared/board/ids'

export interface Attempts {
  /** The secret of whoever is about to join this board in this tab. */
  of(boardId: string): string
  /** They are in: whoever comes next is somebody else. */
  over(boardId: string): void
}

/** `random` as in `Ports`. */
export function createAttempts(random: () => number): Attempts {
  const made = new Map<string, string>()
  return {
    of(boardId) {
      const attempt = made.get(boardId) ?? randomId(random) + randomId(random)
      made.set(boardId, attempt)
      return attempt
    },
    over: (boardId) => void made.delete(boardId),
  }
}
