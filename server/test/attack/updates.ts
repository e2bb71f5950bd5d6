// Attacks with messages that are well formed: bombs for who decodes them, values and places that there are not, and what
// others alone may write or say.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { messages } from '@taula/shared/protocol/messages'
import { craft } from '../sync/craft.ts'
import type { Item } from '../sync/craft.ts'
import type { Attack } from './attack.ts'
import { intrude, nextFrame, presenceFrame, sendAll, sendEach, step2Frame, updateFrame } from './intruder.ts'
import type { Stage } from './stage.ts'

const { badMessage, foreignClientId, orphanUpdate, tooLarge } = closeCodes
const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))

/** Client ids of the intruder: the first writes, the second only tries to, the third waits for what never comes. */
const [writing, trying, waiting] = [400_000_001, 400_000_002, 400_000_003]
/** And from this one on they speak. */
const speaking = 400_000_004
const change = (...items: readonly Item[]) => craft([{ client: trying, clock: 0, items }])
/** Sends changes that are all taken, though perhaps undone. */
const write = (stage: Stage, items: readonly Item[]) =>
  sendAll(
    stage,
    items.map((item) => nextFrame(stage, writing, item)),
  )
const value = (register: string, any: unknown): Item => ({ register, content: { any: [any] } })

/** An update with one value, whose bytes are these. */
const rawValue = (bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    const whole = change({ register: 'tickets/x/title', content: { any: [] } })
    // Without the number of its values, which are none, and that of the deletions.
    encoding.writeUint8Array(encoder, whole.subarray(0, -2))
    encoding.writeVarUint(encoder, 1)
    encoding.writeUint8Array(encoder, bytes)
    encoding.writeVarUint(encoder, 0)
  })

// How lib0 writes lists and objects.
const [list, object] = [117, 118]
const nested = (levels: number) => rawValue(Uint8Array.from(many(2 * levels, (i) => (i % 2 ? 1 : list))))
const emptyObjects = (entries: number) =>
  rawValue(
    encoding.encode((encoder) => {
      encoding.writeUint8(encoder, list)
      encoding.writeVarUint(encoder, entries)
      encoding.writeUint8Array(
        encoder,
        Uint8Array.from({ length: 2 * entries }, (_, i) => (i % 2 ? 0 : object)),
      )
    }),
  )

const v2 = () => {
  const doc = new Y.Doc()
  for (let i = 0; i < 20_000; i++) doc.getMap('tickets').set('x/title', i)
  return Y.encodeStateAsUpdateV2(doc)
}

const bombs: readonly Attack[] = [
  {
    name: 'eight bytes that claim thirty million structs',
    make: (stage, size) =>
      sendEach(
        stage,
        many(10 * size, () => updateFrame(Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0))),
      ),
    outcome: [badMessage],
  },
  {
    name: 'a value 20,000 levels deep',
    make: (stage) => sendAll(stage, [updateFrame(nested(20_000))]),
    outcome: [badMessage],
  },
  {
    name: 'an update in V2',
    make: (stage) => sendAll(stage, [step2Frame(v2())]),
    outcome: [badMessage],
  },
  {
    name: 'a list of eight million empty objects',
    make: (stage) => sendAll(stage, [step2Frame(emptyObjects(8_000_000))]),
    outcome: [badMessage],
  },
]

const values: readonly Attack[] = [
  {
    name: 'root types that there are not',
    make: (stage) =>
      sendEach(
        stage,
        ['__proto__', 'constructor', 'admin', '', 'notes'].map((root) =>
          updateFrame(change(value(`${root}/x/title`, 'One'))),
        ),
      ),
    outcome: [badMessage],
  },
  {
    name: 'fields that there are not',
    make: (stage) =>
      write(
        stage,
        ['tickets/__proto__', 'tickets/x', 'tickets/x/constructor', 'tickets//title', 'people/x/admin'].map(
          (register) => value(register, 'One'),
        ),
      ),
    outcome: ['unknownRegister', 'taken'],
  },
  {
    name: 'objects that would change all objects',
    make: (stage) => {
      const own = JSON.parse('{"__proto__": {"isOrganiser": true}}') as unknown
      return sendEach(stage, [updateFrame(change(value('tickets/x/place', own)))])
    },
    outcome: [badMessage],
  },
  {
    name: 'values of wrong types',
    make: (stage) =>
      write(
        stage,
        [1, true, [], {}, -0, Number.NaN, 2 ** 60, ['One'], { toString: 'One' }].map((any) =>
          value('tickets/x/title', any),
        ),
      ),
    outcome: ['badValue', 'taken'],
  },
  {
    name: 'a title of 5 MB',
    make: (stage) => sendAll(stage, [step2Frame(change(value('tickets/x/title', 'x'.repeat(5_000_000))))]),
    outcome: [badMessage],
  },
  {
    name: 'a title of 100 KB',
    make: (stage) => write(stage, [value('tickets/x/title', 'x'.repeat(100_000))]),
    outcome: ['badValue', 'taken'],
  },
]

/** Everything of a board that a sprinter may not write. */
const notTheirs = ({ people }: Stage): readonly Item[] => [
  value(`people/${people.intruder.personId}/role`, 'organiser'),
  value(`people/${people.organiser.personId}/role`, 'sprinter'),
  value(`people/${people.organiser.personId}/removed`, true),
  value('meta/board/name', 'Mine'),
]

const identity: readonly Attack[] = [
  {
    name: 'writes that the role may not make',
    make: (stage) => write(stage, notTheirs(stage)),
    outcome: ['notAllowed', 'taken'],
  },
  {
    name: "a write under the victim's client id",
    async make(stage) {
      const { device: client } = stage.victim
      const items = [value('tickets/x/title', 'One')]
      return sendEach(stage, [updateFrame(craft([{ client, clock: 1_000_000, items }]))])
    },
    outcome: [foreignClientId],
  },
  {
    name: 'a write that builds on one that the server never had',
    make: (stage) =>
      sendEach(stage, [
        updateFrame(craft([{ client: waiting, clock: 7, items: [value('tickets/x/title', 1)] }])),
      ]),
    outcome: [orphanUpdate],
  },
  {
    name: 'updates before the first sync, and none after',
    async make(stage) {
      const connection = await intrude(
        stage,
        stage.people.intruder.token,
        Uint8Array.of(messages.queryAwareness),
      )
      for (let i = 0; i < 20; i++) connection.send(updateFrame(change(value('tickets/x/title', 'early'))))
      connection.socket.close()
      return connection.closed()
    },
    outcome: [1005],
  },
  {
    name: 'presence of the victim, and of twenty thousand others',
    async make(stage) {
      const { device: client } = stage.victim
      const others = many(20_000, (i) => ({ client: 500_000_000 + i, clock: 1, state: 'null' }))
      return sendAll(stage, [
        presenceFrame([{ client: speaking, clock: 1, state: '{}' }]),
        presenceFrame([{ client, clock: 1_000_000, state: '{"person":"mallory"}' }]),
        presenceFrame([{ client, clock: 1_000_001, state: 'null' }]),
        presenceFrame(others),
      ])
    },
    outcome: ['taken'],
  },
  {
    name: 'a presence of 1 MB',
    make: (stage) =>
      sendEach(stage, [presenceFrame([{ client: speaking, clock: 1, state: `{"x":"${'x'.repeat(1e6)}"}` }])]),
    outcome: [tooLarge],
  },
  {
    name: 'presences that are none',
    make: (stage) =>
      sendEach(
        stage,
        ['[]', '1', '"x"', '{', '{"__proto__":'].map((state, i) =>
          presenceFrame([{ client: speaking + i, clock: 1, state }]),
        ),
      ),
    outcome: [tooLarge],
  },
]

export const updates: readonly Attack[] = [...bombs, ...values, ...identity]
