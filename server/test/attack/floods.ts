// Attacks with too much of what is allowed.
import { craft } from '../sync/craft.ts'
import type { Attack } from './attack.ts'
import { intrude, presenceFrame, updateFrame } from './intruder.ts'

let device = 700_000_000

export const floods: readonly Attack[] = [
  {
    name: 'as many edits as fit into the line, of one who is not sent off',
    async make(stage, size) {
      const connection = await intrude(stage, stage.people.intruder.token)
      const client = (device += 1)
      for (let clock = 0; clock < 2_500 * size; clock++) {
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
]
