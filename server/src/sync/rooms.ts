// The boards that are open: each is loaded once, shared by all who come, and let go of when it has been idle.
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { createBoardDoc } from './boardDoc.ts'
import type { Clock } from './clock.ts'
import { BoardDamaged } from './docStore.ts'
import type { DocStore } from './docStore.ts'
import { idleRoomMs } from './limits.ts'
import { createNewClientIds } from './newClientIds.ts'
import type { NewClientIds } from './newClientIds.ts'
import type { Watch } from './watch.ts'
import { createRoom } from './room.ts'
import type { OpenRoom, RoomPorts } from './room.ts'
import type { Rooms } from './room.types.ts'
import { damagedNow, readOnlyNow, whyReadOnly } from './unavailable.ts'

export interface RoomsPorts {
  readonly store: DocStore
  readonly clock: Clock
  readonly random: () => number
  readonly report: (problem: string, error: unknown) => void
  readonly onRemovals: RoomPorts['onRemovals']
  readonly watch: Watch
}

export function createRooms(ports: RoomsPorts): Rooms {
  const rooms = new Map<string, Promise<OpenRoom>>()
  /** Boards being let go of: whoever comes meanwhile waits, so that one board never has two rooms. */
  const shutting = new Map<string, Promise<void>>()
  /** Undoes of the timers that look whether a board is idle: one for each that is open. */
  const looks = new Map<string, () => void>()
  /** Also of boards that were let go of, as long as there is something to remember. */
  const newClientIds = new Map<string, NewClientIds>()
  let closing = false

  async function load(board: string): Promise<OpenRoom> {
    await shutting.get(board)
    const { stored, boardDoc } = await read(board).catch(closed)
    for (const line of stored.mended)
      ports.report(
        `board ${board} was damaged and is whole again`,
        new Error(`${line}. Is the disk failing?`),
      )
    const room = createRoom(boardDoc, stored, { ...ports, board, onEmpty: () => lookLater(board) })
    ports.watch.boardOpened()
    // Opened for a request alone, it has no connection whose leaving would close it.
    lookLater(board)
    return room
  }

  async function read(board: string) {
    const stored = await ports.store.load(board)
    return { stored, boardDoc: createBoardDoc(stored, newClientIdsOf(board)) }
  }

  function newClientIdsOf(board: string) {
    for (const [other, { isForgotten }] of newClientIds)
      if (!rooms.has(other) && isForgotten(ports.clock.now())) newClientIds.delete(other)
    const known = newClientIds.get(board) ?? createNewClientIds()
    newClientIds.set(board, known)
    return known
  }

  /** Whoever runs the server is told what is wrong, whoever asks for the board that it is closed. */
  function closed(error: unknown): never {
    ports.report('a board stays closed', error)
    throw error instanceof BoardDamaged ? damagedNow() : readOnlyNow(whyReadOnly(error))
  }

  function lookLater(board: string) {
    looks.get(board)?.()
    if (closing) return
    looks.set(
      board,
      ports.clock.after(idleRoomMs, () => void look(board)),
    )
  }

  /** Lets go of a board that nobody is on. */
  async function look(board: string) {
    looks.delete(board)
    const room = await rooms.get(board)
    if (closing || !room) return
    if (!room.isEmpty()) return lookLater(board)
    rooms.delete(board)
    ports.watch.boardClosed()
    const shut = room
      .shut(closeCodes.tryLater, 'the board was idle')
      .catch((error: unknown) => ports.report(`board ${board}: letting go of it failed`, error))
      .finally(() => shutting.delete(board))
    shutting.set(board, shut)
    await shut
  }

  return {
    open(board) {
      if (closing) return Promise.reject(new Error('The server is stopping.'))
      const open = rooms.get(board)
      if (open) return open
      const room = load(board)
      rooms.set(board, room)
      // A board that did not load may be tried again; it is never written to meanwhile.
      room.catch(() => rooms.delete(board))
      return room
    },
    async close() {
      closing = true
      for (const cancel of looks.values()) cancel()
      const open = await Promise.allSettled(rooms.values())
      const shuts = open.map((room) =>
        room.status === 'fulfilled' ? room.value.shut(closeCodes.restarting, 'the server stops') : undefined,
      )
      await Promise.all([...shuts, ...shutting.values()])
      rooms.clear()
    },
  }
}
