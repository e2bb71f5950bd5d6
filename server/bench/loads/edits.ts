// 150 people on a board, 30 of them make ten changes a second each.
import { setTimeout as later } from 'node:timers/promises'
import { connect } from '../client.ts'
import type { Contestant } from '../contestant.types.ts'
import { atRate, settled } from '../pace.ts'
import { createSentAt, makeScript } from '../script.ts'
import type { Script } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { createTimings } from '../timings.ts'
import { furnish, makeVenue, seatOf } from '../venue.ts'
import type { Venue } from '../venue.ts'
import { microsecondsEach, valuesOf } from './flow.ts'
import type { Flow } from './flow.ts'

const [people, writers, tickets] = [150, 30, 300]
const perSecond = 10 * writers
const [warmUpSeconds, seconds] = [2, 8]

export async function edits(stage: Stage): Promise<readonly Line[]> {
  const venue = await makeVenue(stage.taula, people)
  const script = makeScript(venue, tickets, writers, (warmUpSeconds + seconds) * (perSecond / writers))
  const flows = await stage.each((server) => measure(server, venue, script))
  const load = `${people} people, ${writers} of them make 10 edits a second each`
  return [
    {
      load,
      measure: 'server CPU per delivery',
      unit: 'us',
      values: valuesOf(flows, microsecondsEach),
      reach: [
        { of: 'betterPeer', atMost: 1 / 3 },
        { of: 'relay', atMost: 1 },
      ],
    },
    {
      load,
      measure: 'p99',
      unit: 'ms',
      values: valuesOf(flows, ({ p99Ms }) => p99Ms),
      reach: [{ of: 'betterPeer', atMost: 1.3 }],
    },
  ]
}

async function measure(server: Contestant, venue: Venue, script: Script): Promise<Flow> {
  await furnish(server, venue, script.furniture)
  const sentAt = createSentAt(script)
  let timings = createTimings()
  let since = Infinity
  const join = (i: number) => {
    const own = script.edits[i]?.[0]?.client
    const update = (bytes: Uint8Array) => {
      const now = performance.now()
      for (const { client, at } of sentAt.read(bytes))
        if (client !== own && at >= since) timings.add(now - at)
    }
    return connect(seatOf(server, venue, i), { update })
  }
  const clients = await Promise.all(Array.from({ length: people }, (_, i) => join(i)))
  let next = 0
  const act = () => {
    const writer = next % writers
    const edit = script.edits[writer]?.[Math.floor(next / writers)]
    next += 1
    if (!edit) return
    sentAt.send(edit, performance.now())
    clients[writer]?.update(edit.update)
  }
  await atRate(perSecond, warmUpSeconds, act)
  await later(300)
  since = performance.now()
  timings = createTimings()
  const before = server.cpuMs()
  await atRate(perSecond, seconds, act)
  await settled(timings.count, perSecond * seconds * (people - 1))
  const cpuMs = server.cpuMs() - before
  await Promise.all(clients.map((client) => client.close()))
  return { cpuMs, delivered: timings.count(), p50Ms: timings.at(0.5), p99Ms: timings.at(0.99) }
}
