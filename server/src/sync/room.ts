// One board while it is open. Puts its parts together: what comes in (inbox) is worked off in rounds, each is on disk
// (journal) before anybody hears of it, be it by socket (connections) or by stream (streams).
import * as Y from 'yjs'
import { registersOf } from '@taula/shared/board/registers'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { BoardDoc } from './boardDoc.ts'
import { createConnections } from './connections.ts'
import { createInbox } from './inbox.ts'
import { createJournal } from './journal.ts'
import type { JournalPorts, LogPosition } from './journal.ts'
import { isRemoved, watchRemovals } from './removed.ts'
import type { Room } from './room.types.ts'
import { createRounds } from './rounds.ts'
import type { Round } from './rounds.ts'
import { createStreamDesk } from './streamDesk.ts'

export interface RoomPorts extends Omit<JournalPorts, 'fullState'> {
  readonly random: () => number
  /** Somebody may have been taken off the board, and that is on disk: `isRemoved` says who. */
  readonly onRemovals: (board: string, isRemoved: (person: string) => boolean) => void
  /** The last connection left. */
  readonly onEmpty: () => void
}

/** A room as its registry sees it. */
export interface OpenRoom extends Room {
  isEmpty(): boolean
  /** Finishes what came in, replaces the log by a snapshot where that pays, and closes every connection with this code. */
  shut(code: number, reason: string): Promise<void>
}

export function createRoom(boardDoc: BoardDoc, log: LogPosition, ports: RoomPorts): OpenRoom {
  const { board, clock, report, watch, onEmpty } = ports
  const { doc } = boardDoc
  let encoded: Uint8Array | undefined
  let isShut = false
  const fullState = () => (encoded ??= Y.encodeStateAsUpdate(doc))

  const journal = createJournal(log, { ...ports, fullState })
  const connections = createConnections({ doc, clock, own: boardDoc.own, watch, onEmpty })
  const rounds = createRounds({
    clock,
    takeUncommitted: boardDoc.takeUncommitted,
    commit(update, beside) {
      if (update) encoded = undefined
      return journal.commit(update, beside)
    },
    broadcast,
    report,
  })
  const receive = createInbox({ boardDoc, clock, rounds, connections, watch, fullState })
  const streams = createStreamDesk({
    from: registersOf(doc),
    clock,
    random: ports.random,
    whenStored: (act) => rounds.enqueue((round) => round.answers.push(act)),
    onEmpty,
  })
  const someoneWasRemoved = watchRemovals(doc)

  function broadcast(update: Uint8Array, round: Round) {
    connections.tell(update, round)
    streams.stored()
    watch.passedOn(clock.now() - round.since)
    if (!someoneWasRemoved()) return
    connections.turnAwayRemoved()
    ports.onRemovals(board, (person) => isRemoved(doc, person))
  }

  /** Does in a round what has to be done there, and answers when that is on disk. */
  const answered = <T>(prepare: (round: Round) => () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isShut) return reject(new Error('This board was just closed; open it again.'))
      rounds.enqueue((round) => {
        try {
          const answer = prepare(round)
          round.answers.push(() => settle(answer, resolve, reject))
        } catch (error) {
          reject(error)
        }
      })
    })

  return {
    connect(socket, who) {
      const session = connections.add(socket, who)
      if (isShut) connections.drop(session, closeCodes.tryLater, 'the board was just closed')
      else rounds.enqueue((round) => round.answers.push(() => connections.greet(session)))
      return { receive: (frame) => receive(session, frame), closed: () => connections.left(session) }
    },
    change: (change, me = 'server') =>
      answered((round) => {
        round.authors.add('server')
        const ctx = { me, now: clock.now(), random: ports.random }
        const answer = doc.transact(() => change(doc, ctx))
        return () => answer
      }),
    read: (read) => answered(() => () => read(doc)),
    state: () => answered(() => fullState),
    follow: (audience, reader, lastEventId) =>
      answered(() => () => streams.follow(audience, reader, lastEventId)),
    seenBy: (audience) => answered(() => () => streams.snapshot(audience)),
    disconnect: connections.dropThose,
    isEmpty: () => connections.isEmpty() && streams.isEmpty() && rounds.isQuiet(),
    async shut(code, reason) {
      await rounds.drain()
      isShut = true
      connections.dropThose(() => true, code, reason)
      streams.stop()
      await journal.shorten()
      doc.destroy()
    },
  }
}

function settle<T>(answer: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
  try {
    resolve(answer())
  } catch (error) {
    reject(error)
  }
}
