// Connections of whose edits something was left out because it builds on what is not back yet after a restore: once that
// has come they are asked again for all they have. Also where all of that is others': they may have deleted text of it.
import * as Y from 'yjs'
import type { LeftOut } from './bringing.ts'
import type { Connections } from './connections.ts'
import { maxClientsWaitedFor } from './limits.ts'
import type { Round } from './rounds.ts'
import type { RoomSession } from './session.ts'
import { step1Frame } from './wire.ts'

export interface LeftOuts {
  add(session: RoomSession, leftOut: LeftOut): void
  /** Asks those who wait for what has come now. To be called after each edit. */
  askAgain(round: Round): void
}

export function createLeftOuts(doc: Y.Doc, send: Connections['send']): LeftOuts {
  const waiting = new Set<RoomSession>()
  return {
    add(session, { isMine, waitsFor }) {
      const known = session.leftOut ?? { isMine: false, waitsFor: new Map<number, number>() }
      for (const { client, clock } of waitsFor) {
        const first = known.waitsFor.get(client)
        if (first === undefined && known.waitsFor.size >= maxClientsWaitedFor) continue
        known.waitsFor.set(client, Math.min(clock, first ?? clock))
      }
      session.leftOut = { ...known, isMine: known.isMine || isMine }
      waiting.add(session)
    },
    askAgain(round) {
      for (const session of waiting) {
        const { leftOut, state } = session
        if (!leftOut || state.at === 'closed') waiting.delete(session)
        else if ([...leftOut.waitsFor].some(([client, clock]) => clock < Y.getState(doc.store, client))) {
          leftOut.waitsFor.clear()
          round.answers.push(() => send(session, step1Frame(Y.encodeStateVector(doc))))
        }
      }
    },
  }
}
