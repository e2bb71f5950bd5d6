// 100 people move their pointers five times a second: presence alone.
import { setTimeout as later } from 'node:timers/promises'
import { connect } from '../client.ts'
import type { Contestant } from '../contestant.types.ts'
import { marksIn } from '../marks.ts'
import { atRate, settled } from '../pace.ts'
import { createPointer } from '../pointer.ts'
import { readOnce } from '../reading.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { createTimings } from '../timings.ts'
import { makeVenue, seatOf } from '../venue.ts'
import type { Venue } from '../venue.ts'
import { microsecondsEach, valuesOf } from './flow.ts'
import type { Flow } from './flow.ts'

const people = 100
const perSecond = 5 * people
const [warmUpSeconds, seconds] = [2, 8]

export async function pointers(stage: Stage): Promise<readonly Line[]> {
  const venue = await makeVenue(stage.taula, people)
  const flows = await stage.each((server) => measure(server, venue))
  const load = `${people} people move their pointer 5 times a second`
  return [
    {
      load,
      measure: 'server CPU per delivered presence',
      unit: 'us',
      values: valuesOf(flows, microsecondsEach),
      reach: [{ of: 'betterPeer', atMost: 1 / 5 }],
    },
    {
      load,
      measure: 'p99',
      unit: 'ms',
      values: valuesOf(flows, ({ p99Ms }) => p99Ms),
      reach: [{ atMost: 60 }],
    },
  ]
}

async function measure(server: Contestant, venue: Venue): Promise<Flow> {
  const read = readOnce(marksIn)
  let timings = createTimings()
  let since = Infinity
  const join = async (i: number) => {
    const pointer = createPointer()
    const presence = (entries: Uint8Array) => {
      const now = performance.now()
      for (const { client, clock, at } of read(entries)) {
        if (client === pointer.id) pointer.hear(clock)
        if (at >= since) timings.add(now - at)
      }
    }
    const client = await connect(seatOf(server, venue, i), { presence })
    return { client, say: () => client.presence(pointer.say()) }
  }
  const guests = await Promise.all(Array.from({ length: people }, (_, i) => join(i)))
  let next = 0
  const say = () => guests[next++ % people]?.say()
  await atRate(perSecond, warmUpSeconds, say)
  await later(200)
  since = performance.now()
  timings = createTimings()
  const before = server.cpuMs()
  await atRate(perSecond, seconds, say)
  await settled(timings.count, perSecond * seconds * people)
  const cpuMs = server.cpuMs() - before
  await Promise.all(guests.map(({ client }) => client.close()))
  return { cpuMs, delivered: timings.count(), p50Ms: timings.at(0.5), p99Ms: timings.at(0.99) }
}
