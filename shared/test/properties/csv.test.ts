// [I6] over any table, however it is laid out and whatever is said of its columns.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { columnKinds } from '../../src/import/parsed.ts'
import { parseList } from '../../src/import/parseList.ts'
import type { ParseOptions } from '../../src/import/parsed.ts'
import { importTickets } from '../../src/ops/import.ts'
import { seededRandom } from '../../src/testing/index.ts'

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    'Title',
    'Nr',
    'Estado',
    'open',
    'cerrado',
    '"',
    '""',
    `'=1`,
    '=1',
    '2024-01-02',
    '@ada',
  ),
  fc.nat({ max: 30 }).map(String),
  fc.nat({ max: 30 }).map((n) => `https://github.com/o/r/issues/${n}`),
  fc.constantFrom(
    'Fix the door',
    'fix the  DOOR',
    'a/b#3',
    'https://redmine.example/issues/3',
    'x'.repeat(501),
  ),
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const table = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    quotes: fc.boolean(),
    mark: fc.constantFrom('', '\uFEFF', 'sep=;\n'),
  })
  .map(({ rows, delimiter, end, quotes, mark }) => {
    const lines = rows.map((row) => row.map((text) => (quotes ? quoted(text) : text)).join(delimiter))
    return mark + lines.join(end)
  })
const options: fc.Arbitrary<Partial<ParseOptions>> = fc.record(
  {
    format: fc.constantFrom('csv', 'auto'),
    columns: fc.array(fc.constantFrom(null, ...columnKinds), { maxLength: 6 }),
    header: fc.boolean(),
    source: fc.constantFrom('https://github.com/o/r', 'https://trac.example.org', 'nowhere'),
  },
  { requiredKeys: [] },
)

it('[I6] importing any CSV twice changes nothing, on whichever device, and the board takes all of it', () => {
  fc.assert(
    fc.property(table, options, fc.nat(), (content, said, seed) => {
      const random = seededRandom(seed).next
      const list = parseList(content, { trac: 'https://code.djangoproject.com', ...said })
      const [one, two] = [new Y.Doc(), new Y.Doc()]
      const first = importTickets(one, list.items, { me: 'ada', now: 1, random }).value
      expect(first).toMatchObject({ bad: [], changed: 0, same: 0 })
      importTickets(two, list.items, { me: 'bo', now: 2, random })
      Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
      one.once('update', () => expect.fail('importing again changed something'))
      const again = importTickets(one, list.items, { me: 'bo', now: 3, random }).value
      expect(again).toEqual({ ...first, new: 0, same: first.new })
      for (const { row, message } of list.bad) expect([row > 0, message.length < 500]).toEqual([true, true])
    }),
    { seed: 5500, numRuns: 2_000 },
  )
})
