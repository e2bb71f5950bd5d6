// People whom an organiser has taken off the board: their devices are sent off, and let in again when they are brought back.
import type * as Y from 'yjs'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import { personIn } from '@taula/shared/ops/read'

/** Whether the person whom this id stands for was removed. */
export const isRemoved = (doc: Y.Doc, id: string): boolean =>
  readRecord(registersOf(doc), 'people', personIn(doc)(id)).removed === true

/** For the person. Also the reason of a close, so at most 123 bytes. */
export const removedWords =
  'An organiser took you off this board. If that is a mistake, ask them to let you in again.'

const matters = /\/(?:removed|mergedInto)$/

/** Remembers that somebody may have been removed. Answers how to ask, which forgets. */
export function watchRemovals(doc: Y.Doc): () => boolean {
  let happened = false
  registersOf(doc).onChange((changed) => {
    for (const key of changed.get('people') ?? []) if (matters.test(key)) happened = true
  })
  return () => {
    const answer = happened
    happened = false
    return answer
  }
}
