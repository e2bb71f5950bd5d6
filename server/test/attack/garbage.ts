// Attacks with frames that are no messages, or too large or too many of one.
import { WebSocket } from 'ws'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import { seededRandom } from '@taula/shared/testing'
import { craft } from '../sync/craft.ts'
import type { Attack } from './attack.ts'
import { intrude, sendAll, sendEach, syncFrame, updateFrame } from './intruder.ts'

/** What `ws` answers a frame above its limit, and a message in too many fragments. */
const [messageTooBig, policyViolation] = [1009, 1008]

const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const { badMessage, tooLarge } = closeCodes

const honest = updateFrame(
  craft([
    { client: 300_000_001, clock: 0, items: [{ register: 'tickets/g1/title', content: { any: ['One'] } }] },
  ]),
)

export const garbage: readonly Attack[] = [
  {
    name: 'random frames',
    async make(stage, size) {
      const random = seededRandom(1)
      const frames = many(500 * size, () =>
        Uint8Array.from(many(random.int(0, 200), () => random.int(5, 255))),
      )
      return sendEach(stage, frames)
    },
    outcome: [badMessage],
  },
  {
    name: 'messages that end too early',
    make: (stage) =>
      sendEach(
        stage,
        many(honest.length - 1, (i) => honest.subarray(0, i + 1)),
      ),
    outcome: [badMessage],
  },
  {
    name: 'messages of every type there is not',
    make(stage, size) {
      const types = many(20 * size, (i) => i).filter(
        (type) => type !== messages.sync && type !== messages.awareness && type !== messages.queryAwareness,
      )
      const steps = many(20 * size, (i) => i + 1 + syncMessages.update)
      return sendEach(stage, [
        ...types.map((type) => Uint8Array.of(type, 2, 0, 0)),
        ...steps.map((step) => syncFrame(step, Uint8Array.of(0, 0))),
      ])
    },
    outcome: [badMessage],
  },
  {
    name: 'bytes behind each message',
    make: (stage) =>
      sendEach(stage, [Uint8Array.of(...honest, 0), Uint8Array.of(messages.queryAwareness, 0)]),
    outcome: [badMessage],
  },
  {
    name: 'text frames',
    make: (stage, size) =>
      sendEach(
        stage,
        many(20 * size, (i) => 'hello'.repeat(i)),
      ),
    outcome: [badMessage],
  },
  {
    name: 'a frame of 17 MiB',
    make: (stage) => sendAll(stage, [new Uint8Array(17 * 1024 * 1024)]),
    outcome: [messageTooBig],
  },
  {
    name: 'an update of 2 MiB',
    make: (stage) => sendAll(stage, [updateFrame(new Uint8Array(2 * 1024 * 1024))]),
    outcome: [tooLarge],
  },
  {
    name: 'a message in 100,000 fragments of one byte',
    async make(stage) {
      const connection = await intrude(stage, stage.people.intruder.token)
      const { socket } = connection
      for (let i = 0; i < 100_000 && socket.readyState === WebSocket.OPEN; i++) {
        socket.send(Uint8Array.of(0), { fin: false })
        if (i % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      return connection.closed()
    },
    outcome: [policyViolation],
  },
]
