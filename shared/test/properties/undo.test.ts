// Taking back takes back mine: what somebody else has written since stays as it is.
import type { Entry, Peer } from '../../src/testing/index.ts'
import { registersJson } from '../../src/testing/index.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

/** Every register of a device, as text. */
const registersOf = (peer: Peer): Map<string, string> =>
  new Map(
    Object.entries(registersJson(peer.doc)).flatMap(([kind, registers]) =>
      Object.entries(registers).map(([key, value]) => [`${kind}/${key}`, JSON.stringify(value)] as const),
    ),
  )

/** The registers that differ, with what they hold now. */
const changes = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) =>
  new Map([...now].filter(([key, value]) => before.get(key) !== value))

/**
 * Turns of claims and days are only ever added to: taking back begins or ends one, and changes none. What was made is
 * withdrawn, in a register that nobody had written.
 */
const isNewWord = (key: string, before: ReadonlyMap<string, string>) =>
  /^(claims\/.*\/(begun|ended)\.|days\/.*\/(opened|closed)\.|(tickets|sessions)\/.*\/withdrawn$|people\/.*\/removed$)/.test(
    key,
  ) && !before.has(key)

property('taking back changes only what still is as that device left it', (random) => {
  /** What each device held after its last step. */
  const known = new Map<Peer, Map<string, string>>()
  const written = new Map<Entry, ReadonlyMap<string, string>>()
  sprint({
    random,
    weights: {
      move: 6,
      rename: 5,
      seat: 5,
      withdraw: 3,
      claim: 5,
      end: 3,
      agree: 2,
      editPerson: 4,
      closeTable: 2,
      check: 2,
      reserve: 2,
      split: 1,
      keep: 2,
      pass: 2,
      leave: 1,
      hours: 1,
      openDay: 1,
      closeDay: 1,
      addSession: 1,
      editSession: 2,
      withdrawSession: 1,
      importSessions: 1,
      availability: 2,
      markSetup: 2,
      setupSteps: 1,
      expect: 1,
      undo: 12,
    },
    onDeed(entry) {
      const before = known.get(entry.peer) ?? new Map<string, string>()
      const now = registersOf(entry.peer)
      const changed = changes(before, now)
      if (entry.undid) {
        const mine = written.get(entry.undid) ?? new Map<string, string>()
        const others = [...changed.keys()].filter(
          (key) => mine.get(key) !== before.get(key) && !isNewWord(key, before),
        )
        expectEqual(others, [], `${entry.peer.name} took back ${JSON.stringify(entry.undid.deed)}`)
      }
      written.set(entry, changed)
    },
    check: (peer) => void known.set(peer, registersOf(peer)),
  })
})
