// Applies bytes that may be no update at all: what a browser kept, what a network answered.
import * as Y from 'yjs'

/** Answers whether it was an update. */
export function tryApply(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    Y.applyUpdate(doc, update, origin)
    return true
  } catch {
    // Yjs has no other word for bytes that are no update.
    return false
  }
}
