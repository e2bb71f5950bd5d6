// 200 laptops come back at once to 2,000 tickets with 10,000 moves behind them: as a stock client does, all over the socket,
// and as ours does, which fetches the board compressed and lets the socket bring the rest. Each says at once that it is here,
// as every client does.
import { setTimeout as later } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Contestant } from '../contestant.types.ts'
import { createPointer } from '../pointer.ts'
import { makeHistory } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { arrived, furnish, getFromBoard, makeVenue, seatOf, vectorOf } from '../venue.ts'
import type { Vector, Venue } from '../venue.ts'

const [laptops, tickets, moves] = [200, 2_000, 10_000]
/** Milliseconds for those who store a while after the last change: it must not fall into what is measured. */
const storedMs = 3_000

interface Board {
  readonly venue: Venue
  readonly vector: Vector
  /** The state vector of all of it. */
  readonly fetched: Uint8Array
}
interface Return {
  readonly cpuMs: number
  readonly lastMs: number
  readonly bytesEach: number
}

export async function comeBack(stage: Stage): Promise<readonly Line[]> {
  const venue = await makeVenue(stage.taula, laptops)
  const furniture = makeHistory(venue, tickets, moves)
  const board = {
    venue,
    vector: vectorOf(furniture.state),
    fetched: Y.encodeStateVectorFromUpdate(furniture.state),
  }
  const ways = await stage.each(
    async (server) => {
      await furnish(server, venue, furniture)
      await later(storedMs)
      const stock = await measure(server, (i) => bySocket(server, board, i))
      if (server.name !== 'taula') return { stock, own: stock }
      return { stock, own: await measure(server, (i) => byHttp(server, board, i)) }
    },
    ['taula', 'reference', 'hocuspocus'],
  )
  const values = (way: 'stock' | 'own', what: keyof Return, per = 1) =>
    Object.fromEntries(Object.entries(ways).map(([name, both]) => [name, both[way][what] / per]))
  const load = `${laptops} laptops back at once to ${tickets} tickets with ${moves} moves behind them`
  const own = 'the same, our client fetching it compressed'
  return [
    {
      load,
      measure: 'server CPU',
      unit: 'ms',
      values: values('stock', 'cpuMs'),
      reach: [{ of: 'betterPeer', atMost: 1 / 15 }],
    },
    {
      load,
      measure: 'until the last has all',
      unit: 'ms',
      values: values('stock', 'lastMs'),
      reach: [{ of: 'betterPeer', atMost: 1 / 5 }],
    },
    {
      load: own,
      measure: 'bytes per laptop',
      unit: 'KB',
      values: values('own', 'bytesEach', 1000),
      reach: [{ of: 'betterPeer', atMost: 1 / 5 }],
    },
    {
      load: own,
      measure: 'server CPU',
      unit: 'ms',
      values: values('own', 'cpuMs'),
      reach: [{ of: 'betterPeer', atMost: 1 / 15 }],
    },
    {
      load: own,
      measure: 'until the last has all',
      unit: 'ms',
      values: values('own', 'lastMs'),
      reach: [{ of: 'betterPeer', atMost: 1 / 5 }],
    },
  ]
}

interface Arrival {
  readonly bytes: number
  close(): Promise<void>
}

async function measure(server: Contestant, comeIn: (i: number) => Promise<Arrival>): Promise<Return> {
  const before = server.cpuMs()
  const begin = performance.now()
  const all = await Promise.all(Array.from({ length: laptops }, (_, i) => comeIn(i)))
  const lastMs = performance.now() - begin
  const cpuMs = server.cpuMs() - before
  await Promise.all(all.map((one) => one.close()))
  return { cpuMs, lastMs, bytesEach: all.reduce((sum, { bytes }) => sum + bytes, 0) / laptops }
}

async function bySocket(server: Contestant, { venue, vector }: Board, i: number): Promise<Arrival> {
  const client = await arrived(seatOf(server, venue, i), vector, { presence: createPointer().say() })
  return { bytes: client.receivedBytes(), close: client.close }
}

async function byHttp(server: Contestant, { venue, fetched }: Board, i: number): Promise<Arrival> {
  const { bytes } = await getFromBoard(server, venue.board, venue.members[i]?.token ?? '', 'state')
  const client = await arrived(seatOf(server, venue, i), new Map(), {
    vector: fetched,
    presence: createPointer().say(),
  })
  return { bytes: bytes.length + client.receivedBytes(), close: client.close }
}
