// One board while it is open. Puts its parts together: what comes in (inbox) is worked off in rounds, each is on disk
// (journal) before anybody hears of it, be it by socket (connections) or by stream (streams).
import { registersOf } from '@taula/shared/board/registers'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { BoardDoc } from './boardDoc.ts'
import { createConnections } from './connections.ts'
import { createEncoded } from './encoded.ts'
import type { StoredDoc } from './docStore.ts'
import { createInbox } from './inbox.ts'
import { createJournal } from './journal.ts'
import type { JournalPorts } from './journal.ts'
import { isRemoved, watchRemovals } from './removed.ts'
import type { Room } from './room.types.ts'
import { createStandIn } from './onDisk.ts'
import type { Look, OnDisk, StandIn } from './onDisk.ts'
import { createRounds } from './rounds.ts'
import type { Round } from './rounds.ts'
import { createStreamDesk } from './streamDesk.ts'
import { readOnlyNow } from './unavailable.ts'

export interface RoomPorts extends Omit<JournalPorts, 'fullState' | 'onAway' | 'onBack'> {
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

export function createRoom(boardDoc: BoardDoc, { updates, through }: StoredDoc, ports: RoomPorts): OpenRoom {
  const { board, clock, report, watch, onEmpty } = ports
  const { doc } = boardDoc
  let isShut = false
  const encoded = createEncoded(doc, clock, updates.length === 1 ? updates[0] : undefined)

  /** While the disk takes nothing: what those see who come meanwhile. */
  let standIn: StandIn | undefined

  const journal = createJournal(
    { rows: updates.length, through },
    {
      ...ports,
      fullState: encoded.all,
      onAway(why) {
        standIn ??= createStandIn(ports)
        connections.presence.sayMyself({ server: { readOnly: why } })
        rounds.away(readOnlyNow(why))
      },
      onBack() {
        connections.presence.sayMyself(undefined)
        rounds.back()
        for (const look of standIn?.close() ?? []) rounds.look(look)
        standIn = undefined
      },
    },
  )
  const connections = createConnections({ doc, clock, own: boardDoc.own, watch, onEmpty })
  const rounds = createRounds({
    clock,
    takeUncommitted: boardDoc.takeUncommitted,
    commit(update, beside) {
      if (update) encoded.changed()
      return journal.commit(update, beside)
    },
    broadcast,
    look: ({ at }) => at(own),
    lookAside: (look) => standIn?.look(look),
    report,
  })
  const receive = createInbox({ boardDoc, clock, rounds, connections, watch })
  const streams = createStreamDesk({
    from: registersOf(doc),
    clock,
    random: ports.random,
    whenStored: (act) => rounds.enqueue({ work: (round) => round.answers.push(act) }),
    onEmpty,
  })
  const own: OnDisk = { doc, encoded, streams }
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
  const changed = <T>(change: (round: Round) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isShut) return reject(justClosed())
      rounds.enqueue({
        work(round) {
          try {
            const answer = change(round)
            round.answers.push(() => resolve(answer))
          } catch (error) {
            reject(error)
          }
        },
        refuse: reject,
      })
    })
  const seen = <T>(look: (onDisk: OnDisk) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isShut) return reject(justClosed())
      const at: Look['at'] = (onDisk) => settle(() => look(onDisk), resolve, reject)
      rounds.look({ at, fail: reject })
    })

  return {
    connect(socket, who) {
      const session = connections.add(socket, who)
      if (isShut) connections.drop(session, closeCodes.tryLater, 'the board was just closed')
      else
        rounds.look({
          at: (onDisk) => connections.greet(session, onDisk),
          fail: () => connections.drop(session, closeCodes.tryLater, 'the board is not to be read now'),
        })
      return {
        receive(frame) {
          if (!isShut) receive(session, frame)
        },
        closed: () => connections.left(session),
      }
    },
    change: (change, me = 'server') =>
      changed((round) => {
        round.authors.add('server')
        const ctx = { me, now: clock.now(), random: ports.random }
        return doc.transact(() => change(doc, ctx))
      }),
    read: (read) => seen(({ doc }) => read(doc)),
    state: () => seen(({ encoded }) => encoded.all()),
    follow: (audience, reader, lastEventId) =>
      seen(({ streams }) => streams.follow(audience, reader, lastEventId)),
    seenBy: (audience) => seen(({ streams }) => streams.snapshot(audience)),
    disconnect: connections.dropThose,
    isEmpty: () => connections.isEmpty() && streams.isEmpty() && rounds.isQuiet(),
    async shut(code, reason) {
      // What comes in from now on is acknowledged to nobody: who goes on writing would keep the board open.
      isShut = true
      await rounds.drain()
      connections.dropThose(() => true, code, reason)
      streams.stop()
      await journal.shorten()
      encoded.changed()
      doc.destroy()
    },
  }
}

const justClosed = () => new Error('This board was just closed; open it again.')

function settle<T>(answer: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
  try {
    resolve(answer())
  } catch (error) {
    reject(error)
  }
}
