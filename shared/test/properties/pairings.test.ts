// Pairing under random offline edits: nobody's word is lost, and no two that are on say the same.
import type { Entry, Peer } from '../../src/testing/index.ts'
import { field, register } from './raw.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

const isThere = (peer: Peer, pairing: string, said: string) =>
  register(peer, 'pairings', `${pairing}/${said}`) !== undefined

const words = { acceptPairing: 'accepted', declinePairing: 'declined', leavePairing: 'left' } as const

/** What somebody said of themself in an answer, as the register that has to keep it. */
function wordOf({ deed, ok, peer }: Entry): readonly [pairing: string, said: string] | undefined {
  if (!ok || deed.did === 'undo' || !('pairing' in deed)) return undefined
  const { pairing } = deed
  const said =
    deed.did === 'endPairing'
      ? 'ended'
      : `${words[deed.did]}.${('person' in deed && deed.person) || peer.person}`
  // An answer to what is over, or not theirs, is no word.
  return isThere(peer, pairing, said) ? [pairing, said] : undefined
}

property('nobody’s word about a pairing is lost, and everybody sees the same pairings', (random) => {
  const said: (readonly [pairing: string, said: string])[] = []
  sprint({
    random,
    weights: {
      pairUp: 8,
      acceptPairing: 6,
      declinePairing: 2,
      leavePairing: 3,
      endPairing: 2,
      seat: 4,
      claim: 2,
      agree: 2,
      end: 1,
      editPerson: 1,
      undo: 2,
    },
    onDeed(entry) {
      const word = wordOf(entry)
      if (word) said.push(word)
    },
    check(peer) {
      const on = peer.view.pairings.get().filter(({ isOn }) => isOn)
      for (const { id, people } of on) {
        expectEqual(isThere(peer, id, 'ended'), false, `${id} was ended`)
        for (const person of people) {
          const isOut = isThere(peer, id, `declined.${person}`) || isThere(peer, id, `left.${person}`)
          expectEqual(isOut, false, `${person} is out of ${id}`)
          const aloud = field(register(peer, 'pairings', `${id}/made`), 'aloud') === true
          const by = field(register(peer, 'pairings', `${id}/made`), 'by') === person
          expectEqual(aloud || by || isThere(peer, id, `accepted.${person}`), true, `${person} said yes`)
        }
      }
      const whole = on.filter(({ people, all }) => people.length === all.length)
      const same = whole.map(({ people, ticket }) => `${ticket} ${people.join()}`)
      expectEqual(same.length, new Set(same).size, 'each pairing once')
    },
    atEnd({ network }) {
      for (const peer of network.peers) {
        for (const [pairing, word] of said) expectEqual(isThere(peer, pairing, word), true, word)
      }
    },
  })
})
