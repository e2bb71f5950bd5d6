// 300 updates a second: how long until each is on disk, by the server's own word. No peer has one: Hocuspocus' says "in
// memory".
import { connect } from '../client.ts'
import { diskAlone } from '../disk.ts'
import { atRate, settled } from '../pace.ts'
import { makeScript } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { createTimings } from '../timings.ts'
import { furnish, makeVenue, seatOf } from '../venue.ts'

const [writers, tickets] = [30, 300]
const perSecond = 10 * writers
const [warmUpSeconds, seconds] = [2, 8]
/** Of a room at this load on a quiet machine: commits a second, and what is in each. */
const [commitsPerSecond, bytesOfCommit] = [60, 600]

export async function saved(stage: Stage): Promise<readonly Line[]> {
  const venue = await makeVenue(stage.taula, writers)
  const script = makeScript(venue, tickets, writers, ((warmUpSeconds + seconds) * perSecond) / writers)
  const measured = await stage.each(
    async (server) => {
      await furnish(server, venue, script.furniture)
      let timings = createTimings()
      const join = async (i: number) => {
        const sentAt: number[] = []
        let acknowledged = 0
        const saved = (count: number) => {
          // The first is the step 2, by which a client says what it has.
          for (; acknowledged < count - 1; acknowledged++)
            timings.add(performance.now() - (sentAt[acknowledged] ?? 0))
        }
        const client = await connect(seatOf(server, venue, i), { saved })
        const act = (n: number) => {
          const edit = script.edits[i]?.[n]
          if (!edit) return
          sentAt.push(performance.now())
          client.update(edit.update)
        }
        return { client, act }
      }
      const guests = await Promise.all(Array.from({ length: writers }, (_, i) => join(i)))
      let next = 0
      const act = () => {
        guests[next % writers]?.act(Math.floor(next / writers))
        next += 1
      }
      await atRate(perSecond, warmUpSeconds, act)
      await settled(() => timings.count(), perSecond * warmUpSeconds)
      timings = createTimings()
      await atRate(perSecond, seconds, act)
      await settled(() => timings.count(), perSecond * seconds)
      await Promise.all(guests.map(({ client }) => client.close()))
      const isWhole = timings.count() === perSecond * seconds
      return (share: number) => (isWhole ? timings.at(share) : Infinity)
    },
    ['taula'],
  )
  const disk = await diskAlone(bytesOfCommit, commitsPerSecond, seconds)
  const load = `${perSecond} updates a second`
  const at = (share: number) => ({
    load,
    unit: 'ms',
    values: measured.taula ? { taula: measured.taula(share) } : {},
    disk: disk.at(share),
  })
  return [
    { ...at(0.5), measure: 'p50 of "saved", the disk synced', reach: [] },
    { ...at(0.99), measure: 'p99 of "saved", the disk synced', reach: [{ atMost: 50 }] },
  ]
}
