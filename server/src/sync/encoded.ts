// What the document is, in the frames in which it is sent: each made once for all who ask while the document stays the same.
import * as Y from 'yjs'
import type { Clock } from './clock.ts'
import { keepEncodedMs } from './limits.ts'
import { step1Frame, step2Frame } from './wire.ts'

/** All of it may be called only while the document is as it is on disk. */
export interface Encoded {
  /** The whole document as one Yjs V1 update. The same object while many ask for it and it does not change. */
  all(): Uint8Array
  /** What the document has, as a step 1. */
  step1(): Uint8Array
  /** What it has beyond a state vector, as a step 2. Throws where that is none. */
  step2(stateVector: Uint8Array): Uint8Array
  /** Forgets everything: the document is about to be another, or to go. */
  changed(): void
}

interface Answer {
  readonly to: Uint8Array
  readonly frame: Uint8Array
}

/** `stored`: the whole document as it was read, where that is one update: it need not be made again. */
export function createEncoded(doc: Y.Doc, clock: Clock, stored?: Uint8Array): Encoded {
  let all = stored && inFrame(stored)
  let step1: Uint8Array | undefined
  /** The last one: a hall that comes back at once has fetched the same document and asks the same. */
  let rest: Answer | undefined

  let cancelForget = stored ? clock.after(keepEncodedMs, forget) : () => {}

  function forget() {
    all = undefined
    step1 = undefined
    rest = undefined
  }
  /** Whoever comes alone does not leave the board in memory twice. */
  function forgetLater() {
    cancelForget()
    cancelForget = clock.after(keepEncodedMs, forget)
  }
  function whole() {
    forgetLater()
    return (all ??= inFrame(Y.encodeStateAsUpdate(doc)))
  }
  function beyond(stateVector: Uint8Array): Uint8Array {
    forgetLater()
    if (rest && isSame(rest.to, stateVector)) return rest.frame
    const frame = step2Frame(Y.encodeStateAsUpdate(doc, stateVector))
    // A copy: the sender's is a view, and would keep the whole frame in memory.
    rest = { to: stateVector.slice(), frame }
    return frame
  }
  return {
    all: () => whole().update,
    step1: () => (step1 ??= step1Frame(Y.encodeStateVector(doc))),
    step2: (stateVector) => (stateVector.length <= 1 ? whole().frame : beyond(stateVector)),
    changed() {
      cancelForget()
      forget()
    },
  }
}

/** An update is the end of its frame: a board is not held twice. */
function inFrame(update: Uint8Array) {
  const frame = step2Frame(update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
