// Plain tables: laid out somehow, headed in some language or not at all, and mapped by a guess that a person may correct.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { upstreamId } from '../src/board/ids.ts'
import { parseList } from '../src/import/parseList.ts'
import type { Columns, ParseOptions } from '../src/import/parsed.ts'
import { importTickets } from '../src/ops/import.ts'
import { addTicket } from '../src/ops/tickets.ts'
import { seededRandom } from '../src/testing/index.ts'

const options = { trac: 'https://trac.example.org' }
const parse = (content: string, more: Partial<ParseOptions> = {}) =>
  parseList(content, { ...options, ...more })
const columns = (content: string, more?: Partial<ParseOptions>) => parse(content, more).layout?.columns
/** What became of each row: `tracker#number title`, or the title alone. */
const read = (content: string, more?: Partial<ParseOptions>) =>
  parse(content, more).items.map(({ upstream, title }) =>
    upstream ? `${upstream.tracker}#${upstream.number} ${upstream.title}` : title,
  )

const issue = (n: number) => `https://github.com/o/r/issues/${n}`

describe('plain CSV', () => {
  it.each([
    ['commas', `Title,Link\r\nOne,${issue(1)}\r\n"Two, quoted ""twice""",${issue(2)}\r\n`],
    ['semicolons', `Title;Link\nOne;${issue(1)}\n"Two, quoted ""twice""";${issue(2)}`],
    ['tabs', `Title\tLink\nOne\t${issue(1)}\nTwo, quoted "twice"\t${issue(2)}`],
    ['a byte order mark', `\uFEFFTitle,Link\r\nOne,${issue(1)}\r\n"Two, quoted ""twice""",${issue(2)}`],
    ['old line ends', `Title;Link\rOne;${issue(1)}\rTwo, quoted "twice";${issue(2)}`],
    ['a separator that is said', `sep=;\r\nTitle;Link\r\nOne;${issue(1)}\r\nTwo, quoted "twice";${issue(2)}`],
    ['no headings, semicolons', `One;${issue(1)}\nTwo, quoted "twice";${issue(2)}`],
    ['no headings, commas', `${issue(1)},One\n${issue(2)},"Two, quoted ""twice"""`],
  ])('%s', (_name, content) => {
    expect(parse(content)).toMatchObject({ format: 'csv', bad: [] })
    expect(read(content)).toEqual(['gh:o/r#1 One', 'gh:o/r#2 Two, quoted "twice"'])
  })

  it.each<[string, string, Columns]>([
    [
      'English',
      'Issue ID,Title,URL,State,Assignee,Labels',
      ['number', 'title', 'url', 'state', 'owner', 'labels'],
    ],
    [
      'Spanish',
      'Número;Título;Enlace;Estado;Asignado a;Tipo',
      ['number', 'title', 'url', 'state', 'owner', 'type'],
    ],
    [
      'Catalan',
      'Número;Títol;Enllaç;Estat;Assignat a;Etiquetes',
      ['number', 'title', 'url', 'state', 'owner', 'labels'],
    ],
    [
      'German',
      'Nummer;Titel;Zustand;Zugewiesen an;Bereich',
      ['number', 'title', 'state', 'owner', 'component'],
    ],
    [
      'French',
      'Numéro;Titre;Lien;État;Assigné à;Étiquettes',
      ['number', 'title', 'url', 'state', 'owner', 'labels'],
    ],
    ['no language', 'N°;What;Created_At (UTC);Whatever', ['number', 'title', 'created', null]],
    ['GitLab', 'Title,Issue ID,Assignee,Assignee Username,Name', ['title', 'number', null, 'owner', null]],
  ])('knows headings in %s', (_language, header, expected) => {
    const cells = header.split(/[;,]/).map((_, i) => `x${i}`)
    const row = cells.join(header.includes(';') ? ';' : ',')
    expect(columns(`${header}\n${row}\n${row}`, { format: 'csv' })).toEqual(expected)
  })

  it.each<[string, string, Columns]>([
    ['a number, a title, a state', '12;Fix the door;open\n15;Paint;done', ['number', 'title', 'state']],
    ['counted rows', '1;Fix the door\n2;Paint', [null, 'title']],
    ['the longest text', 'Ada;Fix the door\nBo;Paint the wall', [null, 'title']],
    ['a handle and a day', 'Fix it;@ada;2024-01-02\nPaint;@bo;2024-02-03', ['title', 'owner', 'created']],
    [
      "GitHub's command line",
      '12\tOPEN\tFix it\tbug, docs\t2024-01-02T03:04:05Z\n15\tCLOSED\tPaint\t\t2024-01-02T03:04:05Z',
      ['number', 'state', 'title', null, 'created'],
    ],
  ])('without headings it goes by what stands there: %s', (_name, content, expected) => {
    expect(parse(content)).toMatchObject({ format: 'csv', layout: { hasHeader: false, columns: expected } })
  })

  it('headings that nobody knows are headings where numbers, days or addresses stand below', () => {
    expect(parse('Vorgang;Seit wann\nTür;2024-01-02\nWand;2024-02-03').layout).toMatchObject({
      hasHeader: true,
      columns: ['title', 'created'],
    })
  })

  it('“Nr” over 1, 2, 3 counts rows, unless the source is said', () => {
    const content = 'Nr;Was;Wer\n1;Tür;Ada\n2;Wand;Bo'
    expect(read(content)).toEqual(['Tür', 'Wand'])
    expect(read(content, { source: 'https://github.com/o/r' })).toEqual(['gh:o/r#1 Tür', 'gh:o/r#2 Wand'])
  })

  it('a column of estimates under a heading of its own is no column of ticket numbers', () => {
    expect(columns('Titel;Stunden\nTür;3\nWand;8')).toEqual(['title', null])
  })

  it('the mapping and the headings are taken from whoever says them', () => {
    const content = 'Ada;Fix the door;12\nBo;Paint;15'
    const said = { columns: ['owner', 'title', 'number'] as const, header: false }
    expect(parse(content, said)).toMatchObject({
      format: 'csv',
      items: [
        { row: 1, upstream: { number: 12, owner: 'Ada' } },
        { row: 2, upstream: { number: 15 } },
      ],
    })
    expect(read(content, { ...said, header: true })).toEqual(['trac:trac.example.org#15 Paint'])
    expect(read(content, { columns: [null, null, 'title'] })).toEqual(['12', '15'])
    expect(read(content, { columns: ['title'] })).toEqual(['Ada', 'Bo'])
    expect(parse(content, { columns: [null, 'state'] }).bad[0]?.message).toContain('Say which one')
  })

  it('says all that a row says', () => {
    const content =
      'URL,Title,State,Labels,Assignee,Type,Component,Created\n' +
      `${issue(3)},A title,Closed,"bug, good first issue",@ada,Bug,Forms,02.01.2024 10:00`
    expect(parse(content).items).toEqual([
      {
        id: upstreamId('gh:o/r', 3),
        row: 2,
        upstream: {
          tracker: 'gh:o/r',
          number: 3,
          url: issue(3),
          title: 'A title',
          kind: 'issue',
          state: 'closed',
          resolution: undefined,
          type: 'Bug',
          component: 'Forms',
          labels: ['bug', 'good first issue'],
          owner: 'ada',
          created: '2024-01-02T10:00:00',
          flags: ['easy'],
        },
        flagsSaid: ['patch', 'easy'],
        lane: 'landed',
      },
    ])
  })

  it('a number is one of the source, else of the Trac of the board; an address is surer', () => {
    const content = `number;title;url\n7;One;\n#8;Two;${issue(9)}\no/r#10;Three;`
    expect(read(content)).toEqual(['trac:trac.example.org#7 One', 'gh:o/r#9 Two', 'gh:o/r#10 Three'])
    const at = { source: 'https://github.com/a/b' }
    expect(read(content, at)).toEqual(['gh:a/b#7 One', 'gh:o/r#9 Two', 'gh:o/r#10 Three'])
    expect(parse('number;title\n7;One', { trac: 'nowhere', format: 'csv' }).bad).toMatchObject([{ row: 2 }])
  })

  it('rows of trackers that nobody knows come from nowhere, whatever their number', () => {
    const content = 'number;title;url\n7;One;https://redmine.example/issues/7\nPROJ-8;Two;'
    expect(read(content)).toEqual(['One', 'Two'])
  })

  it('a closed ticket from nowhere is a landed one', () => {
    expect(parse('title;state\nOne;Hecho\nTwo;abierto').items.map(({ lane }) => lane)).toEqual([
      'landed',
      'triage',
    ])
  })

  it('bad rows are listed by number, the others come in', () => {
    const content = `Title;Link\nOne;${issue(1)}\n;\nTwo;${issue(2)};and more\n  ;no title\n${'x'.repeat(501)};\nThree;${issue(3)}`
    const { items, bad } = parse(content)
    expect(items.map(({ row }) => row)).toEqual([2, 7])
    expect(bad.map(({ row }) => row)).toEqual([4, 5, 6])
  })

  it('an address without a title is a reference', () => {
    expect(read(`title;url\n;${issue(4)}\nFive;${issue(5)}`)).toEqual(['gh:o/r#4 undefined', 'gh:o/r#5 Five'])
  })

  it('a quote that is never closed costs its own row and no other', () => {
    expect(read('title;state\n"One;open\nTwo;open')).toEqual(['"One', 'Two'])
  })

  it.each([
    ['Trac', 'id,Summary,Triage Stage,Has patch\n7,One,Accepted,1', 'trac-csv'],
    ['Trac with addresses', `id,Summary,Triage Stage,URL\n7,One,Accepted,${issue(7)}`, 'trac-csv'],
    ['Trac by tabs', 'id\tSummary\tStatus\n7\tOne\tnew', 'trac-tsv'],
    ['numbers with addresses', `number,title,url\n7,One,${issue(7)}`, 'csv'],
    ['sentences with commas', 'Docs, tests, and code\nForms, admin, and mail', 'list'],
    ['references with semicolons', '#1;#2\n#3;#4', 'list'],
    ['a title with a semicolon', 'Fix it; then rest\nAnother', 'list'],
    ['JSON', `[{"html_url":"${issue(1)}","title":"a;b"}]`, 'github'],
  ])('%s is found out', (_name, content, format) => {
    expect(parse(content).format).toBe(format)
  })
})

describe('[I6] a plain list on a board', () => {
  function board() {
    const doc = new Y.Doc()
    const ctx = { me: 'ada', now: 10, random: seededRandom(1).next }
    const bring = (content: string, more?: Partial<ParseOptions>) =>
      importTickets(doc, parse(content, more).items, ctx).value
    return { doc, ctx, bring }
  }

  it('twice changes nothing, also where no tracker knows the rows', () => {
    const { doc, bring } = board()
    const content = `Title;Link;Assignee\nOne;${issue(1)};ada\nFrom nowhere;;`
    expect(bring(content)).toMatchObject({ new: 2 })
    doc.once('update', () => expect.fail('something changed'))
    expect(bring(content)).toMatchObject({ new: 0, changed: 0, same: 2, bad: [] })
    expect(bring('title;state\nFROM  nowhere;open')).toMatchObject({ new: 0, same: 1 })
  })

  it('meets the same tickets from other lists', () => {
    const { bring } = board()
    bring(`${issue(1)}\n#7`)
    expect(bring(`number;title;url\n7;Seven;\n1;One;${issue(1)}`)).toMatchObject({ new: 0, changed: 2 })
  })

  it('a title that somebody wrote on the board by hand is that ticket, while it is on the board', () => {
    const { doc, ctx, bring } = board()
    const added = addTicket(doc, { title: 'Paint the wall' }, ctx)
    const content = 'title;state\npaint the  wall;open\nFix the door;open'
    expect(bring(content)).toMatchObject({
      new: 1,
      same: 1,
      tickets: [added.ok && added.value, expect.any(String)],
    })
    expect(bring(content)).toMatchObject({ new: 0, same: 2 })
  })
})
