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
      if (!undo) return 'nothing'
      return changes(doc, () => undo(doc, ctx())) ? 'undone' : 'changedSince'
    },
    preview: (read) => read(doc, ctx()),
  }
}

/** Whether the document is another one afterwards. */
function changes(doc: Y.Doc, act: () => void): boolean {
  let changed = false
  const listener = () => {
    changed = true
  }
  doc.on('update', listener)
  act()
  doc.off('update', listener)
  return changed
}
