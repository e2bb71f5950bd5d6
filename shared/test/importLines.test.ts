// Lines that people write or paste: references in every spelling, with and without titles, and bare titles.
import { describe, expect, it } from 'vitest'
import { factId, upstreamId } from '../src/board/ids.ts'
import { parseList } from '../src/import/parseList.ts'
import type { ParseOptions } from '../src/import/parsed.ts'

const options = { trac: 'https://code.djangoproject.com' }
const parse = (content: string, more: Partial<ParseOptions> = {}) =>
  parseList(content, { ...options, ...more })
/** `tracker#number`, and the title where there is one. */
const read = (line: string, more?: Partial<ParseOptions>) =>
  parse(line, more).items.map(({ upstream, title }) =>
    upstream ? [`${upstream.tracker}#${upstream.number}`, upstream.title] : [undefined, title],
  )

const django = 'trac:code.djangoproject.com#5500'
const url = 'https://code.djangoproject.com/ticket/5500'

describe('pasted lines', () => {
  it.each([
    '#5500',
    '5500',
    ' # 5500 ',
    '#5500.',
    '(#5500)',
    'ticket-5500',
    'ticket:5500',
    'Ticket #5500',
    'ticket 5500',
    url,
    `${url}/`,
    `${url}?cversion=0#comment:3`,
    `<${url}>`,
    `- ${url}`,
    `* [ ] [#5500](${url})`,
    'http://CODE.djangoproject.com/ticket/5500',
    'https://code.djangoproject.com/attachment/ticket/5500/fix.diff',
    'Fixes #5500',
    'See #5500 for more',
    'A mention of #5500 in the middle',
    'ticket-5500-branch',
  ])('%s is 5500, and says no title', (line) => {
    expect(read(line)).toEqual([[django, undefined]])
  })

  it.each([
    '#5500 Some title',
    '#5500: Some title',
    '#5500 - Some title',
    '1. #5500 – Some title',
    '- [x] **#5500** Some title',
    'Some title (#5500)',
    'Some title: #5500',
    'Fixed #5500 -- Some title',
    'Ticket #5500: Some title',
    `${url} Some title`,
    `Some title ${url}`,
    `- [ ] [Some title](${url})`,
    `[#5500: Some title](${url} "hover")`,
    `[#5500](${url}) Some title`,
    '#5500\tSome title\tassigned\tada',
    '5500\tSome title\tassigned\tada',
    '| #5500 | Some title | ada |',
  ])('%s has its title', (line) => {
    expect(read(line)).toEqual([[django, 'Some title']])
  })

  it.each([
    ['owner/repo#12', 'gh:owner/repo#12', undefined],
    ['Owner/re.po#12 A title', 'gh:owner/re.po#12', 'A title'],
    ['https://github.com/Owner/Repo/issues/12', 'gh:owner/repo#12', undefined],
    ['https://www.github.com/o/r/issues/12/?x=1#issuecomment-3', 'gh:o/r#12', undefined],
    ['https://github.com/o/r/pull/12/files#diff', 'gh:o/r#12', undefined],
    ['https://api.github.com/repos/o/r/pulls/12', 'gh:o/r#12', undefined],
    ['https://trac.example.org/projects/x/ticket/3', 'trac:trac.example.org/projects/x#3', undefined],
    ['https://gitlab.com/a/b/c/-/issues/4', 'gitlab:gitlab.com/a/b/c#4', undefined],
    ['https://gitlab.com/a/b/-/merge_requests/4/diffs', 'gitlab-mr:gitlab.com/a/b#4', undefined],
    ['https://codeberg.org/a/b/pulls/4/files', 'forgejo:codeberg.org/a/b#4', undefined],
    ['[[admin] Fix it](https://github.com/o/r/issues/7)', 'gh:o/r#7', '[admin] Fix it'],
  ])('%s is %s', (line, reference, title) => {
    expect(read(line)).toEqual([[reference, title]])
  })

  it('gives a pull request its own address, and leaves open what else a reference may be', () => {
    const [item] = parse('https://github.com/o/r/pull/12/files').items
    expect(item).toEqual({
      id: upstreamId('gh:o/r', 12),
      row: 1,
      upstream: { tracker: 'gh:o/r', number: 12, url: 'https://github.com/o/r/pull/12' },
      lane: 'triage',
    })
  })

  it('a number alone means the source, else the Trac of the board', () => {
    expect(read('#3', { source: 'https://trac.example.org/x/' })).toEqual([
      ['trac:trac.example.org/x#3', undefined],
    ])
    expect(read('#3', { source: 'https://github.com/Owner/Repo' })).toEqual([['gh:owner/repo#3', undefined]])
    expect(parse('#3\nA title', { trac: 'nowhere' })).toMatchObject({
      items: [{ row: 2 }],
      bad: [{ row: 1, message: expect.stringContaining('which tracker') }],
    })
  })

  it('several references: each where the line is nothing else, the first where it is', () => {
    expect(read('#1, ticket-2 3;o/r#4 and #5').map(([reference]) => reference?.split('#')[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(read('#5500 Undo what #5400 did')).toEqual([[django, 'Undo what #5400 did']])
    expect(read('#5500, #5400 and so on')).toEqual([[django, undefined]])
  })

  it.each([
    'A bare title',
    'Support C#12',
    'Use &#39; as it is',
    'the colour #fff',
    '=SUM(A1)',
    '{% url %} fails',
    'Write docs for https://example.com/foo',
    'javascript:alert(1)',
    'Überprüfen 日本語',
  ])('%s is a title', (line) => {
    expect(read(line)).toEqual([[undefined, line]])
  })

  it('the same title is the same ticket, however it is spaced and spelt', () => {
    const { items } = parse('- Fix the  docs\n* [ ] fix the docs\nFIX THE DOCS')
    expect(items).toEqual([
      {
        id: factId('title:fix the docs'),
        row: 3,
        upstream: undefined,
        title: 'FIX THE DOCS',
        lane: 'triage',
      },
    ])
  })

  it('the same reference twice keeps the title of the one that has it', () => {
    expect(read('#5500 Some title\n#5500')).toEqual([[django, 'Some title']])
  })

  it('skips blank lines, rules, headings and comments, and counts all lines', () => {
    const { items, bad } = parse(
      '# Monday\r\n\r\n---\r\n// later\r\n#1\r\n***\r\nhttps://example.com/x\r\n#0',
    )
    expect(items.map(({ row }) => row)).toEqual([5])
    expect(bad).toEqual([
      { row: 7, message: 'This is not the address of a ticket, an issue or a pull request.' },
      { row: 8, message: '“#0” is not a ticket number.' },
    ])
  })

  it('a line that is too long is a bad row', () => {
    expect(parse(`Short\n${'x'.repeat(100_000)}\n#1 ${'y'.repeat(501)}`)).toMatchObject({
      items: [{ title: 'Short' }],
      bad: [
        { row: 2, message: 'This title has 100,000 characters; the limit is 500.' },
        { row: 3, message: 'This title has 501 characters; the limit is 500.' },
      ],
    })
  })
})
