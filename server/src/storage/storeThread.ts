// The thread that has the data folder: does what storeClient asks, one call after the other, and answers each.
import { parentPort, workerData } from 'node:worker_threads'
import { openFolder } from './sqlite.ts'
import type { Answer, Call, Opened } from './storeClient.ts'

const opened = openFolder(String(workerData))
const tell = (message: Opened | Answer) => parentPort?.postMessage(message)

if (opened.ok) {
  parentPort?.on('message', async (asked: Call | 'close') => {
    if (asked === 'close') {
      opened.close()
      return parentPort?.close()
    }
    const { id, port, method, args } = asked
    try {
      const act: unknown = Reflect.get(opened[port], method)
      if (typeof act !== 'function') throw new Error(`There is no ${port}.${method}.`)
      tell({ id, ok: true, value: await Reflect.apply(act, undefined, args) })
    } catch (error) {
      const problem = error instanceof Error ? error : new Error(String(error))
      // A clone has neither its class nor what SQLite says of itself.
      const { name, message, ...more } = problem
      tell({ id, ok: false, name, message, more })
    }
  })
  tell({ ok: true })
} else tell(opened)
