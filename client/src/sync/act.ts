// Making changes as one person, and taking one's own back.
import type * as Y from 'yjs'
import type { Ctx, Undo } from '@taula/shared/ops/op'
import type { BoardSession } from './session.ts'

/** Changes that can be taken back; whoever goes back further means something else. */
const longestMemory = 100

export function createActing(doc: Y.Doc, ctx: () => Ctx): Pick<BoardSession, 'act' | 'undo' | 'preview'> {
  const undos: Undo[] = []
  return {
    act(op, args) {
      const result = op(doc, args, ctx())
      if (result.ok && result.undo) undos.push(result.undo)
      if (undos.length > longestMemory) undos.shift()
      return result
    },
    undo() {
      const undo = undos.pop()
      undo?.(doc, ctx())
      return undo !== undefined
    },
    preview: (read) => read(doc, ctx()),
  }
}
