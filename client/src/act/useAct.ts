// Changing the board from a screen: at once, with a notice that offers Undo, or with the reason why not.
import { useMemo } from 'react'
import type { Result } from '@taula/shared/ops/op'
import type { BoardSession, Op } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { toast, useToasts } from '../ui/toasts.ts'

/** Does it; `said` tells what was done, in the past tense. */
export type Act = <A, T>(op: Op<A, T>, args: A, said?: string) => Result<T>

/** What was done and can be taken back, the last one at the end: the words for the session's own memory. */
const remembered = new WeakMap<BoardSession, string[]>()

function wordsOf(session: BoardSession): string[] {
  const words = remembered.get(session) ?? []
  remembered.set(session, words)
  return words
}

export const actOf =
  (session: BoardSession): Act =>
  (op, args, said) => {
    const result = session.act(op, args)
    if (!result.ok) toast('no', result.message)
    else if (result.undo) {
      wordsOf(session).push(said ?? 'Changed')
      if (said !== undefined) toast('done', said)
    }
    return result
  }

/** Takes my last change back and says which. */
function undoOf(session: BoardSession): void {
  const how = session.undo()
  if (how === 'nothing') {
    toast('note', 'There is nothing of yours to undo.')
    return
  }
  const said = wordsOf(session).pop()
  useToasts.getState().withdrawUndo()
  if (how === 'undone') toast('note', said === undefined ? 'Undone.' : `Undone: ${said}`)
  else toast('note', `Somebody has changed this since, so it stays as it is: ${said ?? 'Changed'}`)
}

export function useAct(): Act {
  const session = useSession()
  return useMemo(() => actOf(session), [session])
}

export function useUndo(): () => void {
  const session = useSession()
  return useMemo(() => () => undoOf(session), [session])
}
