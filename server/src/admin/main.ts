// The commands for whoever runs a server: `taula backup FILE` and `taula restore FILE`. Nothing here knows hono, ws or a
// room; they work on the data folder beside a server, and the server knows nothing of them.
import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { lowestDeviceClientId } from '@taula/shared/board/clientIds'
import { readConfig } from '../config.ts'
import { no } from './answer.ts'
import type { Answer } from './answer.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'

const usage = 'Say what to do: taula backup FILE, or taula restore FILE.'
/** The server writes under low ids, which lose to people's. */
const serverId = () => randomInt(2, lowestDeviceClientId)

async function run([command, name, ...more]: readonly string[]): Promise<Answer> {
  if (name === undefined || more.length > 0) return no(usage)
  const read = readConfig(process.env)
  if (!read.ok) return read
  const { dataDir } = read.config
  // Scripts run in the project's folder, wherever they were called.
  const file = resolve(process.env['INIT_CWD'] ?? '.', name)
  if (command === 'backup') return backUp(dataDir, file)
  if (command === 'restore') return restore(dataDir, file, { serverId, now: Date.now })
  return no(usage)
}

const { ok, message } = await run(process.argv.slice(2))
if (ok) console.log(message)
else console.error(message)
process.exitCode = ok ? 0 : 2
