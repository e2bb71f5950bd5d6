// One device of one person: a document of its own, a screen that follows it, and a clock that may be wrong.
import * as Y from 'yjs'
import { deviceClientId } from '../board/clientIds.ts'
import { registersOf } from '../board/registers.ts'
import type { Ctx, Result } from '../ops/op.ts'
import { createBoardView } from '../view/boardView.ts'
import type { BoardView } from '../view/boardView.ts'
import type { HandClock } from './clock.ts'
import type { Random } from './random.ts'

export interface Peer {
  /** What failures call it. */
  readonly name: string
  /** The person it acts for. */
  readonly person: string
  readonly doc: Y.Doc
  readonly view: BoardView
  ctx(): Ctx
  /** Makes a change as this person, at this device's time. */
  act<A, T>(op: (doc: Y.Doc, args: A, ctx: Ctx) => Result<T>, args: A): Result<T>
  /** Takes in what others did. */
  receive(update: Uint8Array): void
  /** Calls back with each change made on this device, as a Yjs V1 update. Returns its own undo. */
  onChange(listener: (update: Uint8Array) => void): () => void
  close(): void
}

export interface PeerOptions {
  readonly person: string
  readonly clock: HandClock
  readonly random: Random
  readonly name?: string
  /** Milliseconds this device's clock is ahead (or, negative, behind). */
  readonly clockErrorMs?: number
  /** What the device knows to begin with. */
  readonly state?: Uint8Array
}

export function createPeer(options: PeerOptions): Peer {
  const { person, clock, random, name = person, clockErrorMs = 0, state } = options
  const doc = new Y.Doc()
  doc.clientID = deviceClientId(random.next)
  const others = Symbol('others')
  if (state) Y.applyUpdate(doc, state, others)
  const view = createBoardView(registersOf(doc))
  const ctx = () => ({ me: person, now: clock.now() + clockErrorMs, random: random.next })
  return {
    name,
    person,
    doc,
    view,
    ctx,
    act: (op, args) => op(doc, args, ctx()),
    receive: (update) => Y.applyUpdate(doc, update, others),
    onChange(listener) {
      const hear = (update: Uint8Array, origin: unknown) => {
        if (origin !== others) listener(update)
      }
      doc.on('update', hear)
      return () => doc.off('update', hear)
    },
    close() {
      view.close()
      doc.destroy()
    },
  }
}
