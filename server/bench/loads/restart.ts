// A server is started again, and the first client wants a board of 2,000 tickets with 10,000 moves behind them.
import { setTimeout as later } from 'node:timers/promises'
import { makeHistory } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { median } from '../timings.ts'
import { arrived, furnish, makeVenue, seatOf, vectorOf } from '../venue.ts'

const [tickets, moves, times] = [2_000, 10_000, 3]
/** Milliseconds for those who store a while after the last change. */
const storedMs = 3_000

export async function restart(stage: Stage): Promise<readonly Line[]> {
  const venue = await makeVenue(stage.taula, 1)
  const furniture = makeHistory(venue, tickets, moves)
  const vector = vectorOf(furniture.state)
  const values = await stage.each(
    async (server) => {
      await furnish(server, venue, furniture)
      await later(storedMs)
      const waits: number[] = []
      for (let i = 0; i < times; i++) {
        await server.restart()
        const begin = performance.now()
        const client = await arrived(seatOf(server, venue, 0), vector)
        waits.push(performance.now() - begin)
        await client.close()
      }
      return median(waits)
    },
    ['taula', 'reference', 'hocuspocus'],
  )
  return [
    {
      load: 'restart, then the first client has that board',
      measure: `time, median of ${times}`,
      unit: 'ms',
      values,
      reach: [{ of: 'betterPeer', atMost: 1 / 2 }],
    },
  ]
}
