// A board that has lived through 50,000 edits: what one more costs, against a fresh board with the same on it.
import { gunzipSync } from 'node:zlib'
import { connect } from '../client.ts'
import type { Contestant } from '../contestant.types.ts'
import { openDevice } from '../edits.ts'
import type { Edit } from '../edits.ts'
import { settled } from '../pace.ts'
import { makeHistory } from '../script.ts'
import type { Stage } from '../stage.ts'
import type { Line } from '../table.ts'
import { furnish, getFromBoard, makeVenue, seatOf } from '../venue.ts'
import type { Venue } from '../venue.ts'

const [tickets, livedThrough, rounds, editsEach, listeners] = [300, 50_000, 4, 1_500, 10]

export async function history(stage: Stage): Promise<readonly Line[]> {
  const values = await stage.each(
    async (server) => {
      const old = await makeVenue(server, 1)
      const past = makeHistory(old, tickets, livedThrough)
      await furnish(server, old, past)
      const { bytes } = await getFromBoard(server, old.board, old.members[0]?.token ?? '', 'export.json')
      const content: unknown = JSON.parse(gunzipSync(bytes).toString())
      const fresh = await makeVenue(server, 1, { import: content })
      const boards = [
        { venue: old, edits: editsOn(old, past.state), cpuMs: 0 },
        { venue: fresh, edits: editsOn(fresh, fresh.state), cpuMs: 0 },
      ]
      // In turns, so that what else the machine does falls on both; the first round warms up.
      for (let round = 0; round <= rounds; round++) {
        for (const board of boards) {
          const mine = board.edits.slice(round * editsEach, (round + 1) * editsEach)
          const cpuMs = await measure(server, board.venue, mine)
          if (round > 0) board.cpuMs += cpuMs
        }
      }
      return (boards[0]?.cpuMs ?? 0) / (boards[1]?.cpuMs ?? 0)
    },
    ['taula'],
  )
  return [
    {
      load: `a board that has lived through ${livedThrough} edits`,
      measure: 'CPU of one more, against a fresh board with the same on it',
      unit: 'times',
      values,
      reach: [{ atMost: 1.2 }],
    },
  ]
}

function editsOn(venue: Venue, state: Uint8Array): readonly Edit[] {
  const device = openDevice(state, venue.members[0]?.person ?? '', 7)
  return Array.from({ length: (rounds + 1) * editsEach }, () => device.rewrite())
}

async function measure(server: Contestant, venue: Venue, edits: readonly Edit[]): Promise<number> {
  let saved = 0
  const writer = await connect(seatOf(server, venue, 0), { saved: (count) => void (saved = count) })
  const others = await Promise.all(Array.from({ length: listeners }, () => connect(seatOf(server, venue, 0))))
  const before = server.cpuMs()
  for (const { update } of edits) writer.update(update)
  await settled(() => saved, edits.length + 1)
  const cpuMs = server.cpuMs() - before
  await Promise.all([writer, ...others].map((client) => client.close()))
  return cpuMs
}
