// How long lists of 2,000 and 20,000 tickets take: `node shared/bench/import.ts`. Prints milliseconds and bytes.
import * as Y from 'yjs'
import { importTickets, previewImport } from '../src/ops/import.ts'
import { parseList } from '../src/import/parseList.ts'
import { report, timed } from './timed.ts'

const header =
  'id,Summary,Status,Owner,Type,Component,Version,Triage Stage,Has patch,Needs documentation,Needs tests,' +
  'Patch needs improvement,Easy pickings,UI/UX,Keywords,Reporter,Created,Modified'

const tracRow = (i: number) =>
  `${i},"Ticket ${i}: a summary, as long as most of them are",new,,Bug,"Database layer (models, ORM)",dev,` +
  `Accepted,${i % 2},0,${i % 3 ? 0 : 1},0,0,0,orm speed,person${i % 99}@…,09/11/07 17:10:31,02/23/13 07:07:18`

const issue = (number: number) => ({
  html_url: `https://github.com/example/board/issues/${number}`,
  number,
  title: `Issue ${number}: a title, as long as most of them are`,
  state: 'open',
  labels: [{ name: 'good first issue' }, { name: 'docs' }],
  assignee: null,
  assignees: [],
  user: { login: 'somebody' },
  created_at: '2017-10-10T16:00:00Z',
  updated_at: '2018-10-10T16:00:00Z',
  body: 'What happens, what should happen, and how to see it. '.repeat(60),
})

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const options = { trac: 'https://code.djangoproject.com' }

function measure(name: string, content: string) {
  report(`${name}: ${(content.length / 1e6).toFixed(1)} million characters`)
  const { items } = timed('  parsed', () => parseList(content, options))
  const doc = new Y.Doc()
  let largest = 0
  doc.on('update', (update: Uint8Array) => (largest = Math.max(largest, update.length)))
  const ctx = { me: 'bench', now: 1_000_000, random: Math.random }
  timed('  previewed on an empty board', () => previewImport(doc, items, ctx))
  timed('  imported into an empty board', () => importTickets(doc, items, ctx))
  timed('  imported again', () => importTickets(doc, items, ctx))
  const bytes = timed('  encoded', () => Y.encodeStateAsUpdate(doc)).length
  report(`  largest update ${largest} bytes, document ${bytes} bytes`)
}

for (const count of [2_000, 20_000]) {
  measure(`${count} Trac rows`, [header, ...numbers(count).map(tracRow)].join('\r\n'))
  measure(
    `${count} bare references`,
    numbers(count)
      .map((n) => `#${n}`)
      .join('\n'),
  )
}
measure('8,000 GitHub issues', JSON.stringify(numbers(8_000).map(issue)))
