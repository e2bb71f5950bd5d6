// People whom an organiser has taken off the board: their devices are sent off, and let in again when they are brought
// back. And single devices, of which another of the same person said that it is not theirs.
import type * as Y from 'yjs'
import { readField, registersOf } from '@taula/shared/board/registers'
import { cameBackIn } from '@taula/shared/ops/cameBack'
import { personIn } from '@taula/shared/ops/read'
import { standing } from '@taula/shared/select/cameBack'

/** Whether the person whom this id stands for was removed. */
export const isRemoved = (doc: Y.Doc, id: string): boolean =>
  readField(registersOf(doc), 'people', personIn(doc)(id), 'removed') === true

/** For the person. Also the reason of a close, so at most 123 bytes. */
export const removedWords =
  'An organiser took you off this board. If that is a mistake, ask them to let you in again.'

/** Whether what came in by this register, or whoever vouched for it, was ended. */
export const isEnded = (doc: Y.Doc, cameBack: string | undefined): boolean =>
  standing(cameBackIn(doc), cameBack) === undefined

/** For whoever came in by a name that is not theirs, or is thought to have. At most 123 bytes. */
export const endedWords =
  'Another device of this person said that this is not them. Join again by the link, as who you are.'

const matters = /\/(?:removed|mergedInto|cameBack\..*)$/

/** Remembers that somebody may have been removed, or a device ended. Answers how to ask, which forgets. */
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
