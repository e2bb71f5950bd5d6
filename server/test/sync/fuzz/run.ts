// One run at random: five devices of four people edit by every op and past them, lines break, the disk is slow, broken or
// full, the server is killed and restarted, everybody goes and the board is let go of. In the end all hold the same.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { addTicket } from '@taula/shared/ops/tickets'
import { serverClientId } from '@taula/shared/board/clientIds'
import {
  buildBoard,
  createJournal,
  createWorld,
  handClock,
  randomDeed,
  registersJson,
  seededRandom,
  value,
} from '@taula/shared/testing'
import { DiskFull } from '../../../src/sync/docStore.ts'
import { compactAfterRows, compactWhenQuietMs, idleRoomMs } from '../../../src/sync/limits.ts'
import { Unavailable } from '../../../src/sync/unavailable.ts'
import { setUp } from '../harness.ts'
import { createDevice } from './device.ts'
import { createWitness, expectSame } from './witness.ts'

const stepCount = 150
/** Milliseconds; the hand clock of rooms begins then. */
const start = 1_700_000_000_000
const board = buildBoard({ people: 4, tables: 2, upstream: 3, own: 2 }, seededRandom(1), handClock(start))

/** A log that is about to be replaced by a snapshot. */
const longLog = (() => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, board.state)
  doc.clientID = serverClientId
  const rows = [board.state]
  doc.on('update', (update: Uint8Array) => void rows.push(update))
  while (rows.length < compactAfterRows - 10) doc.getMap('meta').set('board/name', `Sprint ${rows.length}`)
  return rows
})()

export async function run(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const { clock, store, reports, rooms: first, start: startServer } = setUp({}, random.next)
  store.rows.set('b', random.chance(0.2) ? [...longLog] : [board.state])
  const witness = createWitness(store, 'b')
  const world = createWorld(board)
  const journal = createJournal()
  let rooms = first
  const devices = [0, 1, 2, 3, 3].map((i, at) =>
    createDevice(
      {
        person: world.people[i] ?? '',
        name: `device ${at + 1}`,
        clock: { ...clock, advance: () => {} },
        random,
        clockErrorMs: random.int(-300_000, 300_000),
      },
      witness,
    ),
  )
  const injected = new Set<unknown>()
  /** Titles that the server said it has added. */
  const promised: string[] = []
  const failures: unknown[] = []
  const any = () => random.pick(devices)

  const steps = {
    deed() {
      const { peer } = any()
      world.note(journal.record(peer, randomDeed(peer, world, random)))
    },
    raw() {
      const { peer } = any()
      const [kind, key, ...values] = random.pick<readonly [string, string, ...unknown[]]>([
        ['tickets', `${random.pick(world.tickets)}/title`, 'Raw', 'Rawer', 42, ''],
        ['people', `${random.pick(world.people)}/role`, 'organiser', 'sprinter', 'king'],
        ['people', `${random.pick(world.people)}/remote`, true, false, 'no'],
        ['meta', 'board/name', 'Mine', null],
      ])
      if (random.chance(0.1)) peer.doc.getMap(kind).delete(key)
      else peer.doc.getMap(kind).set(key, random.pick(values))
    },
    misbehave: () => any().misbehave(),
    presence: () => any().client.showPresence({ looksAt: random.pick(world.tickets) }),
    line() {
      const device = any()
      if (device.isOn()) device.leave()
      else device.come(rooms)
    },
    step2: () => any().client.releaseStep2(),
    server() {
      const title = `Promised ${random.int(0, 1e9)}`
      rooms
        .open('b')
        .then((room) => room.change((doc, ctx) => addTicket(doc, { title }, ctx)))
        .then(
          (result) => {
            value(result)
            expect([...witness.disk.getMap('tickets').values()]).toContain(title)
            promised.push(title)
          },
          (error: unknown) => {
            if (!(error instanceof Unavailable)) expect(String(error)).toMatch(/just closed|stopping/)
          },
        )
        .catch((error: unknown) => failures.push(error))
    },
    disk() {
      const kind = random.int(0, 4)
      if (kind === 0) store.hold = true
      else if (kind === 1) injected.add((store.failure = new Error('I/O error')))
      else if (kind === 2) injected.add((store.failure = new DiskFull('no room')))
      else if (kind === 3) store.release()
      else mend()
    },
    mend,
    async kill() {
      for (const device of devices) device.leave()
      // What was under way to the disk may have come there, or not.
      if (random.chance(0.5)) store.release()
      if (random.chance(0.5)) await clock.advance(0)
      rooms = startServer()
    },
    async stop() {
      mend()
      const closing = rooms.close()
      await clock.advance(2_000)
      await closing
      for (const device of devices) if (device.isOn()) device.leave()
      rooms = startServer()
    },
    async quiet() {
      await clock.advance(compactWhenQuietMs + 500)
    },
    async everybodyGoes() {
      for (const device of devices) device.leave()
      // Some come back while the snapshot is still being written.
      if (random.chance(0.5)) store.hold = true
      await clock.advance(idleRoomMs + random.int(-50, 50))
    },
  }
  function mend() {
    store.hold = false
    store.failure = undefined
    store.release()
  }
  const weights: Record<keyof typeof steps, number> = {
    deed: 40,
    raw: 6,
    misbehave: 3,
    presence: 5,
    line: 20,
    step2: 8,
    server: 3,
    disk: 4,
    mend: 3,
    kill: 1.5,
    stop: 1,
    quiet: 2,
    everybodyGoes: 1.5,
  }

  for (let i = 0; i < stepCount; i++) {
    await steps[random.weighted(weights)]()
    await clock.advance(random.pick([0, 0, 1, 5, 20, 50, 300, 700]))
    for (const device of devices) device.isOn()
  }

  mend()
  for (let i = 0; i < 3; i++) {
    for (const device of devices) {
      if (!device.isOn()) device.come(rooms)
      await clock.advance(1_000)
      device.client.holdsStep2 = false
      device.client.releaseStep2()
    }
    await clock.advance(3_000)
  }

  expect(failures).toEqual([])
  expect(reports.filter((error) => !injected.has(error))).toEqual([])
  const disk = store.onDisk('b')
  expectSame(disk, witness.disk, 'what was written and what is read')
  const titles = [...disk.getMap('tickets').values()]
  for (const title of promised) expect(titles).toContain(title)
  expect(JSON.stringify(registersJson(disk))).not.toContain('nonsense')
  const here = new Map(devices.map(({ peer }) => [peer.doc.clientID, peer.person]))
  for (const { peer, client } of devices) {
    expect({ name: peer.name, closed: client.closed, waits: client.sent - client.saved }).toEqual({
      name: peer.name,
      closed: undefined,
      waits: 0,
    })
    expectSame(peer.doc, disk, peer.name)
    const seen = new Map([...client.awareness.getStates()].map(([id, state]) => [id, state['person']]))
    // Of a person's own devices the room takes care not to say what they said before; they say it again by themselves.
    for (const [id, person] of here) if (person === peer.person) seen.set(id, person)
    expect(seen, peer.name).toEqual(here)
  }
  const [gone, ...others] = devices
  gone?.leave()
  await clock.advance(1_000)
  for (const { client } of others)
    expect(client.awareness.getStates()).not.toHaveProperty('size', devices.length)
  const closing = rooms.close()
  await clock.advance(2_000)
  await closing
  expectSame(store.onDisk('b'), witness.disk, 'after the last snapshot')
  for (const { peer } of devices) peer.close()
}
