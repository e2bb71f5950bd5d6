// [I6] Upstream and board never overwrite each other. That an older fetch never beats a newer one is not asked here:
// among peers alone Yjs picks one of two concurrent fetches by client id; the server's room holds it (tested there).
import { importTickets } from '../../src/ops/import.ts'
import type { Entry, Peer } from '../../src/testing/index.ts'
import { field, idsOf, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

type Items = Extract<Entry['deed'], { did: 'import' }>['items']

/** Every register of this device that is not the tracker's word. */
const boardPart = (peer: Peer): Map<string, unknown> =>
  new Map(
    ['tickets', 'claims', 'people', 'seats'].flatMap((kind) =>
      [...peer.doc.getMap(kind).entries()].filter(([key]) => !key.endsWith('/upstream')),
    ),
  )

function sameListAgain(peer: Peer, items: Items) {
  let updates = 0
  const stop = peer.onChange(() => void (updates += 1))
  const result = peer.act(importTickets, items)
  stop()
  const { tickets: _tickets, ...counts } = (result.ok && result.value) || { tickets: [] }
  expectEqual(
    [counts, updates],
    [{ new: 0, changed: 0, same: items.length, bad: [] }, 0],
    'the same list again',
  )
}

/** What the lists said of each ticket, by its address: titles only, each list has its own. */
function createSayings() {
  const said = new Map<string, string[]>()
  return {
    said,
    say(items: Items) {
      for (const { upstream } of items) {
        if (upstream) said.set(upstream.url, [...(said.get(upstream.url) ?? []), upstream.title ?? ''])
      }
    },
  }
}

property('[I6] an import touches nothing that people wrote, and brings each ticket once', (random) => {
  const parts = new Map<Peer, Map<string, unknown>>()
  const { said, say } = createSayings()
  sprint({
    random,
    weights: { import: 6, move: 6, rename: 5, withdraw: 2, claim: 4, end: 2, undo: 2 },
    onDeed({ peer, deed }) {
      if (deed.did !== 'import') return
      say(deed.items)
      const now = boardPart(peer)
      const changed = [...(parts.get(peer) ?? [])].filter(([key, value]) => now.get(key) !== value)
      expectEqual(changed, [], 'changed by an import')
      sameListAgain(peer, deed.items)
    },
    check: (peer) => void parts.set(peer, boardPart(peer)),
    atEnd({ network, board }) {
      say(board.items)
      for (const peer of network.peers) {
        const stands = idsOf(peer, 'tickets').flatMap(
          (id) => register(peer, 'tickets', `${id}/upstream`) ?? [],
        )
        const urls = stands.map((upstream) => String(field(upstream, 'url')))
        expectEqual(urls.toSorted(), [...said.keys()].toSorted(), 'each ticket once')
        const unsaid = stands.filter(
          (upstream) => !said.get(String(field(upstream, 'url')))?.includes(String(field(upstream, 'title'))),
        )
        expectEqual(unsaid, [], 'what no list said')
      }
    },
  })
})
