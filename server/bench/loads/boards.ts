// 1,000 boards of 30 tickets with one client each, and then all leave.
import { setTimeout as later } from 'node:timers/promises'
import { connect } from '../client.ts'
import type { Client } from '../client.ts'
import type { Contestant } from '../contestant.types.ts'
import { openDevice } from '../edits.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { arrived, makeVenue, seatOf, vectorOf } from '../venue.ts'
import type { Furniture, Venue } from '../venue.ts'

const [boardCount, tickets] = [1_000, 30]
/** Boards that are open throughout: before them half of the code was never run. */
const warmUpBoards = 20
const atOnce = 20
/** Milliseconds after the last has left. */
const minuteMs = 60_000

interface Furnished {
  readonly venue: Venue
  readonly furniture: Furniture
}

export async function boards(stage: Stage): Promise<readonly Line[]> {
  const made: Furnished[] = []
  const held = await stage.each(
    async (server) => {
      const open = async (i: number) => {
        const board = made[i] ?? (await furnishedBoard(stage.taula, i))
        made[i] ??= board
        return visit(server, board)
      }
      const stay = await inWaves(0, warmUpBoards, open)
      const start = await server.heldBytes()
      const clients = await inWaves(warmUpBoards, warmUpBoards + boardCount, open)
      const full = await server.heldBytes()
      await Promise.all(clients.map((client) => client.close()))
      await later(minuteMs)
      const end = await server.heldBytes()
      await Promise.all(stay.map((client) => client.close()))
      return { perBoard: (full - start) / boardCount, left: end / start }
    },
    ['taula', 'reference', 'hocuspocus'],
  )
  const values = (what: 'perBoard' | 'left', per = 1) =>
    Object.fromEntries(Object.entries(held).map(([name, value]) => [name, value[what] / per]))
  const load = `${boardCount} boards of ${tickets} tickets, one client each; then all leave`
  return [
    {
      load,
      measure: 'memory per board',
      unit: 'KB',
      values: values('perBoard', 1000),
      reach: [{ of: 'betterPeer', atMost: 1 / 2 }],
    },
    {
      load,
      measure: 'held a minute later, against the start',
      unit: 'times',
      values: values('left'),
      reach: [{ atMost: 1.1 }],
    },
  ]
}

async function furnishedBoard(taula: Contestant, i: number): Promise<Furnished> {
  const venue = await makeVenue(taula, 1)
  const device = openDevice(venue.state, venue.members[0]?.person ?? '', i + 1)
  return { venue, furniture: { updates: device.import(tickets), state: device.state() } }
}

/** Brings the tickets and stays. Resolves when a second client would be told of them. */
async function visit(server: Contestant, { venue, furniture }: Furnished): Promise<Client> {
  const client = await connect(seatOf(server, venue, 0))
  if (server.name !== 'taula') client.update(venue.state)
  for (const update of furniture.updates) client.update(update)
  const reader = await arrived(seatOf(server, venue, 0), vectorOf(furniture.state))
  await reader.close()
  return client
}

async function inWaves<T>(from: number, to: number, act: (i: number) => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let i = from; i < to; i += atOnce) {
    const wave = Array.from({ length: Math.min(atOnce, to - i) }, (_, k) => act(i + k))
    all.push(...(await Promise.all(wave)))
  }
  return all
}
