// How long a board of 20,000 tickets takes to be exported and made again: `node shared/bench/export.ts`. Prints milliseconds.
import * as Y from 'yjs'
import { restoreBoard, partsOf } from '../src/ops/restore.ts'
import { exportBoard } from '../src/report/exportBoard.ts'
import { readExport } from '../src/report/readExport.ts'
import { ticketsCsv } from '../src/report/ticketsCsv.ts'
import { buildBoard, handClock, seededRandom } from '../src/testing/index.ts'
import { report, timed } from './timed.ts'

const board = buildBoard(
  { people: 150, tables: 12, upstream: 19_900, own: 100 },
  seededRandom(1),
  handClock(),
)
const doc = new Y.Doc()
Y.applyUpdate(doc, board.state)
doc.transact(() => {
  for (const ticket of board.tickets.slice(0, 2_000))
    doc.getText(`note:${ticket}`).insert(0, 'A note. '.repeat(100))
})

const written = timed('exported', () => exportBoard(doc))
report(`  ${(written.length / 1e6).toFixed(1)} million characters`)
timed('tickets.csv', () => ticketsCsv(doc))
const json: unknown = timed('parsed', () => JSON.parse(written))
const again = new Y.Doc()
let longest = 0
function step<T>(run: () => T): T {
  const start = performance.now()
  const answer = run()
  longest = Math.max(longest, performance.now() - start)
  return answer
}
const content = timed('validated', () => {
  const steps = readExport(json)
  for (;;) {
    const next = step(() => steps.next())
    if (next.done) return next.value
  }
})
if (!content.ok) throw new Error(`${content.path}: ${content.message}`)
let largest = 0
again.on('update', (update: Uint8Array) => (largest = Math.max(largest, update.length)))
timed('written', () => {
  for (const part of partsOf(content.content))
    step(() => restoreBoard(again, part, { me: 'bench', now: 0, random: Math.random }))
})
report(`  longest step ${longest.toFixed(0)} ms, largest update ${largest} bytes`)
report(`  the same bytes again: ${timed('exported again', () => exportBoard(again)) === written}`)
