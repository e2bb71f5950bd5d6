// A process that is killed in the middle of a compaction: `node dieInCompaction.ts FOLDER STEP`. Prints what was
// acknowledged; what it does not reach, it does not say.
import { DatabaseSync, StatementSync } from 'node:sqlite'
import * as Y from 'yjs'
import { openFolder } from '../../src/storage/sqlite.ts'

const [folder = '', step = ''] = process.argv.slice(2)
const opened = openFolder(folder)
if (!opened.ok) throw new Error(opened.message)
const { docs } = opened

const doc = new Y.Doc()
const news: Uint8Array[] = []
doc.on('update', (update: Uint8Array) => news.push(update))
async function edit(from: number) {
  for (let i = from; i < from + 4; i++) {
    doc.getMap('m').set(`k${i}`, i)
    doc.getText('t').insert(0, `${i} `)
  }
  doc.getText('t').delete(0, 2)
  return docs.append('b', { updates: news.splice(0), owners: [[doc.clientID, 'ana']], versions: [] })
}
const acknowledge = (what: string) => process.stdout.write(`${what}\n`)

// Not the first, so that there is a snapshot and what it replaced to fall back to.
const before = await edit(0)
await docs.compact('b', Y.encodeStateAsUpdate(doc), before)
const through = await edit(4)
acknowledge(JSON.stringify({ map: doc.getMap('m').toJSON(), text: doc.getText('t').toString() }))

// Every statement is a step, and so is the time before the first and behind the last.
let steps = 0
function die() {
  if (String(steps) === step) process.kill(process.pid, 'SIGKILL')
  steps += 1
}
const { exec } = DatabaseSync.prototype
const { run } = StatementSync.prototype
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  die()
  exec.call(this, sql)
}
StatementSync.prototype.run = function (this: StatementSync, ...values: Parameters<typeof run>) {
  die()
  return run.apply(this, values)
} as typeof run
await docs.compact('b', Y.encodeStateAsUpdate(doc), through)
die()
acknowledge('done')
