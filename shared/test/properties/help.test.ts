// [I5] Help only moves forward: what somebody saw resolved stays so, both who take it are shown, and the queue has one
// order everywhere. Judged by the registers as they stand, and by what people did.
import {
  askForHelp,
  handBack,
  helpedWithout,
  resolveHelp,
  takeHelp,
  withdrawHelp,
} from '../../src/ops/help.ts'
import {
  buildBoard,
  createNetwork,
  createPeer,
  handClock,
  sameDocument,
  viewJson,
} from '../../src/testing/index.ts'
import type { Peer, Random } from '../../src/testing/index.ts'
import { field, idsOf, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, freshView } from './sprint.ts'

const hour = 60 * 60 * 1000
const board = buildBoard()
const ops = [
  (peer: Peer, random: Random) =>
    peer.act(askForHelp, { ...(random.chance(0.5) && { topic: random.pick(['git', 'ORM']) }) }),
  (peer: Peer, random: Random) => peer.act(takeHelp, { request: aRequest(peer, random) }),
  (peer: Peer, random: Random) => peer.act(handBack, { request: aRequest(peer, random) }),
  (peer: Peer, random: Random) => peer.act(resolveHelp, { request: aRequest(peer, random) }),
  (peer: Peer, random: Random) => peer.act(withdrawHelp, { request: aRequest(peer, random) }),
  (peer: Peer, random: Random) => peer.act(helpedWithout, { person: random.pick(board.people).id }),
] as const
const aRequest = (peer: Peer, random: Random) => random.pick(['nothing', ...idsOf(peer, 'help')])

/** A family of turns of a request, by person. */
const turns = (peer: Peer, id: string, family: string): ReadonlyMap<string, number> =>
  new Map(
    [...peer.doc.getMap('help')].flatMap(([key, value]) =>
      key.startsWith(`${id}/${family}.`) ? [[key.split('.')[1] ?? '', Number(field(value, 'turn'))]] : [],
    ),
  )

function requestsAreAsTheyStand(peer: Peer) {
  const drawn = new Map(peer.view.help.get().map((request) => [request.id, request]))
  // An answer may arrive before its question: then nobody shows it (I7).
  const known = idsOf(peer, 'help').filter((id) => register(peer, 'help', `${id}/waiting`) !== undefined)
  expectEqual([...drawn.keys()].toSorted(), known.toSorted(), 'requests')
  for (const id of known) {
    const request = drawn.get(id)
    const back = turns(peer, id, 'back')
    const coming = [...turns(peer, id, 'taken')].filter(([person, turn]) => turn > (back.get(person) ?? 0))
    expectEqual(
      request?.takers.map(({ person }) => person).toSorted(),
      coming.map(([person]) => person).toSorted(),
      `who comes to ${id}`,
    )
    const times = request?.takers.map(({ at }) => at) ?? []
    expectEqual(
      times,
      times.toSorted((a, b) => a - b),
      'the earliest leads',
    )
  }
  // Whoever asked on two devices waits once, in the place of what they asked first.
  const first = new Map<unknown, { readonly id: string; readonly since: number }>()
  const isOver = (id: string) =>
    ['resolved', 'withdrawn'].some((end) => register(peer, 'help', `${id}/${end}`) !== undefined)
  for (const id of known.filter((one) => !isOver(one)).toSorted()) {
    const person = field(register(peer, 'help', `${id}/question`), 'person')
    const since = Number(field(register(peer, 'help', `${id}/waiting`), 'since'))
    const other = first.get(person)
    if (!other || since < other.since) first.set(person, { id, since })
  }
  expectEqual(
    peer.view.queue
      .get()
      .map(({ id }) => id)
      .toSorted(),
    [...first.values()].map(({ id }) => id).toSorted(),
    'who waits',
  )
}

property(
  '[I5] what is resolved stays resolved; all have the same queue, with everybody who is coming',
  (random) => {
    const clock = handClock()
    const peers = Array.from({ length: random.int(3, 5) }, (_, i) =>
      createPeer({
        // The first two devices are one person's.
        person: board.people[Math.max(0, i - 1)]?.id ?? 'nobody',
        clock,
        random,
        name: `device ${i + 1}`,
        clockErrorMs: random.int(-10 * hour, 10 * hour),
        state: board.state,
      }),
    )
    const network = createNetwork(peers)
    const seen = new Map(peers.map((peer) => [peer, new Set<string>()]))
    const undos: (() => void)[] = []
    const look = (peer: Peer) => {
      requestsAreAsTheyStand(peer)
      const resolved = seen.get(peer) ?? new Set()
      const now = peer.view.help.get().filter(({ state }) => state === 'resolved')
      const ids = new Set(now.map(({ id }) => id))
      expectEqual(
        [...resolved].filter((id) => !ids.has(id)),
        [],
        'went back',
      )
      for (const id of ids) resolved.add(id)
    }
    for (let i = 0; i < 60; i++) {
      clock.advance(random.int(1, hour))
      const peer = random.pick(peers)
      const dice = random.next()
      if (dice < 0.45) {
        const result = random.pick(ops)(peer, random)
        if (result.ok && result.undo) {
          const { undo } = result
          undos.push(() => undo(peer.doc, peer.ctx()))
        }
      } else if (dice < 0.55) undos.pop()?.()
      else if (dice < 0.9) network.deliverAny(random)
      else if (network.isOnline(peer)) network.goOffline(peer)
      else network.goOnline(peer)
      for (const each of peers) look(each)
    }
    network.converge()
    const [first, ...others] = peers
    if (!first) return
    expectEqual(viewJson(first.view, first.doc), freshView(first), 'a screen and one that is opened now')
    const resolvedSomewhere = new Set([...seen.values()].flatMap((ids) => Array.from(ids)))
    for (const peer of peers) {
      look(peer)
      for (const id of resolvedSomewhere)
        expectEqual(
          register(peer, 'help', `${id}/resolved`) !== undefined,
          true,
          `${id} is resolved everywhere`,
        )
    }
    for (const peer of others) {
      expectEqual(sameDocument(first.doc, peer.doc), true, 'all hold the same')
      expectEqual(peer.view.queue.get(), first.view.queue.get(), 'all have the same queue')
    }
    network.close()
  },
)
