// Attacks with too much of what is allowed.
import { maxConnectionsOfPerson, maxNewClientIds, maxStreamsOfToken } from '../../src/sync/limits.ts'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { craft } from '../sync/craft.ts'
import type { Attack } from './attack.ts'
import { bearer } from '../main/harness.ts'
import { firstFrame, intrude, outcomesOf, presenceFrame, sendAll, updateFrame } from './intruder.ts'

let device = 700_000_000
/** So many small edits, each under a client id of its own. */
const newClientIds = (count: number) =>
  Array.from({ length: count }, () => firstFrame('tickets/flood0/title', 'One'))

export const floods: readonly Attack[] = [
  {
    name: 'as many edits as fit into the line, of one who is not sent off',
    async make(stage, size) {
      const connection = await intrude(stage, stage.people.intruder.token)
      const client = (device += 1)
      for (let clock = 0; clock < 2_000 + 400 * size; clock++) {
        const register = `tickets/flood${clock % 10}/title`
        connection.send(
          updateFrame(craft([{ client, clock, items: [{ register, content: { any: ['One'] } }] }])),
        )
      }
      return connection.outcome()
    },
    outcome: ['taken'],
    writes: 'tickets/flood',
  },
  {
    name: 'a thousand presences at once, of one who is not sent off',
    async make(stage, size) {
      const connection = await intrude(stage, stage.people.intruder.token)
      const client = (device += 1)
      const state = JSON.stringify({ pointer: 'x'.repeat(100) })
      for (let clock = 1; clock <= 1_000 * size; clock++)
        connection.send(presenceFrame([{ client, clock, state }]))
      return connection.outcome()
    },
    outcome: ['taken'],
  },
  {
    name: 'a connection more than one person may have',
    async make(stage) {
      const { token } = stage.people.intruder
      const open = await Promise.all(
        Array.from({ length: maxConnectionsOfPerson }, () => intrude(stage, token)),
      )
      await Promise.all(open.map(({ settled }) => settled()))
      const outcomes = await (await intrude(stage, token)).closed()
      for (const { socket } of open) socket.close()
      await Promise.all(open.map(({ closed }) => closed()))
      return outcomes
    },
    outcome: [closeCodes.tryLater],
  },
  {
    name: 'a stream more than one credential may open: the oldest ends',
    async make(stage) {
      const follow = () =>
        stage.server.ask(`/api/boards/${stage.boardId}/live`, undefined, bearer(stage.people.follower.token))
      const streams = []
      for (let i = 0; i <= maxStreamsOfToken; i++) streams.push(await follow())
      await streams[0]?.text()
      await Promise.all(streams.slice(1).map(({ body }) => body?.cancel()))
      return streams.map(({ status }) => status)
    },
    outcome: [200],
  },
  // The last: the intruder has no new client ids left for others.
  {
    name: 'more client ids than one person may bring, on connection after connection',
    async make(stage, size) {
      const first = await sendAll(stage, newClientIds(maxNewClientIds + 1))
      const pages = Array.from({ length: 20 * size })
      return [...first, ...(await outcomesOf(pages, () => sendAll(stage, newClientIds(2))))]
    },
    outcome: [closeCodes.tryLater],
    writes: 'tickets/flood',
  },
]
